import { readDate } from '../spreadsheet/read-value.ts';
import type { TableRow } from '../table/table-row.ts';
import { fold } from '../text/fold.ts';

/** A fault of a cell, by row and column of the table; `validation.<keyword>` is its message. */
export interface RowFault {
  readonly row: number;
  readonly column: string;
  readonly keyword: string;
}
export interface AuthorityRows {
  /** A file of authorities, still to be held against its schema. */
  readonly file: { readonly organisations: readonly object[]; readonly people: readonly object[] };
  /** The row in which the entry of a place (`organisations.3`) begins. */
  readonly rows: ReadonlyMap<string, number>;
  readonly faults: readonly RowFault[];
  /** What was not read though something stands there: a column that has no meaning here, or a table without columns of ours. */
  readonly unread: readonly UnreadPart[];
}
/** In tables the rows from the one that bears the head, or from the first one. */
export interface UnreadPart {
  readonly row: number;
  /** Its head, or its number where it has none; absent for a whole table. */
  readonly column?: string;
}

type Kind = 'text' | 'list' | 'date' | 'level' | 'succession';
interface Column {
  readonly field: string;
  readonly kind: Kind;
  readonly headers: readonly string[];
}

const KEY: Column = { field: 'key', kind: 'text', headers: ['Khóa', 'Mã trong tệp'] };
const FROM: Column = { field: 'from', kind: 'date', headers: ['Từ ngày', 'Từ năm'] };
const TO: Column = { field: 'to', kind: 'date', headers: ['Đến ngày', 'Đến hết ngày', 'Đến năm'] };
const NOTE: Column = { field: 'note', kind: 'text', headers: ['Ghi chú'] };
const ORGANISATION_COLUMNS: readonly Column[] = [
  { field: 'name', kind: 'text', headers: ['Tên cơ quan', 'Tên cơ quan, tổ chức'] },
  ...[KEY, FROM, TO, NOTE],
  { field: 'otherNames', kind: 'list', headers: ['Tên khác', 'Cách ghi khác'] },
  { field: 'abbreviations', kind: 'list', headers: ['Chữ viết tắt', 'Viết tắt'] },
  { field: 'identifiers', kind: 'list', headers: ['Mã định danh'] },
  { field: 'level', kind: 'level', headers: ['Cấp'] },
  { field: 'unitCode', kind: 'text', headers: ['Mã đơn vị hành chính'] },
  { field: 'superior', kind: 'text', headers: ['Cơ quan cấp trên', 'Trực thuộc'] },
  { field: 'successor', kind: 'text', headers: ['Cơ quan kế thừa', 'Cơ quan tiếp nhận'] },
  { field: 'succession', kind: 'succession', headers: ['Cách kế thừa'] },
  { field: 'successionOn', kind: 'date', headers: ['Ngày kế thừa'] },
  { field: 'source', kind: 'text', headers: ['Nguồn'] },
];
const PERSON_COLUMNS: readonly Column[] = [
  { field: 'name', kind: 'text', headers: ['Họ và tên', 'Họ tên'] },
  ...[FROM, TO, NOTE],
  { field: 'title', kind: 'text', headers: ['Chức vụ', 'Chức danh'] },
  { field: 'organisation', kind: 'text', headers: ['Cơ quan', 'Tên cơ quan công tác'] },
];

const LEVELS: ReadonlyMap<string, string> = new Map(
  Object.entries({ 'trung uong': 'central', tinh: 'province', huyen: 'district', xa: 'commune', khac: 'other' }),
);
const SUCCESSIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'doi ten': 'renamed',
    'sap nhap': 'merged',
    'hop nhat': 'merged',
    chia: 'split',
    tach: 'split',
  }).concat([['chuyen giao', 'transferred']]),
);

type Values = ReadonlyMap<string, string | readonly string[]>;
interface ReadRow {
  readonly row: number;
  readonly values: Values;
}

/**
 * Tables of bodies (column «Tên cơ quan») and of people (column «Họ và tên») as a file of authorities. Rows of one key, or
 * of one name without a key, are one entry: further names of a body, further offices of a person.
 */
