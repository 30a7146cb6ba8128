/** How often something was found where it is, and where it is not. */
export interface Tally {
  readonly kind: string;
  readonly strikes: number;
  readonly damaged: number;
  readonly alarms: number;
  readonly good: number;
}

export function describeTally({ kind, strikes, damaged, alarms, good }: Tally): string {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  const found = `${share(strikes, damaged)} (${String(strikes)}/${String(damaged)})`;
  const wrong = `${share(alarms, good)} (${String(alarms)}/${String(good)})`;
  return `${kind.padEnd(18)} found ${found.padEnd(20)} false alarms ${wrong}`;
}
