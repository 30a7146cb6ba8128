import { plainNumber } from './words.ts';
import type { RegisterKind, RegisterRow } from './register.ts';

/** Rows whose number or date was probably mistyped: they stand between neighbours that say otherwise. */
export interface DoubtfulCells {
  readonly numbers: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
}

/**
 * A register runs by number and by day. What breaks the run of its neighbours, or a number that stands there twice, is a slip
 * of the pen: rows by line of one register. Incoming documents bear the numbers of others, in no order.
 */
export function doubtfulCells(rows: readonly RegisterRow[], kind: RegisterKind): DoubtfulCells {
  const numbers = new Set<string>();
  const dates = new Set<string>();
  if (kind === 'incoming') return { numbers, dates };
  const ordered = rows.toSorted((a, b) => a.line - b.line);
  for (const series of Map.groupBy(ordered, seriesOf).values()) {
    const values = series.map(({ entry }) => Number.parseInt(plainNumber(entry.number ?? ''), 10));
    series.forEach(({ id }, at) => {
      if (breaksRun(values, at)) numbers.add(id);
    });
    for (const id of twice(series)) numbers.add(id);
  }
  const days = ordered.map(({ entry }) => (entry.date === null ? Number.NaN : Date.parse(entry.date)));
  ordered.forEach(({ id }, at) => {
    if (breaksRun(days, at)) dates.add(id);
  });
  return { numbers, dates };
}

/** Rows are numbered together where the office numbers all its documents in one run; here by the abbreviation of the type. */
function seriesOf({ entry }: RegisterRow): string {
  return entry.notation?.split('-')[0]?.toLowerCase() ?? '';
}

/** Rows whose number another row of the series has as well. */
function twice(series: readonly RegisterRow[]): readonly string[] {
  const byNumber = Map.groupBy(series, ({ entry }) => plainNumber(entry.number ?? ''));
  return [...byNumber].flatMap(([number, rows]) => (number === '' || rows.length < 2 ? [] : rows.map(({ id }) => id)));
}

/** Two neighbours on each side are in order among themselves, and this one is not between them. */
function breaksRun(values: readonly number[], at: number): boolean {
  const value = values[at] ?? Number.NaN;
  const before = values.slice(Math.max(0, at - 3), at).filter((one) => !Number.isNaN(one));
  const after = values.slice(at + 1, at + 4).filter((one) => !Number.isNaN(one));
  if (Number.isNaN(value) || before.length + after.length < 2) return false;
  const [low, high] = [median(before), median(after)];
  if (low !== undefined && high !== undefined && low > high) return false;
  return (low !== undefined && value < low) || (high !== undefined && value > high);
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
