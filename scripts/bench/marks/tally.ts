import type { MarkCase } from './case.ts';
import type { Verdict } from './whole-reader.ts';

export interface Tally {
  cases: number;
  withheld: number;
  asked: number;
}

/** Counts a case under `all` and under each of its conditions. */
export function count(tallies: Map<string, Tally>, { conditions }: MarkCase, { withheld, asked }: Verdict): void {
  for (const name of ['all', ...new Set(conditions)]) {
    const sum = tallies.get(name) ?? { cases: 0, withheld: 0, asked: 0 };
    sum.cases += 1;
    if (withheld) sum.withheld += 1;
    else if (asked) sum.asked += 1;
    tallies.set(name, sum);
  }
}

/** With the interval (Wilson, 95 %) of what is withheld. */
export function tableOf(tallies: ReadonlyMap<string, Tally>): readonly string[] {
  return [...tallies]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(
      ([name, { cases, withheld, asked }]) =>
        `  ${name.padEnd(22)} ${String(cases).padStart(5)}  withheld ${share(withheld, cases)} (${interval(withheld, cases)})  a person asked ${share(asked, cases)}`,
    );
}

function interval(part: number, whole: number): string {
  const z2 = 1.96 ** 2;
  const p = part / whole;
  const middle = (p + z2 / (2 * whole)) / (1 + z2 / whole);
  const half = (1.96 * Math.sqrt((p * (1 - p)) / whole + z2 / (4 * whole ** 2))) / (1 + z2 / whole);
  return `${(100 * Math.max(0, middle - half)).toFixed(1)}–${(100 * Math.min(1, middle + half)).toFixed(1)}`;
}

function share(part: number, whole: number): string {
  return `${String(part).padStart(5)} ${((100 * part) / whole).toFixed(1).padStart(5)} %`;
}
