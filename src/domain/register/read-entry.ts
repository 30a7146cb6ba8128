import type { PartialDate } from '../archive/partial-date.ts';
import { typeOfAbbreviation } from '../cataloguing/document-types.ts';
import { readDate } from '../spreadsheet/read-value.ts';
import type { RegisterColumn } from './columns.ts';
import type { RegisterEntry } from './register.ts';

export interface EntryCell {
  readonly text: string;
  /** Where the file holds a date. */
  readonly date?: PartialDate;
  /** A date of which day and month cannot be told apart. */
  readonly twoReadings?: true;
}

/** `register.fault.<code>` is the message. */
export type EntryFault = 'date' | 'number' | 'nothing-said';

export interface ReadEntry {
  readonly entry: RegisterEntry;
  readonly faults: readonly { readonly column: RegisterColumn | null; readonly code: EntryFault }[];
}

const EMPTY: RegisterEntry = {
  ...{ number: null, notation: null, date: null, documentType: null, subject: null, signer: null },
  ...{ issuer: null, recipient: null, arrivalNumber: null, arrivedOn: null },
};

/**
 * A row of a register by what its columns hold. A cell that cannot be read is a fault; the row has none of it then.
 * `year`: of the register, where days are written without one.
 */
export function readEntry(cells: ReadonlyMap<RegisterColumn, EntryCell>, year?: number): ReadEntry {
  const faults: { column: RegisterColumn | null; code: EntryFault }[] = [];
  const entry: Partial<Record<keyof RegisterEntry, string>> = {};
  for (const [column, cell] of withYears(cells, year)) {
    const text = cell.text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
    if (text === '') continue;
    const read = cell.twoReadings ? TWO_READINGS : (READERS[column]?.(text, cell.date) ?? { [column]: text });
    if ('fault' in read) faults.push({ column, code: read.fault });
    else Object.assign(entry, { ...read, ...entry });
  }
  const whole = { ...EMPTY, ...entry } as RegisterEntry; // the readers give what the fields hold
  const said = whole.subject !== null || whole.number !== null;
  if (!said) faults.push({ column: null, code: 'nothing-said' });
  return { entry: whole, faults };
}

const DAY_AND_MONTH = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/;

/** `05/01` in the register of a year. A document that came in January may be of the December before. */
function withYears(
  cells: ReadonlyMap<RegisterColumn, EntryCell>,
  year: number | undefined,
): ReadonlyMap<RegisterColumn, EntryCell> {
  if (year === undefined) return cells;
  const [date, arrived] = [dayOfYear(cells.get('date')), dayOfYear(cells.get('arrivedOn'))];
  const isOfYearBefore = date !== undefined && arrived !== undefined && date > arrived;
  return new Map(
    [...cells].map(([column, cell]) => {
      const isDay = (column === 'date' || column === 'arrivedOn') && DAY_AND_MONTH.test(cell.text);
      if (!isDay || cell.date !== undefined) return [column, cell];
      const of = column === 'date' && isOfYearBefore ? year - 1 : year;
      return [column, { text: cell.text.replace(DAY_AND_MONTH, `$1/$2/${String(of)}`) }];
    }),
  );
}

/** For comparing only. */
function dayOfYear(cell: EntryCell | undefined): number | undefined {
  const held = /^\d{4}-(\d\d)-(\d\d)$/.exec(cell?.date ?? '');
  if (held !== null) return 100 * Number(held[1]) + Number(held[2]);
  const [, day, month] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?!\d)/.exec(cell?.text ?? '') ?? [];
  return day === undefined || month === undefined ? undefined : 100 * Number(month) + Number(day);
}

type Read = Partial<Record<keyof RegisterEntry, string>> | { readonly fault: EntryFault };

const TWO_READINGS: Read = { fault: 'date' };

const date =
  (field: 'date' | 'arrivedOn') =>
  (text: string, held: PartialDate | undefined): Read => {
    const value = held ?? readDate(text.replaceAll(' ', ''));
    return value === undefined ? { fault: 'date' } : { [field]: value };
  };

const READERS: Readonly<Partial<Record<RegisterColumn, (text: string, date?: PartialDate) => Read>>> = {
  date: date('date'),
  arrivedOn: date('arrivedOn'),
  number: readReference,
  reference: readReference,
  typeAndSubject: readTypeAndSubject,
};

/** Number, letters that stand behind it, and the notation behind a stroke or a blank. */
const REFERENCE = /^(?:số\s*:?\s*)?(\d{1,8})(\s?\p{L}{0,3})(?:\s*[/\\-]\s*(.+))?$/iu;
const PARTED = /^(?:số\s*:?\s*)?(\d{1,8})\s+(\p{L}{2,}(?:\s*[/-]\s*\p{L}+)+)$/iu;
const YEAR = /^(?:19|20)\d{2}$/u;

/** `15/2020`; else what has no letter is none: a range, or a date. */
function isNotation(text: string): boolean {
  return /\p{L}/u.test(text) || YEAR.test(text);
}

/** `15`, `03/QĐ-UBND`, `15 QĐ-UBND`, `30/2020/NĐ-CP`, `3176B/SYT-NVY`; zeros stay as they stand; without a number a notation alone. */
function readReference(text: string): Read {
  const [, parted, sign] = PARTED.exec(text) ?? [];
  if (parted !== undefined && sign !== undefined) return { number: parted, notation: sign };
  const [, digits, behind = '', notation] = REFERENCE.exec(text) ?? [];
  if (digits === undefined) return /^\p{L}/u.test(text) ? { notation: text } : { fault: 'number' };
  const letters = behind.trim();
  // the type belongs to the notation: no number is called `15QĐ`
  const parts = typeOfAbbreviation(letters) === undefined ? [notation] : [letters, notation];
  const whole = parts.filter((part) => part !== undefined).join('-');
  if (whole === '') return { number: digits + letters };
  if (!isNotation(whole)) return { fault: 'number' };
  return { number: parts.length > 1 ? digits : digits + letters, notation: whole };
}

const TYPES =
  /^(Nghị quyết|Quyết định|Chỉ thị|Quy chế|Quy định|Thông cáo|Thông báo|Hướng dẫn|Chương trình|Kế hoạch|Phương án|Đề án|Dự án|Báo cáo|Biên bản|Tờ trình|Hợp đồng|Công văn|Công điện|Giấy mời|Giấy giới thiệu|Giấy nghỉ phép|Phiếu gửi|Phiếu chuyển|Thư công|Bản ghi nhớ|Bản thỏa thuận|Giấy ủy quyền)\b\s*[:.\-–]?\s*(?=\S)/iu;

/** `Quyết định về việc …`: annex IV puts both into one column. */
function readTypeAndSubject(text: string): Read {
  const [head, type] = TYPES.exec(text) ?? [];
  if (head === undefined || type === undefined) return { subject: text };
  return {
    documentType: `${type.charAt(0).toUpperCase()}${type.slice(1).toLowerCase()}`,
    subject: text.slice(head.length),
  };
}
