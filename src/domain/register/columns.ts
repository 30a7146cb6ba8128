import { comparable } from '../spreadsheet/layout.ts';
import type { RegisterEntry, RegisterKind } from './register.ts';

/** What a column of a register holds. `reference`: number and notation in one cell, as `15/QĐ-UBND`. */
export type RegisterColumn = keyof RegisterEntry | 'reference' | 'typeAndSubject';

export const REGISTER_COLUMNS: readonly RegisterColumn[] = [
  'number',
  'notation',
  'reference',
  'date',
  'documentType',
  'subject',
  'typeAndSubject',
  'signer',
  'issuer',
  'recipient',
  'arrivalNumber',
  'arrivedOn',
];

/** Headings as registers and exports of management programs write them; compared without case, marks and punctuation. */
const HEADINGS: Readonly<Record<RegisterKind, Readonly<Partial<Record<RegisterColumn, readonly string[]>>>>> = {
  // Decree 30/2020, annex IV: register of outgoing documents.
  outgoing: {
    reference: [
      'Số, ký hiệu văn bản',
      'Số, ký hiệu',
      'Số ký hiệu',
      'Số/ký hiệu',
      'Số hiệu văn bản',
      'SKH',
      'Số ký hiệu VB',
      'Số hiệu',
    ],
    number: ['Số', 'Số văn bản', 'Số đi', 'Số VB'],
    notation: ['Ký hiệu', 'Ký hiệu văn bản', 'Kí hiệu'],
    date: [
      'Ngày tháng văn bản',
      'Ngày, tháng văn bản',
      'Ngày, tháng, năm văn bản',
      'Ngày văn bản',
      'Ngày ban hành',
      'Ngày VB',
      'Ngày tháng',
      'Ngày, tháng',
      'Ngày ký',
      'Ngày đi',
      'Ngày',
    ],
    typeAndSubject: [
      'Tên loại và trích yếu nội dung văn bản',
      'Tên loại và trích yếu nội dung',
      'Tên loại và trích yếu',
      'Tên loại, trích yếu nội dung',
    ],
    documentType: ['Loại văn bản', 'Tên loại văn bản', 'Tên loại', 'Loại VB', 'Thể loại'],
    subject: [
      'Trích yếu',
      'Trích yếu nội dung',
      'Trích yếu nội dung văn bản',
      'Nội dung',
      'Nội dung văn bản',
      'Nội dung trích yếu',
    ],
    signer: ['Người ký', 'Người ký văn bản', 'Họ tên người ký'],
    recipient: ['Nơi nhận văn bản', 'Nơi nhận', 'Đơn vị nhận', 'Nơi gửi đến'],
    issuer: ['Cơ quan ban hành', 'Tác giả', 'Đơn vị soạn thảo'],
  },
  // Register of incoming documents: own number and date of the document stand beside those of its arrival.
  incoming: {
    arrivedOn: ['Ngày đến'],
    arrivalNumber: ['Số đến'],
    issuer: ['Tác giả', 'Cơ quan ban hành', 'Cơ quan gửi', 'Nơi gửi', 'Nơi ban hành', 'Tên cơ quan ban hành'],
    reference: ['Số, ký hiệu', 'Số, ký hiệu văn bản', 'Số ký hiệu', 'Số/ký hiệu', 'Số hiệu văn bản', 'SKH', 'Số hiệu'],
    number: ['Số', 'Số văn bản', 'Số VB'],
    notation: ['Ký hiệu', 'Ký hiệu văn bản', 'Kí hiệu'],
    date: [
      'Ngày tháng',
      'Ngày, tháng',
      'Ngày, tháng văn bản',
      'Ngày tháng văn bản',
      'Ngày văn bản',
      'Ngày ban hành',
      'Ngày VB',
      'Ngày, tháng, năm văn bản',
    ],
    typeAndSubject: [
      'Tên loại và trích yếu nội dung văn bản',
      'Tên loại và trích yếu nội dung',
      'Tên loại và trích yếu',
    ],
    documentType: ['Loại văn bản', 'Tên loại văn bản', 'Tên loại', 'Loại VB', 'Thể loại'],
    subject: ['Trích yếu', 'Trích yếu nội dung', 'Trích yếu nội dung văn bản', 'Nội dung', 'Nội dung văn bản'],
    signer: ['Người ký', 'Người ký văn bản'],
    recipient: ['Đơn vị hoặc người nhận', 'Đơn vị nhận', 'Người nhận', 'Đơn vị xử lý'],
  },
};

export interface RegisterHeading {
  /** From 1. */
  readonly place: number;
  readonly header: string;
  /** Undefined: nobody knows what stands there, or a person said that it is nothing. */
  readonly column?: RegisterColumn;
}

export interface RegisterHeader {
  readonly row: number;
  readonly columns: readonly RegisterHeading[];
}

/** By heading: what a person says its column is; null: nothing. */
export type ColumnChoice = Readonly<Record<string, RegisterColumn | null>>;

interface HeadRow {
  readonly row: number;
  readonly cells: ReadonlyMap<number, string>;
}

/** The row among the first that names most columns, at least two, of which one says what the document is about. */
export function findRegisterHeader(
  rows: readonly HeadRow[],
  { kind, choice = {} }: { readonly kind: RegisterKind; readonly choice?: ColumnChoice },
): RegisterHeader | undefined {
  let best: RegisterHeader | undefined;
  for (const { row, cells } of rows) {
    const columns = nameColumns(cells, { kind, choice });
    if (isHeader(columns) && known(columns) > known(best?.columns ?? [])) best = { row, columns };
  }
  return best;
}

function known(columns: readonly RegisterHeading[]): number {
  return columns.filter(({ column }) => column !== undefined).length;
}

function isHeader(columns: readonly RegisterHeading[]): boolean {
  const has = (...wanted: readonly RegisterColumn[]) =>
    columns.some(({ column }) => column !== undefined && wanted.includes(column));
  return has('subject', 'typeAndSubject') && has('number', 'reference', 'date');
}

function nameColumns(
  cells: ReadonlyMap<number, string>,
  { kind, choice }: { readonly kind: RegisterKind; readonly choice: ColumnChoice },
): readonly RegisterHeading[] {
  const chosen = new Map(Object.entries(choice).map(([header, column]) => [comparable(header), column]));
  const taken = new Set<RegisterColumn>([...chosen.values()].flatMap((column) => column ?? []));
  const used = new Set<RegisterColumn>();
  return [...cells].map(([place, header]) => {
    const name = comparable(header);
    const told = chosen.get(name);
    const column = told === undefined ? columnOf(name, kind) : told;
    if (column === undefined || column === null || used.has(column) || (told === undefined && taken.has(column)))
      return { place, header };
    used.add(column);
    return { place, header, column };
  });
}

function columnOf(name: string, kind: RegisterKind): RegisterColumn | undefined {
  const found = Object.entries(HEADINGS[kind]).find(([, headers]) => headers.some((one) => comparable(one) === name));
  return found?.[0] as RegisterColumn | undefined; // a key of the table
}
