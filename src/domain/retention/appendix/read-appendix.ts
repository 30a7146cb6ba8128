import type { TableRow } from '../../table/table-row.ts';
import type { AppendixColumns, ReviewRow, RowFinding, RowKind } from './appendix-review.ts';
import { classify, finding, type Progress } from './classify.ts';
import { enterGroup, type GroupPlace } from './group-levels.ts';
import { checkNumber } from './item-numbers.ts';
import { joinTexts } from './join-lines.ts';
import { readPeriodCell } from './period-cell.ts';
import { rawRows, type RawRow } from './raw-row.ts';
import { isGroupMarker, numberIn, type Marker } from './row-marker.ts';
import { splitRow, type SplitRow } from './split-row.ts';

export interface AppendixReading {
  readonly columns: AppendixColumns;
  readonly rows: readonly ReviewRow[];
}

/**
 * Reads the table of an official appendix (STT · tên nhóm hồ sơ, tài liệu · thời hạn · ghi chú) row by row. Nothing is left out
 * and nothing added: what cannot be understood stays a row that a person must look at. Undefined where no row names the columns.
 */
export function readAppendix(rows: readonly TableRow[]): AppendixReading | undefined {
  const table = rawRows(rows);
  if (table === undefined) return undefined;
  const reader = createReader();
  const read = table.rows.flatMap((raw, index) => reader(raw, nextBeside(table.rows, index)));
  return { columns: table.columns, rows: withMergedParents(read) };
}

/** The next row that is not the rest of this one. */
function nextBeside(rows: readonly RawRow[], index: number): RawRow | undefined {
  return rows.slice(index + 1, index + LOOK_AHEAD).find((raw) => !raw.outside && !isRest(raw));
}

const LOOK_AHEAD = 20;

function isRest({ marker, number, period, title, first }: RawRow): boolean {
  return marker === undefined && number === '' && period === '' && (first || /^\p{Ll}/u.test(title));
}

type RowReader = (raw: RawRow, next: RawRow | undefined) => readonly ReviewRow[];

interface Line {
  readonly kind: RowKind;
  readonly marker: Marker | undefined;
  readonly no: string | null;
  readonly title: string;
  readonly period: string;
  readonly findings: readonly RowFinding[];
}

const START: Progress = {
  ...{ groups: [], outerGroups: false, lastGroup: 0, lastItem: 0, item: undefined, last: undefined },
};

function createReader(): RowReader {
  let groups: readonly GroupPlace[] = [];
  let progress: Progress = START;
  let numbers = new Set<string>();

  function take(raw: RawRow, line: Line): ReviewRow {
    const findings = [...line.findings];
    if (line.kind === 'annex' || line.kind === 'group') {
      groups = line.kind === 'annex' ? [] : enterGroup(groups, line.marker, line.no ?? '');
      numbers = new Set();
    }
    if (line.kind === 'item') {
      findings.push(...checkNumber(line.no, { lastItem: progress.lastItem, used: numbers }));
      if (line.no !== null) numbers.add(line.no);
    }
    progress = advance(progress, line, groups);
    const level = line.kind === 'group' ? { level: groups.length } : {};
    return { ...placeOf(raw), ...shapeOf(line, raw), ...level, findings };
  }

  return (raw, next) => {
    const { kind, findings } = classify(raw, progress, { next });
    const split = kind === 'item' || kind === 'sub-item' ? splitRow(raw) : undefined;
    const lines = split === undefined ? [lineOf(raw, kind)] : splitLines(raw, kind, split);
    return lines.map((line, index) => {
      const own = index === 0 ? [...findings, ...raw.findings] : [];
      return take(raw, { ...line, findings: [...own, ...line.findings, ...periodFindings(line, raw)] });
    });
  };
}

function lineOf({ marker, title, period, number }: RawRow, kind: RowKind): Line {
  const plain = kind === 'passed-over' || kind === 'unknown' || kind === 'continuation';
  const no = plain || marker?.kind === 'dash' ? null : (marker?.no ?? (number === '' ? null : number));
  return { kind, marker, no, title, period, findings: [] };
}

