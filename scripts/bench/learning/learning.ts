import type { FieldValue, FieldValues } from '../../../src/domain/cataloguing/field-value.ts';
import { learnFrom } from '../../../src/domain/learning/learn-from.ts';
import { keyOf, type KnownFact, type LearnedFact } from '../../../src/domain/learning/learned-fact.ts';
import { knownNames, withKnownNames } from '../../../src/domain/learning/use-known.ts';
import { createRandom, type Random } from '../../pages/random.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { LEARNED_FIELDS, makeOffice, readDocument, type LearnedField, type TrueDocument } from './made-office.ts';

interface LearningBench {
  readonly seed: string;
  readonly documents: number;
}

/** Share of accepted records whose confirmed name is itself a slip that the person overlooked. */
const OVERLOOKED = 0.005;
/** Documents between two lessons: none of those measured has taught anything yet. */
const LESSON = 50;

interface Tally {
  read: number;
  asked: number;
  sure: number;
  wrong: number;
  /** Asked, and what is shown is right: a glance instead of typing. */
  glance: number;
}

/**
 * What learning from accepted records changes: papers come in the order of their years, each is read before it is accepted and
 * learned from, so that nothing is measured on what it was learned from. Readings are made up (see made-office.ts).
 */
export function runLearningBench({ seed, documents }: LearningBench, report: (line: string) => void): boolean {
  const random = createRandom(`learning ${seed}`);
  const papers = makeOffice(random, documents);
  const known = new Map<string, KnownFact>();
  const [plain, learned] = [newTallies(), newTallies()];
  let cpu = 0;
  for (let at = 0; at < papers.length; at += LESSON) {
    const some = papers.slice(at, at + LESSON);
    const names = knownNames([...known.values()]);
    for (const paper of some) {
      const read = readDocument(random, paper);
      const began = cpuSeconds();
      const held = withKnownNames(read, names);
      cpu += cpuSeconds() - began;
      // From the second half on there is something to know.
      if (at < papers.length / 2) continue;
      count(plain, paper, read);
      count(learned, paper, held);
    }
    for (const paper of some) accept(known, paper, random);
  }
  report(
    `${String(papers.length)} made-up documents, measured on the second half, ${String(known.size)} facts learned`,
  );
  report(`${((cpu / papers.length) * 1000).toFixed(2)} ms CPU a document`);
  return LEARNED_FIELDS.map((field) => tell(field, { plain: plain[field], learned: learned[field] }, report)).every(
    Boolean,
  );
}

function newTallies(): Record<LearnedField, Tally> {
  const none = () => ({ read: 0, asked: 0, sure: 0, wrong: 0, glance: 0 });
  return { issuingBody: none(), signatory: none(), signerRole: none(), addressees: none() };
}

function count(tallies: Record<LearnedField, Tally>, { values }: TrueDocument, fields: FieldValues): void {
  for (const field of LEARNED_FIELDS) {
    const value = fields[field];
    if (value === undefined) continue;
    const isRight = JSON.stringify(value.value) === JSON.stringify(values[field]);
    const tally = tallies[field];
    tally.read += 1;
    if (value.needsReview) tally.asked += 1;
    else tally.sure += 1;
    if (value.needsReview && isRight) tally.glance += 1;
    if (!value.needsReview && !isRight) tally.wrong += 1;
  }
}

/** A person confirms the record, now and then with a slip. */
function accept(known: Map<string, KnownFact>, { values }: TrueDocument, random: Random): void {
  const entries = Object.entries(values).map(([name, value]) => {
    const text = typeof value === 'string' && name === 'signatory' && random.chance(OVERLOOKED) ? `${value}h` : value;
    const human: FieldValue = { value: text, confidence: 1, needsReview: false, origin: 'human' };
    return [name, { human }] as const;
  });
  const lesson = learnFrom(Object.fromEntries(entries));
  for (const fact of lesson?.facts ?? []) keep(known, fact, lesson?.year ?? 0);
}

function keep(known: Map<string, KnownFact>, fact: LearnedFact, year: number): void {
  const key = `${fact.kind} ${keyOf(fact)}`;
  const before = known.get(key) ?? { ...fact, id: key, documents: 0, firstYear: year, lastYear: year, off: false };
  const span = { firstYear: Math.min(before.firstYear, year), lastYear: Math.max(before.lastYear, year) };
  known.set(key, { ...before, ...span, documents: before.documents + 1 });
}

/** Less is asked, and of what is not asked no larger share is wrong. */
function tell(
  field: LearnedField,
  { plain, learned }: { readonly plain: Tally; readonly learned: Tally },
  report: (line: string) => void,
): boolean {
  const line = (tally: Tally) =>
    `asked ${share(tally.asked, tally.read)} (right to accept at a glance ${share(tally.glance, tally.asked)}), wrong of what is not asked ${share(tally.wrong, tally.sure)}`;
  report(field);
  report(`  before: ${line(plain)}`);
  report(`  after:  ${line(learned)}`);
  return learned.asked < plain.asked && learned.wrong / learned.sure <= plain.wrong / plain.sure;
}

function share(part: number, whole: number): string {
  return `${String(part)} of ${String(whole)}, ${whole === 0 ? '–' : ((part / whole) * 100).toFixed(2)} %`;
}