export function readAuthorityRows(rows: readonly TableRow[]): AuthorityRows {
  const faults: RowFault[] = [];
  const unread: UnreadPart[] = [];
  const [bodies, people]: [ReadRow[], ReadRow[]] = [[], []];
  for (const [, table] of Map.groupBy(rows, (row) => row.table)) {
    const head = findHead(table);
    if (head === undefined) {
      unread.push({ row: table[0]?.line ?? 1 });
      continue;
    }
    unread.push(...unreadColumns(table, head));
    const target = head.columns === ORGANISATION_COLUMNS ? bodies : people;
    for (const row of table.slice(head.index + 1)) target.push(...readRow(row, head, faults));
  }
  if (bodies.length + people.length === 0) faults.push({ row: 1, column: '', keyword: 'no-authority-columns' });
  return { ...build(bodies, people), faults, unread };
}

interface Head {
  readonly columns: readonly Column[];
  readonly index: number;
  readonly at: ReadonlyMap<number, Column>;
}

const HEAD_ROWS = 20;

function findHead(table: readonly TableRow[]): Head | undefined {
  for (const [index, row] of table.slice(0, HEAD_ROWS).entries())
    for (const columns of [ORGANISATION_COLUMNS, PERSON_COLUMNS]) {
      const at = namedColumns(row, columns);
      if ([...at.values()].some((column) => column === columns[0])) return { columns, index, at };
    }
  return undefined;
}

function namedColumns({ cells }: TableRow, columns: readonly Column[]): ReadonlyMap<number, Column> {
  const isNamed = (text: string) => (one: Column) => one.headers.some((header) => fold(header) === fold(text));
  const found = cells.map(({ column, text }) => [column, columns.find(isNamed(text))] as const);
  return new Map(found.flatMap(([column, one]) => (one === undefined ? [] : [[column, one] as const])));
}

/** Counting columns say nothing that could be lost. */
const COUNTING: ReadonlySet<string> = new Set(['stt', 'tt', 'so tt', 'so thu tu']);

function unreadColumns(table: readonly TableRow[], { index, at }: Head): readonly UnreadPart[] {
  const head = table[index];
  const filled = new Set(
    table.slice(index + 1).flatMap(({ cells }) => cells.filter(hasText).map(({ column }) => column)),
  );
  return [...filled]
    .filter((column) => !at.has(column))
    .map((column) => head?.cells.filter(hasText).find((cell) => cell.column === column)?.text ?? String(column + 1))
    .filter((name) => !COUNTING.has(fold(name)))
    .map((column) => ({ row: head?.line ?? 1, column }));
}

function hasText({ text }: { readonly text: string }): boolean {
  return text.trim() !== '';
}

function* readRow(row: TableRow, { at, columns }: Head, faults: RowFault[]): Generator<ReadRow> {
  const line = row.line ?? 0;
  const values = new Map<string, string | readonly string[]>();
  for (const { column, text } of row.cells) {
    const found = at.get(column);
    if (found === undefined || text === '') continue;
    const value = readCell(found.kind, text);
    if (value === undefined) faults.push({ row: line, column: found.headers[0] ?? '', keyword: FAULTS[found.kind] });
    else values.set(found.field, value);
  }
  if (values.size === 0) return;
  if (!values.has('name')) faults.push({ row: line, column: columns[0]?.headers[0] ?? '', keyword: 'required' });
  else yield { row: line, values };
}

const FAULTS: Readonly<Record<Kind, string>> = {
  ...{ text: 'type', list: 'type', date: 'date', level: 'organisation-level', succession: 'succession-kind' },
};

function readCell(kind: Kind, text: string): string | readonly string[] | undefined {
  switch (kind) {
    case 'text':
      return text.replaceAll('\n', ' ');
    case 'list':
      return text
        .split(/[;\n]/u)
        .map((one) => one.trim())
        .filter((one) => one !== '');
    case 'date':
      return readDate(text);
    case 'level':
      return LEVELS.get(fold(text).replace(/^cap /u, ''));
    case 'succession':
      return SUCCESSIONS.get(fold(text));
  }
}

