import type { RowFinding } from './appendix-review.ts';
import { finding } from './classify.ts';

interface Sequence {
  readonly lastItem: number;
  /** Numbers in the same group. */
  readonly used: ReadonlySet<string>;
}

/** Items are counted through the whole table or anew in each group; what does neither is told. */
export function checkNumber(no: string | null, { lastItem, used }: Sequence): readonly RowFinding[] {
  if (no === null) return [];
  if (used.has(no)) return [finding('number-repeated', 'unresolved', { number: no })];
  const number = /^\d+$/.test(no) ? Number(no) : undefined;
  if (number === undefined || number === lastItem + 1) return [];
  if (number === 1 && used.size === 0) return [];
  const details = { number: no, expected: String(lastItem + 1) };
  return [
    number > lastItem ? finding('number-gap', 'told', details) : finding('number-out-of-order', 'doubtful', details),
  ];
}
