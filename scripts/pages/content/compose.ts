import type { Damage, Hand, Look, PageDocument, Paragraph, Regime, ScanMode, Signer } from '../model.ts';
import { createRandom, type Random } from '../random.ts';
import { chooseAgency, type Agency } from './agencies.ts';
import { sentences, subjectOf, tableRows } from './matters.ts';
import { personName, rankBefore } from './people.ts';

interface TypeOfDocument {
  readonly name: string;
  readonly abbreviation: string;
  readonly weight: number;
}

const TYPES: readonly TypeOfDocument[] = [
  { name: 'Công văn', abbreviation: '', weight: 32 },
  { name: 'Quyết định', abbreviation: 'QĐ', weight: 24 },
  { name: 'Báo cáo', abbreviation: 'BC', weight: 9 },
  { name: 'Tờ trình', abbreviation: 'TTr', weight: 8 },
  { name: 'Thông báo', abbreviation: 'TB', weight: 8 },
  { name: 'Kế hoạch', abbreviation: 'KH', weight: 7 },
  { name: 'Giấy mời', abbreviation: 'GM', weight: 4 },
  { name: 'Hướng dẫn', abbreviation: 'HD', weight: 3 },
  { name: 'Chỉ thị', abbreviation: 'CT', weight: 3 },
  { name: 'Nghị quyết', abbreviation: 'NQ', weight: 2 },
];

const PEN_FONTS = [
  'Dancing Script',
  'Breip',
  'DkgHandwriting',
  'Rufscript',
  'Steve',
  'Delphine',
  'Kristi',
  'Ecolier_court',
];
/** NĐ 30/2020/NĐ-CP is in force from 5 March 2020. */
const DECREE_30 = 20_200_305;

const two = (value: number) => String(value).padStart(2, '0');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export interface ComposeOptions {
  readonly id: string;
  readonly seed: string;
  /** Share of documents whose number (and mostly day) is written by hand. */
  readonly handwritten: number;
  /** Share of documents that lack the signature, the seal or both; absent: none. */
  readonly unsigned?: number;
  /** Of whom and of when it is; absent: of anybody. */
  readonly of?: { readonly agency: Agency; readonly signer: Pick<Signer, 'name' | 'role'>; readonly year: number };
}

/** A whole document from a seed: the same seed gives the same document. */
export function compose({ id, seed, handwritten, unsigned = 0, of }: ComposeOptions): PageDocument {
  const random = createRandom(seed);
  const agency = of?.agency ?? chooseAgency(random);
  const type = chooseType(random, agency);
  const date = { year: of?.year ?? random.whole(2009, 2024), month: random.whole(1, 12), day: random.whole(1, 28) };
  const regime = regimeOf(agency, date);
  const unit = random.pick(agency.units);
  const signing = signingOf(seed, unsigned);
  return {
    id,
    regime,
    documentType: type.name,
    parent: agency.parent,
    issuer: spelled(random, agency.issuer),
    number: numberOf(random),
    ...notationOf(random, { agency, type, unit, year: date.year, regime }),
    ...handsOf(random, handwritten),
    place: agency.place,
    date,
    ...wordingOf(random, { agency, type, year: date.year }),
    body: bodyOf(random, { agency, type, year: date.year }),
    recipients: random.chance(0.04) ? [] : recipientsOf(random, type, unit),
    signers: signersOf(random, agency).map((one, i, all) => ({ ...one, ...signing, ...(i === all.length - 1 && of?.signer) })),
    ...putUpon(random, agency, date),
    look: lookOf(random),
    ...scanOf(random),
  }; // prettier-ignore
}

function handsOf(random: Random, handwritten: number): Pick<PageDocument, 'numberBy' | 'dayBy' | 'monthBy'> {
  const byHand = random.chance(handwritten);
  const numberBy: Hand = byHand ? (random.chance(0.12) ? 'stamp' : 'pen') : 'print';
  const dayBy: Hand = random.chance(byHand ? 0.85 : 0.12) ? 'pen' : 'print';
  return { numberBy, dayBy, monthBy: dayBy === 'pen' && random.chance(0.5) ? 'pen' : 'print' };
}

type Wording = Pick<PageDocument, 'title' | 'subject' | 'subjectMark' | 'addressees' | 'authority'>;