function build(bodies: readonly ReadRow[], people: readonly ReadRow[]): Omit<AuthorityRows, 'faults' | 'unread'> {
  const places = new Map<string, number>();
  const byKey = Map.groupBy(bodies, ({ values }) => keyOf(values));
  const keys = keysByName(byKey);
  const keyFor = (name: string) => (byKey.has(name) ? name : keys.get(fold(name))) ?? name;
  const organisations = [...byKey].map(([key, rows], index) => {
    places.set(`organisations.${String(index)}`, rows[0]?.row ?? 0);
    return bodyOf(
      key,
      rows.map(({ values }) => values),
      keyFor,
    );
  });
  const byName = Map.groupBy(people, ({ values }) => fold(textOf(values, 'name') ?? ''));
  const persons = [...byName.values()].map((rows, index) => {
    places.set(`people.${String(index)}`, rows[0]?.row ?? 0);
    return personOf(
      rows.map(({ values }) => values),
      keyFor,
    );
  });
  return { file: { organisations, people: persons }, rows: places };
}

function keyOf(values: Values): string {
  return textOf(values, 'key') ?? textOf(values, 'name') ?? '';
}

function keysByName(byKey: ReadonlyMap<string, readonly ReadRow[]>): ReadonlyMap<string, string> {
  const names = [...byKey].flatMap(([key, rows]) =>
    rows.map(({ values }) => [fold(textOf(values, 'name') ?? ''), key] as const),
  );
  return new Map(names);
}

function textOf(values: Values, field: string): string | undefined {
  const value = values.get(field);
  return typeof value === 'string' ? value : undefined;
}

/** Once each, in the order of the rows. */
function listOf(rows: readonly Values[], field: string): readonly string[] {
  return [...new Set(rows.flatMap((values) => values.get(field) ?? []))];
}

function dated(value: string, values: Values): object {
  const [from, to] = [textOf(values, 'from'), textOf(values, 'to')];
  return { value, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function bodyOf(key: string, rows: readonly Values[], keyFor: (name: string) => string): object {
  const first = (field: string) => rows.map((values) => textOf(values, field)).find((value) => value !== undefined);
  const texts = (field: string) => listOf(rows, field).map((value) => ({ value }));
  const identifiers = listOf(rows, 'identifiers').map((value) => ({ value, form: formOf(value) }));
  const [superior, successor] = [first('superior'), first('successor')];
  const plain = ['level', 'unitCode', 'source', 'note'].map((field) => [field, first(field)] as const);
  const lists = [
    ['otherNames', texts('otherNames')],
    ['abbreviations', texts('abbreviations')],
    ['identifiers', identifiers],
  ] as const;
  return {
    key,
    names: rows.map((values) => dated(textOf(values, 'name') ?? '', values)),
    ...Object.fromEntries(plain.filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)),
    ...(superior !== undefined && { superior: keyFor(superior) }),
    ...(successor !== undefined && { successors: [successionOf(keyFor(successor), first)] }),
  };
}

function successionOf(organisation: string, first: (field: string) => string | undefined): object {
  const on = first('successionOn');
  return { organisation, kind: first('succession') ?? 'merged', ...(on !== undefined && { on }) };
}

/** `000.00.00.H61` has its highest level at the right. */
function formOf(value: string): 'level-1-last' | 'level-1-first' {
  return /^\d{3}\./u.test(value) ? 'level-1-last' : 'level-1-first';
}

function personOf(rows: readonly Values[], keyFor: (name: string) => string): object {
  const note = rows.map((values) => textOf(values, 'note')).find((value) => value !== undefined);
  const offices = rows.flatMap((values) => {
    const [title, organisation] = [textOf(values, 'title'), textOf(values, 'organisation')];
    if (title === undefined) return [];
    const { value: name, ...dates } = { ...dated(title, values), value: title };
    return [{ title: name, ...dates, ...(organisation !== undefined && { organisation: keyFor(organisation) }) }];
  });
  const [first] = rows;
  return {
    name: first === undefined ? '' : (textOf(first, 'name') ?? ''),
    ...(offices.length > 0 && { offices }),
    ...(note !== undefined && { note }),
  };
}
