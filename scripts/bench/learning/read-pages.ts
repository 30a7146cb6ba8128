import type { FieldValue, FieldValues } from '../../../src/domain/cataloguing/field-value.ts';
import { catalogue } from '../../../src/domain/cataloguing/catalogue.ts';
import { keyOf, type KnownFact, type LearnedFact } from '../../../src/domain/learning/learned-fact.ts';
import { learnFrom } from '../../../src/domain/learning/learn-from.ts';
import { knownNames, withKnownNames, type KnownNames } from '../../../src/domain/learning/use-known.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { compareField } from '../catalogue/compare.ts';
import { loadLabelled, type LabelledDocument } from '../catalogue/labelled.ts';
import { openMeasuredReader } from '../catalogue/measured-reader.ts';
import { readDocument } from '../catalogue/read-document.ts';
import { asksPerson } from '../catalogue/tally.ts';
import { keptReadings } from '../division/kept-readings.ts';
import { accept, asTyped } from './accepted.ts';
import { LEARNED_FIELDS } from './made-office.ts';
import { countValue, newTallies, reportTallies, share, type Tallies } from './tally.ts';

export interface ReadLearningBench {
  /** Labelled folder (`docs/truth-format.md`): the first half of its documents, by name, teaches; the second is read. */
  readonly folder: string;
  /** Of the readings that are kept. */
  readonly name: string;
  readonly engine: EngineChoice;
  readonly documents: number;
  readonly keep: string | undefined;
  /** Prints every value that what is known changed. */
  readonly showChanged: boolean;
}

interface ReadDocument {
  readonly document: LabelledDocument;
  readonly fields: FieldValues;
}

/**
 * What learning changes on pages that were really read: the first half of the documents is accepted as a careful archivist
 * would, the second half is read and held against what that taught. Only the second half need have pages.
 * @returns whether no more is wrong and sure, no more is asked but what was, and no value of a person changed
 */
export async function runReadLearningBench(bench: ReadLearningBench, report: (line: string) => void): Promise<boolean> {
  const documents = loadLabelled(bench.folder).slice(0, bench.documents);
  const half = Math.ceil(documents.length / 2);
  const [first, second] = [documents.slice(0, half), documents.slice(half)];
  const known = new Map<string, KnownFact>();
  for (const { fields } of first) accept(known, fields);
  const names = knownNames([...known.values()]);
  const read = await readAll(second, bench);
  report(`${bench.folder}: ${String(half)} documents accepted, ${String(known.size)} facts learned; ${String(read.length)} read, ${String(second.length - read.length)} withheld`); // prettier-ignore
  reportSeenAgain(read, known, report);
  const held = read.map(({ document, fields }) => ({ document, fields: withKnownNames(fields, names) }));
  if (bench.showChanged) tellChanged(read, held, report);
  const isBetter = compareAll(tally(read), tally(held), report);
  const asks = (some: readonly ReadDocument[]) => share(some.filter(({ fields }) => asksPerson(fields)).length, some.length); // prettier-ignore
  report(`documents that ask a person: ${asks(read)} before, ${asks(held)} after`);
  const changed = changedOfPeople(first, names);
  report(`accepted records that what they taught changed: ${String(changed)} of ${String(first.length)}`);
  return isBetter && changed === 0;
}

async function readAll(
  documents: readonly LabelledDocument[],
  { engine, keep, name }: ReadLearningBench,
): Promise<readonly ReadDocument[]> {
  const reader = await openMeasuredReader(engine);
  const kept = keptReadings(keep, `${name} ${engine}`);
  try {
    const read: ReadDocument[] = [];
    let before = 0;
    for (const document of documents) {
      const readings = await readDocument({ reader, kept, before }, document);
      before += document.pages.length;
      if (readings.length < document.pages.length) continue;
      read.push({ document, fields: catalogue(readings, { firstPage: 1, lastPage: readings.length }) });
    }
    return read;
  } finally {
    await reader.dispose();
  }
}

/** How much there was to know: without names that come again nothing can be learned. */
function reportSeenAgain(
  read: readonly ReadDocument[],
  known: ReadonlyMap<string, KnownFact>,
  report: (line: string) => void,
): void {
  const facts = read.flatMap(({ document }) => learnFrom(opinionsOf(document))?.facts ?? []);
  const parts = (['body', 'signer', 'addressee'] as const).map((kind) => {
    const own = facts.filter((fact) => fact.kind === kind);
    const isKnown = (fact: LearnedFact) => known.has(`${fact.kind} ${keyOf(fact)}`);
    return `${kind} ${share(own.filter(isKnown).length, own.length)}`;
  });
  report(`of the names of the documents read these had been accepted before: ${parts.join('; ')}`);
}

function opinionsOf({ fields }: LabelledDocument): Parameters<typeof learnFrom>[0] {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { human: asTyped(value) }]));
}

function tally(documents: readonly ReadDocument[]): Tallies {
  const tallies = newTallies();
  for (const { document, fields } of documents)
    for (const field of LEARNED_FIELDS) {
      const value = fields[field];
      if (value === undefined) continue;
      countValue(tallies[field], value, compareField(field, value.value, document.fields[field]).exact);
    }
  return tallies;
}

function compareAll(before: Tallies, after: Tallies, report: (line: string) => void): boolean {
  for (const field of LEARNED_FIELDS) reportTallies(field, { before: before[field], after: after[field] }, report);
  return LEARNED_FIELDS.every((field) => {
    const [one, other] = [before[field], after[field]];
    // to ask about what was wrong and sure is what it is for
    return other.wrong <= one.wrong && other.asked - one.asked <= one.wrong - other.wrong;
  });
}

function tellChanged(
  before: readonly ReadDocument[],
  after: readonly ReadDocument[],
  report: (line: string) => void,
): void {
  for (const [i, { document, fields }] of before.entries())
    for (const field of LEARNED_FIELDS) {
      const [one, other] = [fields[field], after[i]?.fields[field]];
      if (shownOf(one) === shownOf(other)) continue;
      report(
        `  ${document.id} ${field}: ${shownOf(one)} -> ${shownOf(other)}; true ${JSON.stringify(document.fields[field])}`,
      );
    }
}

function shownOf(value: FieldValue | undefined): string {
  return `${JSON.stringify(value?.value)}${value?.needsReview === true ? ' asks' : ''}`;
}

/** Records that people accepted, held against what is known now. */
function changedOfPeople(documents: readonly LabelledDocument[], names: KnownNames): number {
  return documents.filter(({ fields }) => {
    const accepted: FieldValues = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, asTyped(value)]),
    );
    return JSON.stringify(withKnownNames(accepted, names)) !== JSON.stringify(accepted);
  }).length;
}