function wordingOf(random: Random, { agency, type, year }: BodyParts): Wording {
  const letter = type.abbreviation === '';
  const subject = subjectOf(random, year, random.chance(0.3));
  const subjectMark = markOf(random, type);
  return {
    title: letter ? undefined : type.name.toUpperCase(),
    subject: subjectMark === '' ? capital(subject) : subject,
    subjectMark,
    addressees: addresseesOf(random, type),
    authority: decides(type) ? authorityOf(agency) : undefined,
  };
}

function decides({ name }: TypeOfDocument): boolean {
  return name === 'Quyết định' || name === 'Nghị quyết';
}

type PutUpon = Pick<PageDocument, 'annex' | 'urgency' | 'arrival' | 'certified' | 'marginNote'>;

/** What comes behind the document or upon it afterwards. */
function putUpon(random: Random, agency: Agency, date: PageDocument['date']): PutUpon {
  const urgency = random.weighted([
    [undefined, 92],
    ['KHẨN', 4],
    ['HỎA TỐC', 3],
    ['THƯỢNG KHẨN', 1],
  ]);
  return {
    annex: random.chance(0.08) ? annexOf(random, date.year) : [],
    urgency,
    arrival: random.chance(0.22) ? arrivalOf(random, agency, date) : undefined,
    certified: random.chance(0.04) ? certifiedOf(random, agency) : undefined,
    marginNote: random.chance(0.1) ? random.pick(['Chuyển P. TH tham mưu', 'Lưu hồ sơ', 'VP xử lý gấp']) : undefined,
  };
}

function chooseType(random: Random, agency: Agency): TypeOfDocument {
  const allowed = TYPES.filter(
    ({ name }) => name !== 'Nghị quyết' || agency.abbreviation === 'HĐND' || agency.kind === 'party',
  );
  return random.weighted(allowed.map((type) => [type, type.weight] as const));
}

function regimeOf(agency: Agency, { year, month, day }: PageDocument['date']): Regime {
  if (agency.kind === 'party') return 'party';
  return year * 10_000 + month * 100 + day < DECREE_30 ? 'tt01' : 'nd30';
}

function spelled(random: Random, lines: readonly string[]): readonly string[] {
  return random.chance(0.15) ? lines.map((line) => line.replaceAll('ỦY', 'UỶ')) : lines;
}

function numberOf(random: Random): string {
  const number = random.whole(1, random.chance(0.3) ? 99 : 3900);
  const suffix = random.chance(0.04) ? random.pick(['A', 'B', 'a']) : '';
  return `${number < 10 ? two(number) : String(number)}${suffix}`;
}

interface NotationParts {
  readonly agency: Agency;
  readonly type: TypeOfDocument;
  readonly unit: string;
  readonly year: number;
  readonly regime: Regime;
}

function notationOf(random: Random, parts: NotationParts): { notation: string; joint: string } {
  const { agency, type, unit, year, regime } = parts;
  if (regime === 'party')
    return { notation: `${type.abbreviation === '' ? 'CV' : type.abbreviation}/${agency.abbreviation}`, joint: '-' };
  const joint = agency.kind === 'court' && type.name === 'Quyết định' ? `/${String(year)}/` : '/';
  if (type.abbreviation === '') return { notation: `${agency.abbreviation}-${unit}`, joint };
  const body = agency.abbreviation;
  const three = random.chance(0.05) && body === 'UBND' ? random.pick(['NĐ-UB', 'TC-UBND']) : undefined;
  return { notation: `${type.abbreviation}-${three ?? body}`, joint };
}

function markOf(random: Random, type: TypeOfDocument): string {
  if (type.name === 'Giấy mời') return 'Dự họp về việc ';
  if (type.abbreviation === '')
    return random.weighted([
      ['V/v ', 75],
      ['V/v: ', 10],
      ['Về việc ', 10],
      ['V/v', 5],
    ]);
  return random.weighted([
    ['Về việc ', 60],
    ['', 30],
    ['V/v ', 10],
  ]);
}

function addresseesOf(random: Random, type: TypeOfDocument): readonly string[] {
  const all = [
    'Các sở, ban, ngành',
    'Ủy ban nhân dân các huyện, thành phố',
    'Thủ trưởng các đơn vị trực thuộc',
    'Văn phòng Hội đồng nhân dân',
    'Kho bạc Nhà nước',
  ];
  if (type.abbreviation === '') return random.some(all, random.whole(1, 4));
  return type.name === 'Tờ trình' || (type.name === 'Báo cáo' && random.chance(0.5)) || type.name === 'Giấy mời'
    ? random.some(all, 1)
    : [];
}

