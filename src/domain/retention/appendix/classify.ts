import type { RowFinding, RowFindingCode, RowKind, RowSeverity } from './appendix-review.ts';
import { isAnnex, type RawRow } from './raw-row.ts';
import { joinTexts } from './join-lines.ts';
import { readPeriodCell } from './period-cell.ts';
import { isGroupMarker, isSubMarker, type Marker } from './row-marker.ts';

export interface Verdict {
  readonly kind: RowKind;
  readonly findings: readonly RowFinding[];
}

/** What was read so far, as far as it decides over the next row. */
export interface Progress {
  /** Numbers of the groups above, outermost first. */
  readonly groups: readonly string[];
  /** A group with a number that only groups have (`I`, `A`) came before. */
  readonly outerGroups: boolean;
  /** The last group with a plain number. */
  readonly lastGroup: number;
  /** The number of the last item. */
  readonly lastItem: number;
  /** The item to which a sub-item would belong. */
  readonly item: { readonly no: string | null; readonly priced: boolean; readonly subs: number } | undefined;
  /** The line to which a continuation would belong. */
  readonly last: { readonly kind: RowKind; readonly period: string } | undefined;
}

export interface Ahead {
  /** The next row that is no plain continuation. */
  readonly next: RawRow | undefined;
}

export function finding(
  code: RowFindingCode,
  severity: RowSeverity,
  details: Readonly<Record<string, string>> = {},
): RowFinding {
  return { code, severity, details };
}

function as(kind: RowKind, ...findings: readonly RowFinding[]): Verdict {
  return { kind, findings };
}

/** What a row is taken for, and what was assumed in that. */
export function classify(raw: RawRow, progress: Progress, ahead: Ahead): Verdict {
  if (raw.outside) return as('passed-over');
  if (raw.title === '' && !raw.spanned) return withoutTitle(raw, progress);
  const { marker } = raw;
  if (marker !== undefined && isSubMarker(marker)) return subItem(raw, progress, ahead);
  if (raw.period === '') return unpriced(raw, progress, ahead);
  if (marker !== undefined) return pricedAndNumbered(marker, progress);
  return raw.number === '' ? pricedWithoutNumber(raw, progress) : as('item', unclearNumber(raw));
}

function unpriced(raw: RawRow, progress: Progress, ahead: Ahead): Verdict {
  const { marker } = raw;
  if (isAnnex(raw.title)) return as('annex');
  if (marker !== undefined && (raw.spanned || isGroupMarker(marker))) return as('group');
  if (raw.spanned) return spanned(raw, progress);
  if (marker !== undefined) return unpricedAndNumbered(raw, progress, ahead);
  return raw.number === '' ? bareTitle(raw, progress, ahead) : as('unknown', unclearNumber(raw));
}

function unclearNumber({ number }: RawRow): RowFinding {
  return finding('number-unclear', 'unresolved', { number });
}

function withoutTitle(raw: RawRow, { last }: Progress): Verdict {
  if (raw.number === '' && last !== undefined && raw.period !== '') {
    const whole = readPeriodCell(joinTexts(last.period, raw.period)) !== undefined;
    if (whole) return as('continuation', joined(raw, last.period === '' ? 'doubtful' : 'told'));
  }
  return as('unknown', finding('title-missing', 'unresolved'));
}

function joined({ first }: RawRow, severity: RowSeverity): RowFinding {
  return finding(first ? 'joined-over-page' : 'joined', severity);
}

/** One cell across the table, without a number. */
function spanned(raw: RawRow, { last }: Progress): Verdict {
  if (raw.first && last !== undefined && startsSmall(raw.title)) return as('continuation', joined(raw, 'told'));
  return as('group', finding('group-without-number', 'unresolved'));
}

function subItem(raw: RawRow, { item, last }: Progress, { next }: Ahead): Verdict {
  if (item === undefined) return as('sub-item', finding('sub-item-without-item', 'unresolved'));
  if (raw.period !== '') return as('sub-item');
  const deeper = raw.marker?.kind === 'letter' && next?.marker?.kind === 'dash' && next.period !== '';
  if (deeper) return as('sub-heading', finding('nested-sub-item', 'doubtful'));
  // Dashes below a priced row are what its title lists.
  const lists = last !== undefined && LINES.has(last.kind) && last.period !== '';
  return lists ? as('continuation', finding('list-in-title', 'doubtful')) : as('sub-item', missingPeriod());
}

