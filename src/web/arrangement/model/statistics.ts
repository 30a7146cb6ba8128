import type { AccountDay } from '../arrangement-types.ts';

export interface WorkRow {
  readonly account: string;
  /** Undefined: of all days shown. */
  readonly day: string | undefined;
  /** By the kinds of work of the table. */
  readonly counts: readonly number[];
}
export interface WorkTable {
  /** Kinds of work that occur, those of steps first. */
  readonly works: readonly string[];
  readonly rows: readonly WorkRow[];
}

/** One row a day under each account, newest first, with the sum of the account above them. `steps`: kinds of work of steps, in their order. */
export function tableOf(days: readonly AccountDay[], steps: readonly string[] = []): WorkTable {
  const works = [...new Set(days.map(({ work }) => work))].sort(stepsFirst(steps));
  const countsOf = (some: readonly AccountDay[]) =>
    works.map((work) => some.filter((one) => one.work === work).reduce((all, { count }) => all + count, 0));
  const byAccount = Map.groupBy(days, ({ account }) => account);
  const rows = [...byAccount].sort(byName).flatMap(([account, own]) => {
    const byDay = [...Map.groupBy(own, ({ day }) => day)].sort(([a], [b]) => (a < b ? 1 : -1));
    const sum = { account, day: undefined, counts: countsOf(own) };
    return [sum, ...byDay.map(([day, some]) => ({ account, day, counts: countsOf(some) }))];
  });
  return { works, rows };
}

const collator = new Intl.Collator('vi');

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return collator.compare(a, b);
}

function stepsFirst(steps: readonly string[]): (a: string, b: string) => number {
  const rank = (work: string) => {
    if (!work.startsWith('step:')) return steps.length + 1;
    const place = steps.indexOf(work);
    return place < 0 ? steps.length : place;
  };
  return (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1);
}
