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