const LINES: ReadonlySet<RowKind> = new Set(['item', 'sub-item', 'continuation']);

function missingPeriod(): RowFinding {
  return finding('period-missing', 'unresolved');
}

function pricedAndNumbered({ kind, no }: Marker, { item, groups }: Progress): Verdict {
  const openNo = item === undefined || item.priced ? null : item.no;
  if (kind === 'dotted' && openNo !== null && no.startsWith(`${openNo}.`)) return as('sub-item');
  return as('item', ...(groups.length === 0 ? [finding('item-without-group', 'unresolved')] : []));
}

function unpricedAndNumbered(raw: RawRow, progress: Progress, { next }: Ahead): Verdict {
  const dotted = raw.marker?.kind === 'dotted';
  const below = subBelow(raw, progress, next);
  if (below === 'sure') return as('item');
  if (dotted) return as(below === 'maybe' ? 'item' : 'group');
  const order = orderOf(raw, progress);
  if (order === 'group') return as('group');
  if (below === 'maybe') return as('item');
  return order === 'item' || nextContinues(raw, next) ? as('item', missingPeriod()) : as('group', assumedGroup());
}

function assumedGroup(): RowFinding {
  return finding('group-assumed', 'unresolved');
}

/** Is the row below one of its sub-items? Then a row without a period is an item. */
function subBelow(raw: RawRow, { outerGroups }: Progress, next: RawRow | undefined): 'sure' | 'maybe' | 'no' {
  if (next === undefined || next.spanned) return 'no';
  const { marker, period } = next;
  if (marker === undefined) return next.number === '' && period !== '' ? 'maybe' : 'no';
  if (isSubMarker(marker)) return 'sure';
  const own = raw.marker?.no ?? '';
  return outerGroups && period !== '' && marker.no.startsWith(`${own}.`) ? 'sure' : 'no';
}

/** `2` without a period: the next group, or an item whose period is missing? The order of the numbers may say. */
function orderOf({ marker }: RawRow, progress: Progress): 'group' | 'item' | 'unclear' {
  const no = Number(marker?.no);
  const items = no === progress.lastItem + 1 && progress.groups.length > 0;
  const groups = no === progress.lastGroup + 1 && !progress.outerGroups;
  if (items === groups) return 'unclear';
  return groups ? 'group' : 'item';
}

function nextContinues({ marker }: RawRow, next: RawRow | undefined): boolean {
  return next?.marker?.kind === 'integer' && Number(next.marker.no) === Number(marker?.no) + 1;
}

function pricedWithoutNumber(raw: RawRow, { item, last }: Progress): Verdict {
  if (last !== undefined && completes(last.period, raw.period)) return as('continuation', joined(raw, 'doubtful'));
  if (last?.period === '' && startsSmall(raw.title)) return as('continuation', joined(raw, 'doubtful'));
  if (item !== undefined && !item.priced) return as('sub-item', finding('sub-item-assumed', 'doubtful'));
  return as('item', finding('number-missing', 'doubtful'));
}

/** The two make a period, the first alone does not. */
function completes(before: string, after: string): boolean {
  const open = before !== '' && readPeriodCell(before) === undefined;
  return open && readPeriodCell(joinTexts(before, after)) !== undefined;
}

function bareTitle(raw: RawRow, progress: Progress, { next }: Ahead): Verdict {
  const { last } = progress;
  const goesOn = last !== undefined && last.kind !== 'annex';
  if (goesOn && startsSmall(raw.title)) return as('continuation', joined(raw, raw.first ? 'told' : 'doubtful'));
  const parent = next?.marker !== undefined && isSubMarker(next.marker);
  if (parent && !(raw.first && isOpen(progress))) return as('item', finding('number-missing', 'doubtful'));
  return goesOn && raw.first ? as('continuation', joined(raw, 'doubtful')) : withoutAnyMark(raw);
}

function withoutAnyMark({ title }: RawRow): Verdict {
  if (isCapitals(title)) return as('group', finding('group-without-number', 'unresolved'));
  return as('unknown', finding('row-unclear', 'unresolved'));
}

/** The last row is an item that waits for its sub-items. */
function isOpen({ last, item }: Progress): boolean {
  return last?.kind === 'item' && last.period === '' && item?.subs === 0;
}

function startsSmall(title: string): boolean {
  return /^[\p{Ll}(,;)&/]/u.test(title);
}

function isCapitals(title: string): boolean {
  return /\p{Lu}/u.test(title) && !/\p{Ll}/u.test(title);
}
