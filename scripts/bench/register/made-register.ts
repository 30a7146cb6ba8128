import { partialDate, type PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { RegisterKind, RegisterRow } from '../../../src/domain/register/register.ts';
import { personName } from '../../pages/content/people.ts';
import { subjectOf } from '../../pages/content/matters.ts';
import type { Random } from '../../pages/random.ts';

/** A document as it is. */
export interface TrueDocument {
  readonly id: string;
  readonly number: string;
  readonly notation: string;
  readonly date: PartialDate;
  readonly documentType: string;
  readonly subject: string;
  readonly signer: string;
  readonly issuer: string;
  /** Id of its row; undefined where the clerk left it out. */
  readonly rowId?: string;
}
export interface MadeRegister {
  readonly documents: readonly TrueDocument[];
  readonly rows: readonly RegisterRow[];
}

interface Wanted {
  readonly random: Random;
  readonly years: number;
  readonly aYear: number;
  readonly kind: RegisterKind;
}

const TYPES = [
  ['Quyết định', 'QĐ-UBND', 30],
  ['Công văn', 'UBND-VX', 12],
  ['Công văn', 'UBND-KT', 12],
  ['Công văn', 'UBND-NC', 8],
  ['Thông báo', 'TB-UBND', 10],
  ['Báo cáo', 'BC-UBND', 10],
  ['Kế hoạch', 'KH-UBND', 7],
  ['Tờ trình', 'TTr-UBND', 6],
  ['Giấy mời', 'GM-UBND', 5],
] as const;
const ISSUERS = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Tài nguyên và Môi trường',
  'Huyện ủy',
  'Công an huyện',
  'Bảo hiểm xã hội huyện',
  'Chi cục Thuế',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Ủy ban nhân dân tỉnh',
];
/** The same every week, month, quarter or year, and given to many alike. */
const REPEATED = [
  ['GM-UBND', 'Giấy mời', () => 'Họp giao ban tuần'],
  ['GM-UBND', 'Giấy mời', () => 'Dự họp Ban Thường vụ'],
  ['BC-UBND', 'Báo cáo', ({ month }: Period) => `Tình hình kinh tế - xã hội tháng ${String(month)}`],
  [
    'BC-UBND',
    'Báo cáo',
    ({ month, year }: Period) =>
      `Kết quả công tác cải cách hành chính quý ${['I', 'II', 'III', 'IV'][Math.floor((month - 1) / 3)] ?? 'I'} năm ${String(year)}`,
  ],
  ['KH-UBND', 'Kế hoạch', ({ year }: Period) => `Công tác văn thư, lưu trữ năm ${String(year)}`],
  ['QĐ-UBND', 'Quyết định', ({ year }: Period) => `Về việc giao chỉ tiêu kế hoạch nhà nước năm ${String(year + 1)}`],
  ['QĐ-UBND', 'Quyết định', () => 'Về việc thành lập đoàn kiểm tra liên ngành'],
  ['QĐ-UBND', 'Quyết định', () => 'Về việc cấp giấy chứng nhận quyền sử dụng đất'],
  ['UBND-VX', 'Công văn', () => 'V/v nghỉ lễ, trực cơ quan'],
] as const;
interface Period {
  readonly month: number;
  readonly year: number;
}

/** Documents of an office over some years, in one run of numbers a type and year, and the register its clerks kept of them. */
export function makeRegister({ random, years, aYear, kind }: Wanted): MadeRegister {
  const signers = Array.from({ length: 6 }, () => personName(random));
  const documents: TrueDocument[] = [];
  for (let year = 2010; year < 2010 + years; year += 1) {
    const numbers = new Map<string, number>();
    for (let at = 0; at < aYear; at += 1) {
      const day = Math.floor((at / aYear) * 364);
      const date = new Date(Date.UTC(year, 0, 1 + day));
      const issuedOn = partialDate(year, date.getUTCMonth() + 1, date.getUTCDate());
      if (issuedOn === undefined) throw new RangeError('No such day');
      const what = whatOf(random, { month: date.getUTCMonth() + 1, year });
      const issuer = kind === 'outgoing' ? 'Ủy ban nhân dân huyện' : random.pick(ISSUERS);
      const series = `${what.notation.split('-')[0] ?? ''} ${issuer}`;
      const number =
        (numbers.get(series) ?? random.whole(0, kind === 'outgoing' ? 0 : 300)) +
        (kind === 'outgoing' ? 1 : random.whole(1, 9));
      numbers.set(series, number);
      const id = `d${String(documents.length).padStart(6, '0')}`;
      const kept = !random.chance(0.04);
      documents.push({
        id,
        number: String(number),
        date: issuedOn,
        ...what,
        signer: random.pick(signers),
        issuer,
        ...(kept && { rowId: `r${id}` }),
      });
    }
  }
  return {
    documents,
    rows: documents.flatMap((document, line) =>
      document.rowId === undefined ? [] : [rowOf(random, document, line + 1)],
    ),
  };
}

function whatOf(random: Random, period: Period) {
  if (random.chance(0.18)) {
    const [notation, documentType, subject] = random.pick(REPEATED);
    return { notation, documentType, subject: subject(period) };
  }
  const [documentType, notation] = random.weighted(TYPES.map((type) => [type, type[2]] as const));
  const text = subjectOf(random, period.year, random.chance(0.3));
  return { notation, documentType, subject: random.chance(0.5) ? `V/v ${text}` : text };
}

/** As a clerk typed it: shortened, with slips of the pen. */
function rowOf(random: Random, document: TrueDocument, line: number): RegisterRow {
  const { rowId = '', issuer, documentType, signer } = document;
  const shortened = document.subject.replaceAll(/ủy ban nhân dân/giu, 'UBND').replace(/^V\/v |^Về việc /u, '');
  const subject = shortened
    .split(' ')
    .map((word) => (random.chance(0.008) ? mistype(random, word) : word))
    .join(' ');
  const words = subject.split(' ');
  const short = words.length > 12 && random.chance(0.12) ? words.slice(0, -random.whole(1, 3)).join(' ') : subject;
  return {
    ...{ id: rowId, registerId: document.date.slice(0, 4), line },
    entry: {
      number: random.chance(0.005) ? swapDigits(random, document.number) : document.number,
      notation: random.chance(0.03) ? null : document.notation,
      date: slippedDate(random, document.date),
      documentType: random.chance(0.3) ? null : documentType,
      subject: short,
      signer: random.chance(0.25) ? null : signer,
      ...{ issuer, recipient: null, arrivalNumber: null, arrivedOn: null },
    },
  };
}

function mistype(random: Random, word: string): string {
  const at = random.whole(0, word.length - 1);
  return random.chance(0.5)
    ? word.slice(0, at) + word.slice(at + 1)
    : `${word.slice(0, at)}${random.pick(['n', 'h', 'g', 't', 'i', 'a', 'e'])}${word.slice(at + 1)}`;
}

export function swapDigits(random: Random, number: string): string {
  const at = random.whole(0, number.length - 1);
  return number.slice(0, at) + String(random.whole(0, 9)) + number.slice(at + 1);
}

function slippedDate(random: Random, date: PartialDate): PartialDate {
  if (!random.chance(0.006)) return date;
  const [year, month, day] = date.split('-').map(Number);
  const slipped = random.chance(0.5)
    ? partialDate(year ?? 0, day, month)
    : partialDate(year ?? 0, random.whole(1, 12), day);
  return slipped ?? date;
}
