import type { FieldValues } from '../../../src/domain/cataloguing/field-value.ts';
import type { FieldContent } from '../../../src/domain/metadata/field-name.ts';
import type { KnownFact } from '../../../src/domain/learning/learned-fact.ts';
import { knownNames, withKnownNames } from '../../../src/domain/learning/use-known.ts';
import { createRandom, type Random } from '../../pages/random.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { accept } from './accepted.ts';
import { LEARNED_FIELDS, makeOffice, readDocument, type LearnedField, type TrueDocument } from './made-office.ts';
import { countValue, newTallies, reportTallies, type BeforeAndAfter, type Tallies, type Tally } from './tally.ts';

interface LearningBench {
  readonly seed: string;
  readonly documents: number;
}

/** Share of accepted records whose confirmed name is itself a slip that the person overlooked. */
const OVERLOOKED = 0.005;
/** Documents between two lessons: none of those measured has taught anything yet. */
const LESSON = 50;

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
    for (const paper of some) accept(known, confirmed(paper, random));
  }
  report(
    `${String(papers.length)} made-up documents, measured on the second half, ${String(known.size)} facts learned`,
  );
  report(`${((cpu / papers.length) * 1000).toFixed(2)} ms CPU a document`);
  return LEARNED_FIELDS.map((field) => tell(field, { before: plain[field], after: learned[field] }, report)).every(
    Boolean,
  );
}

function count(tallies: Tallies, { values }: TrueDocument, fields: FieldValues): void {
  for (const field of LEARNED_FIELDS) {
    const value = fields[field];
    if (value !== undefined) countValue(tallies[field], value, JSON.stringify(value.value) === JSON.stringify(values[field])); // prettier-ignore
  }
}

/** A person confirms the record, now and then with a slip. */
function confirmed({ values }: TrueDocument, random: Random): Readonly<Record<string, FieldContent>> {
  const isSlip = random.chance(OVERLOOKED);
  return isSlip && typeof values.signatory === 'string' ? { ...values, signatory: `${values.signatory}h` } : values;
}

/** Less is asked, and of what is not asked no larger share is wrong. */
function tell(field: LearnedField, both: BeforeAndAfter<Tally>, report: (line: string) => void): boolean {
  reportTallies(field, both, report);
  const { before, after } = both;
  return after.asked < before.asked && after.wrong / after.sure <= before.wrong / before.sure;
}
