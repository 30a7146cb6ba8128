import { createRandom, type Random } from './random.ts';
import { COMMITTEE_MATTERS, FILLINGS, OFFICE_MATTERS, OFFICE_UNITS, YEARS, type Matter } from './matters.ts';

/** One dossier as the slip has it, before anything is in the archive. */
export interface DemoDossier {
  readonly temporaryNumber: number;
  /** Titles of headings, from the top down. */
  readonly heading: readonly string[];
  readonly title: string;
  /** Partial dates: `2015`, `2015-03`, `2015-03-09`. */
  readonly startDate: string;
  readonly endDate: string;
  readonly accessConditions: string;
  readonly documentCount: number;
  readonly sheetCount: number;
  readonly physicalCondition: string;
  readonly note: string | null;
  readonly types: readonly string[];
}
export interface DemoDocument {
  readonly temporaryNumber: number;
  readonly ordinal: number;
  readonly documentType: string;
  readonly number: string;
  readonly notation: string;
  readonly issuedOn: string;
  readonly issuingBody: string;
  readonly subject: string;
  readonly sheetNumber: number;
  readonly sheetCount: number;
}

export interface DemoFonds {
  readonly code: string;
  readonly name: string;
  readonly creator: string;
  readonly abbreviation: string;
  readonly bundles: number;
  readonly dossiers: number;
  /** The dossier of a temporary number (from 1); the same each time. */
  dossier(temporaryNumber: number): DemoDossier;
  /** Its documents, as many and with as many sheets as the dossier says. */
  documents(dossier: DemoDossier): readonly DemoDocument[];
}

export interface DemoSize {
  readonly dossiers: number;
  readonly seed: number;
}

/** Bundles of the whole at full size: 5,000 for 12,000 dossiers. */
const BUNDLES_A_DOSSIER = 5000 / 12_000;
const COMMITTEE_SHARE = 2 / 3;

/** Two fonds side by side: the Committee and its Office. */
export function generateArrangement({ dossiers, seed }: DemoSize): readonly [DemoFonds, DemoFonds] {
  const committee = Math.max(1, Math.round(dossiers * COMMITTEE_SHARE));
  const names = { code: 'UB', creator: 'Ủy ban nhân dân tỉnh Trường Hà', abbreviation: 'UBND' };
  const office = { code: 'VP', creator: 'Văn phòng Ủy ban nhân dân tỉnh Trường Hà', abbreviation: 'VPUBND' };
  return [
    makeFonds({ ...names, matters: COMMITTEE_MATTERS, dossiers: committee, seed: seed * 2 }),
    makeFonds({ ...office, matters: OFFICE_MATTERS, dossiers: Math.max(1, dossiers - committee), seed: seed * 2 + 1 }),
  ];
}

type Plan = Pick<DemoFonds, 'code' | 'creator' | 'abbreviation' | 'dossiers'> & {
  readonly matters: readonly Matter[];
  readonly seed: number;
};

function makeFonds({ matters, seed, ...plan }: Plan): DemoFonds {
  return {
    ...plan,
    name: `Phông ${plan.creator}`,
    bundles: Math.max(1, Math.round(plan.dossiers * BUNDLES_A_DOSSIER)),
    dossier: (number) => makeDossier(number, matters, createRandom(seed * 1_000_003 + number)),
    documents: (dossier) => makeDocuments(dossier, plan, createRandom(seed * 7_000_003 + dossier.temporaryNumber)),
  };
}

const SECRET_SHARE = 0.01;
const NOTES = ['- Thiếu văn bản kèm theo', '+ Có bút phê của lãnh đạo', 'Bản chụp, chữ mờ', '=> Xem hồ sơ kế tiếp'];

function makeDossier(temporaryNumber: number, matters: readonly Matter[], random: Random): DemoDossier {
  const { heading, title, types } = random.oneOf(matters);
  const year = random.oneOf(YEARS);
  const [startDate, endDate] = spanOf(year, random);
  const documentCount = random.between(3, 22);
  return {
    ...{ temporaryNumber, types, startDate, endDate, documentCount },
    heading: OFFICE_UNITS.includes(heading[0] ?? '') ? [...heading, `Năm ${String(year)}`] : heading,
    title: filled(title, year, random),
    accessConditions: random.chance(SECRET_SHARE) ? 'Mật' : random.chance(0.9) ? 'Công khai' : 'Sử dụng có điều kiện',
    sheetCount: documentCount * random.between(1, 4),
    physicalCondition: random.oneOf(['Tốt', 'Bình thường', 'Bình thường', 'Hỏng']),
    note: random.chance(0.05) ? random.oneOf(NOTES) : null,
  };
}

/** Of some dossiers only the year or the month is known. */
function spanOf(year: number, random: Random): readonly [string, string] {
  const first = random.between(1, 9);
  const last = random.between(first + 1, 12);
  const day = (month: number) => `${monthOf(year, month)}-${two(random.between(1, 28))}`;
  if (random.chance(0.25)) return [String(year), String(year)];
  if (random.chance(0.25)) return [monthOf(year, first), monthOf(year, last)];
  return [day(first), day(last)];
}

function filled(title: string, year: number, random: Random): string {
  return title.replaceAll(/\{([^}]+)\}/gu, (_, name: string) =>
    name === 'năm' ? String(year) : random.oneOf(FILLINGS[name] ?? []),
  );
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ...{ 'Quyết định': 'QĐ', 'Tờ trình': 'TTr', 'Công văn': '', 'Biên bản': 'BB' },
  ...{ 'Báo cáo': 'BC', 'Kế hoạch': 'KH', 'Giấy mời': 'GM', 'Thông báo': 'TB' },
};
const SUBJECTS = ['Về việc', 'V/v triển khai', 'V/v góp ý', 'Báo cáo kết quả', 'Đề nghị xem xét'];

function makeDocuments(
  dossier: DemoDossier,
  { creator, abbreviation }: Pick<Plan, 'creator' | 'abbreviation'>,
  random: Random,
): readonly DemoDocument[] {
  const sheetCount = dossier.sheetCount / dossier.documentCount;
  return Array.from({ length: dossier.documentCount }, (_, index) => {
    const documentType = index === 0 ? (dossier.types[0] ?? 'Công văn') : random.oneOf(dossier.types);
    const kind = ABBREVIATIONS[documentType] ?? '';
    return {
      ...{ temporaryNumber: dossier.temporaryNumber, ordinal: index + 1, documentType, sheetCount },
      number: String(random.between(1, 3200)),
      notation: kind === '' ? `${abbreviation}-TH` : `${kind}-${abbreviation}`,
      issuedOn: random.chance(0.1) ? dossier.startDate : issuedWithin(dossier),
      issuingBody: random.chance(0.7) ? creator : random.oneOf(FILLINGS['sở'] ?? []),
      subject: `${random.oneOf(SUBJECTS)} ${lowered(dossier.title)} (văn bản ${String(index + 1)})`,
      sheetNumber: index * sheetCount + 1,
    };
  });
}

/** Between the ends of the dossier, as far as they are known. */
function issuedWithin({ startDate, endDate }: DemoDossier): string {
  return endDate.length >= startDate.length ? endDate : startDate;
}

function lowered(title: string): string {
  return title.charAt(0).toLocaleLowerCase('vi') + title.slice(1);
}

function monthOf(year: number, month: number): string {
  return `${String(year)}-${two(month)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