function authorityOf(agency: Agency): string {
  const issuer = agency.issuer.join(' ');
  return agency.kind === 'people' ? issuer : `${agency.offices[0]} ${issuer}`;
}

interface BodyParts {
  readonly agency: Agency;
  readonly type: TypeOfDocument;
  readonly year: number;
}

function bodyOf(random: Random, { agency, type, year }: BodyParts): Paragraph[] {
  const count = random.weighted([
    [random.whole(3, 5), 60],
    [random.whole(6, 8), 25],
    [random.whole(10, 14), 15],
  ]);
  const text = sentences(random, year, count).map((sentence, i): Paragraph => ({
    kind: 'text',
    text: `${String(i + 1)}. ${sentence}`,
  }));
  const table: Paragraph[] = random.chance(0.2) ? [{ kind: 'table', rows: tableRows(random) }] : [];
  if (decides(type)) {
    const articles = sentences(random, year, count).map((sentence, i): Paragraph => ({
      kind: 'text',
      text: `Điều ${String(i + 1)}. ${sentence}`,
    }));
    return [
      { kind: 'basis', text: 'Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản quy định chi tiết thi hành;' },
      { kind: 'basis', text: `Xét đề nghị của bộ phận tham mưu tại Tờ trình số ${String(random.whole(10, 300))}/TTr-${agency.units[0] ?? 'VP'} ngày ${String(random.whole(10, 28))}/${String(random.whole(3, 12))}/${String(year)},` },
      { kind: 'centred', text: `${type.name === 'Quyết định' ? 'QUYẾT ĐỊNH' : 'QUYẾT NGHỊ'}:` },
      ...articles,
      ...table,
    ]; // prettier-ignore
  }
  const heading: Paragraph[] = random.chance(0.3) ? [{ kind: 'heading', text: 'I. TÌNH HÌNH CHUNG' }] : [];
  const opening: Paragraph = {
    kind: 'text',
    text: `Thực hiện chương trình công tác năm ${String(year)}, ${agency.name} có ý kiến như sau:`,
  };
  return [opening, ...heading, ...text, ...table, { kind: 'text', text: 'Trân trọng./.' }];
}

function recipientsOf(random: Random, type: TypeOfDocument, unit: string): string[] {
  const some = random.some(
    [
      'Thường trực Tỉnh ủy (b/c)',
      'Chủ tịch, các Phó Chủ tịch',
      'Văn phòng',
      'Báo, Đài địa phương',
      'Trang thông tin điện tử',
      'Các phòng chuyên môn',
    ],
    random.whole(1, 4),
  );
  const first = type.name === 'Quyết định' ? 'Như Điều 3' : 'Như trên';
  return [`${first};`, ...some.map((name) => `${name};`), `Lưu: VT, ${unit}.`];
}

function signersOf(random: Random, agency: Agency): Signer[] {
  const first = signerOf(random, agency);
  if (!random.chance(0.04)) return [first];
  const other = {
    ...signerOf(random, agency),
    role: random.pick([['KẾ TOÁN TRƯỞNG'], ['NGƯỜI LẬP BIỂU'], ['PHÊ DUYỆT', 'GIÁM ĐỐC']]),
    deputyByHand: false,
  };
  return [other, first];
}

function roleOf(random: Random, agency: Agency): string[] {
  const [head, deputy] = agency.offices;
  const power = agency.power === undefined ? [] : [agency.power];
  const byDeputy = agency.kind === 'party' ? [deputy] : [`KT. ${head}`, deputy];
  const kind = random.weighted([
    ['head', 40],
    ['deputy', 45],
    ['delegate', 15],
  ] as const);
  if (kind === 'head') return [...power, head];
  if (kind === 'deputy') return [...power, ...byDeputy];
  if (agency.kind === 'unit' || agency.kind === 'party') return byDeputy;
  const delegate = random.pick([
    ['CHÁNH VĂN PHÒNG'],
    ['TRƯỞNG PHÒNG TỔ CHỨC', 'CÁN BỘ'],
    ['KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'],
  ]);
  return [`TL. ${head}`, ...delegate];
}

const SIGNED = { signed: true, sealed: true } as const;

