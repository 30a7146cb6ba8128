import { comparePeriods, periodKey, type PeriodOrder } from './retention-period.ts';
import { pricedRows, type PricedRow, type RetentionSchedule } from './retention-schedule.ts';

/** What of a row is shown beside the other version. */
export interface RowFacts {
  readonly title: string;
  readonly text: string;
  /** As `periodKey` writes it. */
  readonly period: string;
}

export interface RowChange {
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: RowFacts | null;
  readonly after: RowFacts | null;
  /** How the new period stands to the old one; null where one of them is missing. */
  readonly period: PeriodOrder | null;
}

export interface HeadChange {
  readonly member: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ScheduleDiff {
  readonly head: readonly HeadChange[];
  /** Removed rows in the order of the old table, then the rest in that of the new one. */
  readonly rows: readonly RowChange[];
}

/** What a new version changes; against nothing, all is added. */
export function diffSchedules(before: RetentionSchedule | undefined, after: RetentionSchedule): ScheduleDiff {
  const old = new Map((before ? pricedRows(before) : []).map((row) => [row.id, row]));
  const present = pricedRows(after);
  const kept = new Set(present.map(({ id }) => id));
  const removed = [...old.values()].filter(({ id }) => !kept.has(id)).map((row) => changeOf(row.id, row, undefined));
  const others = present.flatMap((row) => {
    const earlier = old.get(row.id);
    return earlier !== undefined && isSame(earlier, row) ? [] : [changeOf(row.id, earlier, row)];
  });
  return { head: before === undefined ? [] : diffHeads(before, after), rows: [...removed, ...others] };
}

function changeOf(id: string, before: PricedRow | undefined, after: PricedRow | undefined): RowChange {
  const period = before && after ? comparePeriods(after.period, before.period) : null;
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return { id, kind, before: factsOf(before), after: factsOf(after), period };
}

function factsOf(row: PricedRow | undefined): RowFacts | null {
  if (row === undefined) return null;
  return { title: fullTitle(row), text: row.text, period: periodKey(row.period) };
}

/** Item and sub-item, as one reads them. */
export function fullTitle({ item, sub }: Pick<PricedRow, 'item' | 'sub'>): string {
  return sub === null ? item.title : `${item.title}: ${sub.title}`;
}

function isSame(a: PricedRow, b: PricedRow): boolean {
  return JSON.stringify(factsOf(a)) === JSON.stringify(factsOf(b));
}

const HEAD = [
  ...['title', 'issuer', 'issued', 'effectiveFrom', 'effectiveTo', 'supersedes', 'supersededBy', 'scope'],
  ...['authority', 'lawBasis', 'coverage', 'sources', 'rules', 'appliesTo', 'countFrom'],
] as const satisfies readonly (keyof RetentionSchedule)[];

function diffHeads(before: RetentionSchedule, after: RetentionSchedule): readonly HeadChange[] {
  return HEAD.flatMap((member) => {
    const [was, is] = [asText(before[member]), asText(after[member])];
    return was === is ? [] : [{ member, before: was, after: is }];
  });
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
