import type { Pace } from '../arrangement-types.ts';

export interface Outlook {
  /** When all of it is done at this pace; undefined where something is left that does not move. */
  readonly forecast: string | undefined;
  readonly late: boolean;
  readonly daysLate: number | undefined;
  /** Nothing is left to do. */
  readonly isDone: boolean;
}

/** Of what is counted, the slowest says when the whole is done. */
export function outlookOf({ measures, late }: Pick<Pace, 'measures' | 'late'>): Outlook {
  const counted = measures.filter(({ total }) => total > 0);
  const isDone = counted.length > 0 && counted.every(({ left }) => left === 0);
  const open = counted.filter(({ left }) => left > 0);
  const known = open.every(({ forecast }) => forecast !== null);
  const forecast = known
    ? open
        .map((one) => one.forecast ?? '')
        .sort()
        .at(-1)
    : undefined;
  const days = open.map(({ daysLate }) => daysLate ?? 0);
  return { forecast, late, daysLate: forecast === undefined ? undefined : Math.max(0, ...days), isDone };
}