/** What some documents lack; drawn apart, so that a seed gives the same pages whatever the share. */
function signingOf(seed: string, unsigned: number): Pick<Signer, 'signed' | 'sealed'> {
  const random = createRandom(`signing ${seed}`);
  if (!random.chance(unsigned)) return SIGNED;
  return random.weighted([
    [{ signed: false, sealed: false }, 60],
    [{ signed: true, sealed: false }, 30],
    [{ signed: false, sealed: true }, 10],
  ]);
}

function signerOf(random: Random, agency: Agency): Signer {
  const role = roleOf(random, agency);
  const stamped = random.chance(0.2);
  return {
    role,
    name: `${rankBefore(random, agency.kind)}${personName(random)}`,
    roleBy: stamped && random.chance(0.4) ? 'stamp' : 'print',
    nameBy: stamped ? 'stamp' : 'print',
    deputyByHand: role[0]?.startsWith('KT. ') === true && random.chance(0.05),
    seal: agency.issuer.join(' '),
    sealAt: [random.between(-34, -14), random.between(-12, 16)],
    ...SIGNED,
  };
}

function arrivalOf(random: Random, agency: Agency, date: PageDocument['date']): PageDocument['arrival'] {
  return {
    office: `VĂN PHÒNG ${agency.place.toUpperCase()}`,
    number: String(random.whole(100, 9800)),
    date: `${two(random.whole(1, 28))}/${String(date.month)}/${String(date.year)}`,
  };
}

const COPIES = [
  { title: 'SAO Y', abbreviation: 'SY' },
  { title: 'SAO Y BẢN CHÍNH', abbreviation: 'SY' },
  { title: 'SAO LỤC', abbreviation: 'SL' },
  { title: 'TRÍCH SAO', abbreviation: 'TrS' },
] as const;

function certifiedOf(random: Random, agency: Agency): PageDocument['certified'] {
  const office = `VĂN PHÒNG UBND ${agency.place.toUpperCase()}`;
  const signer: Signer = {
    role: ['CHÁNH VĂN PHÒNG'],
    name: personName(random),
    roleBy: 'print',
    nameBy: 'print',
    deputyByHand: false,
    seal: office,
    sealAt: [-24, 0],
    ...SIGNED,
  };
  const number = random.whole(10, 400);
  const kind = COPIES[number % COPIES.length] ?? COPIES[0];
  return { title: kind.title, issuer: [office], number: `${String(number)}/${kind.abbreviation}-VP`, signer };
}

function annexOf(random: Random, year: number): Paragraph[] {
  return [
    { kind: 'break' },
    { kind: 'centred', text: 'PHỤ LỤC' },
    { kind: 'centred', text: `(Kèm theo văn bản số …… ngày … tháng … năm ${String(year)})` },
    { kind: 'table', rows: tableRows(random) },
    ...sentences(random, year, 3).map((text): Paragraph => ({ kind: 'text', text })),
  ];
}

function lookOf(random: Random): Look {
  return {
    font: random.weighted([['Liberation Serif', 45], ['Tinos', 35], ['FreeSerif', 8], ['Noto Serif', 5], ['Liberation Sans', 7]]),
    size: random.pick([13, 13.5, 14, 14]),
    line: random.between(1.15, 1.4),
    left: random.between(28, 34),
    right: random.between(15, 20),
    top: random.between(17, 24),
    indent: random.between(9, 13),
    justify: random.chance(0.9),
    penFont: random.pick(PEN_FONTS),
    penColour: random.weighted([['#20309a', 60], ['#17181f', 40]]),
    penSize: random.between(1.2, 1.6),
    penTurn: random.between(-5, 5),
  }; // prettier-ignore
}

const LEAST_PPI: Readonly<Record<ScanMode, readonly (readonly [number, number])[]>> = {
  colour: [[300, 25], [200, 50], [150, 18], [100, 7]],
  grey: [[300, 25], [200, 55], [150, 20]],
  fax: [[300, 30], [200, 70]],
  photo: [[200, 60], [160, 40]],
  'dot-matrix': [[300, 30], [200, 70]],
}; // prettier-ignore

function scanOf(random: Random): { damage: Damage; mode: ScanMode; ppi: number } {
  const damage = random.weighted<Damage>([
    ['good', 30],
    ['usual', 45],
    ['poor', 25],
  ]);
  const mode = random.weighted<ScanMode>([
    ['colour', 70],
    ['grey', 10],
    ['fax', 10],
    ['photo', 5],
    ['dot-matrix', 5],
  ]);
  return { damage, mode, ppi: random.weighted(LEAST_PPI[mode]) }; // prettier-ignore
}
