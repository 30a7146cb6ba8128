import type { DigitReading } from './digit-reading.ts';

/** The mean of what several recognisers gave each value; nothing where one does not name it. The likeliest first. */
export function meanReadings(lists: readonly (readonly DigitReading[])[]): readonly DigitReading[] {
  const values = new Set(lists.flat().map(({ value }) => value));
  return Array.from(values, (value) => ({ value, confidence: meanShare(lists, value) })).toSorted(
    (a, b) => b.confidence - a.confidence || a.value.localeCompare(b.value),
  );
}

export function shareOf(ranked: readonly DigitReading[], value: string): number {
  return ranked.find((reading) => reading.value === value)?.confidence ?? 0;
}

/** Rounded, so that the record says no more than is known. */
function meanShare(lists: readonly (readonly DigitReading[])[], value: string): number {
  const sum = lists.reduce((total, ranked) => total + shareOf(ranked, value), 0);
  return Math.round((sum / lists.length) * 10_000) / 10_000;
}
