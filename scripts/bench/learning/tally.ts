import type { FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import type { LearnedField } from './made-office.ts';

export interface Tally {
  read: number;
  asked: number;
  sure: number;
  wrong: number;
  /** Asked, and what is shown is right: a glance instead of typing. */
  glance: number;
}

export type Tallies = Record<LearnedField, Tally>;

export interface BeforeAndAfter<Of> {
  readonly before: Of;
  readonly after: Of;
}

export function newTallies(): Tallies {
  const none = () => ({ read: 0, asked: 0, sure: 0, wrong: 0, glance: 0 });
  return { issuingBody: none(), signatory: none(), signerRole: none(), addressees: none() };
}

export function countValue(tally: Tally, { needsReview }: FieldValue, isRight: boolean): void {
  tally.read += 1;
  if (needsReview) tally.asked += 1;
  else tally.sure += 1;
  if (needsReview && isRight) tally.glance += 1;
  if (!needsReview && !isRight) tally.wrong += 1;
}

export function reportTallies(
  field: string,
  { before, after }: BeforeAndAfter<Tally>,
  report: (line: string) => void,
): void {
  const line = (tally: Tally) =>
    `asked ${share(tally.asked, tally.read)} (right to accept at a glance ${share(tally.glance, tally.asked)}), wrong of what is not asked ${share(tally.wrong, tally.sure)}`;
  report(field);
  report(`  before: ${line(before)}`);
  report(`  after:  ${line(after)}`);
}

export function share(part: number, whole: number): string {
  return `${String(part)} of ${String(whole)}, ${whole === 0 ? '–' : ((part / whole) * 100).toFixed(2)} %`;
}
