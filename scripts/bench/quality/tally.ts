/** How often something was found where it is, and where it is not. */
export interface Tally {
  readonly kind: string;
  readonly strikes: number;
  readonly damaged: number;
  readonly alarms: number;
  readonly good: number;
}

const LEAST_FOUND = 0.95;
const MOST_ALARMS = 0.02;

export function isHeld({ strikes, damaged, alarms, good }: Tally): boolean {
  return strikes >= LEAST_FOUND * damaged && alarms <= MOST_ALARMS * good;
}

export function describeTally(tally: Tally): string {
  const { kind, strikes, damaged, alarms, good } = tally;
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  const found = `${share(strikes, damaged)} (${String(strikes)}/${String(damaged)})`;
  const wrong = `${share(alarms, good)} (${String(alarms)}/${String(good)})`;
  const bar = isHeld(tally) ? '' : '  BELOW THE BAR';
  return `${kind.padEnd(18)} found ${found.padEnd(20)} false alarms ${wrong}${bar}`;
}

const WIDTHS = [16, 18, 18, 22, 10] as const;
const HEAD = ['finding', 'damaged pages', 'found', 'false on good pages', ''] as const;

/** All of a run, a line a finding, for somebody who has not seen the run before. */
export function tableOf(tallies: readonly Tally[]): readonly string[] {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  const rows = tallies.map((tally) => {
    const { kind, strikes, damaged, alarms, good } = tally;
    const found = `${String(strikes)}  ${share(strikes, damaged)}`;
    const wrong = `${String(alarms)} of ${String(good)}  ${share(alarms, good)}`;
    return [kind, String(damaged), found, wrong, isHeld(tally) ? 'held' : 'BELOW THE BAR'];
  });
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(WIDTHS[column] ?? 0)).join('').trimEnd();
  return [line(HEAD), ...rows.map(line), 'bar: 95 % found, at most 2 % of the good pages called so'];
} // prettier-ignore

/** So many of the items, from all parts of the list. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, n) => items[Math.floor((n * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}