function splitLines(raw: RawRow, kind: RowKind, { title, inner, findings }: SplitRow): readonly Line[] {
  const head = { ...lineOf(raw, kind), title: raw.number === '' ? title : (numberIn(title)?.title ?? title) };
  const whole = inner.length === 0;
  const subs = inner.map((one): Line => ({
    ...{ kind: 'sub-item', marker: one.marker, no: one.marker.no === '' ? null : one.marker.no },
    ...{ title: one.title, period: one.period, findings: [] },
  }));
  if (title === '' && !whole) return subs.map((sub, index) => (index === 0 ? { ...sub, findings } : sub));
  return [{ ...head, period: whole ? head.period : '', findings }, ...subs];
}

function periodFindings({ kind, period, findings }: Line, raw: RawRow): readonly RowFinding[] {
  if (period === '' || (kind !== 'item' && kind !== 'sub-item')) return [];
  if (findings.some(({ code }) => code === 'periods-do-not-match')) return [];
  const reading = readPeriodCell(period);
  if (reading === undefined) return [finding('period-unclear', 'unresolved', { text: period })];
  return [
    ...(reading.spelled ? [finding('period-spelling', 'told', { text: period })] : []),
    ...(raw.periodMerged ? [finding('period-merged', 'told')] : []),
  ];
}

function advance(before: Progress, line: Line, groups: readonly GroupPlace[]): Progress {
  const { kind, period } = line;
  const last = { kind, period };
  switch (kind) {
    case 'passed-over':
    case 'unknown':
      return before;
    case 'continuation':
      return { ...before, last: before.last && { ...before.last, period: joinTexts(before.last.period, period) } };
    case 'annex':
      return { ...before, groups: [], lastGroup: 0, item: undefined, last };
    case 'group':
      return { ...afterGroup(before, line), groups: groups.map(({ no }) => no), last };
    case 'item':
      return { ...afterItem(before, line), last };
    case 'sub-heading':
    case 'sub-item':
      return { ...before, item: before.item && { ...before.item, subs: before.item.subs + 1 }, last };
  }
}

function afterGroup(before: Progress, { marker }: Line): Progress {
  const lastGroup = marker?.kind === 'integer' ? Number(marker.no) : before.lastGroup;
  const outerGroups = before.outerGroups || (marker !== undefined && isGroupMarker(marker));
  return { ...before, lastGroup, outerGroups, item: undefined };
}

function afterItem(before: Progress, { no, period }: Line): Progress {
  const lastItem = /^\d+$/.test(no ?? '') ? Number(no) : before.lastItem;
  return { ...before, lastItem, item: { no, priced: period !== '', subs: 0 } };
}

function placeOf({ row, page, cells }: RawRow): Pick<ReviewRow, 'row' | 'page' | 'cells'> {
  return { row, ...(page === undefined ? {} : { page }), cells };
}

function shapeOf({ kind, no, title, period }: Line, { note }: RawRow): Omit<ReviewRow, 'row' | 'cells' | 'findings'> {
  return { kind, no, title, text: period === '' ? null : period, ...(note === '' ? {} : { note }) };
}

/**
 * An item with a period above sub-items with their own: where one merged cell serves all, it is that of the sub-items; else the
 * table contradicts itself and the item is doubtful.
 */
function withMergedParents(rows: readonly ReviewRow[]): readonly ReviewRow[] {
  return rows.map((row, index) => {
    if (row.kind !== 'item' || row.text === null) return row;
    const below = rows
      .slice(index + 1, index + LOOK_AHEAD)
      .find(({ kind }) => kind !== 'continuation' && kind !== 'passed-over');
    if (below?.kind !== 'sub-item' || below.text === null) return row;
    const merged = below.findings.some(({ code }) => code === 'period-merged');
    if (merged) return { ...row, text: null };
    return { ...row, findings: [...row.findings, finding('period-above-sub-items', 'doubtful')] };
  });
}
