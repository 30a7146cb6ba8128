import { readFileSync } from 'node:fs';

/** A window of ink at 75 ppi, one byte a pixel in hexadecimal digits, and the probabilities that the training gave it. */
export interface MarkCase {
  readonly ink: string;
  readonly probabilities: readonly number[];
}

export function markCases(name: string): readonly MarkCase[] {
  const file = new URL(`../../fixtures/marks/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly MarkCase[];
}
