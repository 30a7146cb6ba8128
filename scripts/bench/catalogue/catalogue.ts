import { catalogue, scored } from '../../../src/domain/cataloguing/catalogue.ts';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import type { Report } from '../reading.ts';
import { createPlainRun, reportPlain, type PlainRun } from './plain-run.ts';
import { compareField } from './compare.ts';
import { fitCalibration, type ScoredValue } from './fit-calibration.ts';
import { loadLabelled, type LabelledDocument } from './labelled.ts';
import { keptReadings } from '../division/kept-readings.ts';
import { openMeasuredReader, type MeasuredReader } from './measured-reader.ts';
import { readDocument } from './read-document.ts';
import { askedAbout, fieldLines, outcomesOf, percent, reliabilityLines, type Outcome } from './tally.ts';

export interface CatalogueBenchOptions {
  readonly truth: string;
  readonly engines: readonly ('tesseract' | 'tesseract.js')[];
  readonly documents: number;
  /** Prints every value that is wrong. */
  readonly showWrong: boolean;
  readonly baseline: boolean;
  /** What the engine read is kept in this folder, and not read again: no cost is told then. */
  readonly keep?: string;
  /** Writes the table of `mappings/reading/calibration.json`, fitted to the first engine, to this file. */
  readonly calibrate?: string;
}

/** Reads a labelled folder with each engine, and plainly, and reports fields, calibration and cost. */
export async function runCatalogueBench(options: CatalogueBenchOptions, report: Report): Promise<void> {
  const documents = loadLabelled(options.truth).slice(0, options.documents);
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0);
  report(`${String(documents.length)} documents, ${String(pages)} pages of ${options.truth}`);
  const plain = options.baseline ? createPlainRun() : undefined;
  for (const engine of options.engines) {
    const reader = await openMeasuredReader(engine);
    try {
      await runEngine(reader, { engine, documents, options, plain }, report);
    } finally {
      await reader.dispose();
    }
  }
  if (plain !== undefined) reportPlain(plain, report);
}

interface Run {
  readonly engine: string;
  readonly documents: readonly LabelledDocument[];
  readonly options: CatalogueBenchOptions;
  readonly plain: PlainRun | undefined;
}

async function runEngine(
  reader: MeasuredReader,
  { engine, documents, options, plain }: Run,
  report: Report,
): Promise<void> {
  report(`\n== ${reader.engine}`);
  // threads and models are loaded once, not for every page
  await reader.read(documents[0]?.pages[0]?.imagePath ?? '');
  reader.spent.clear();
  const kept = keptReadings(options.keep, `${basename(options.truth)} ${engine}`);
  const outcomes: Outcome[] = [];
  const scores: ScoredValue[] = [];
  const asked: AskedDocument[] = [];
  const spent = { pages: 0, catalogue: 0, plain: 0 };
  for (const document of documents) {
    // in turns: what else the machine does costs both alike
    spent.plain += (await plain?.read(document)) ?? 0;
    const seen = await readDocument({ reader, kept, before: spent.pages }, document);
    spent.pages += document.pages.length;
    if (seen.length < document.pages.length) continue;
    const before = cpuSeconds();
    const fields = catalogue(seen, { firstPage: 1, lastPage: seen.length });
    spent.catalogue += cpuSeconds() - before;
    outcomes.push(...outcomesOf(document, fields));
    scores.push(...scoresOf(document, seen));
    asked.push({ document, about: askedAbout(fields) });
  }
  fieldLines(outcomes).forEach(report);
  byGroup(outcomes, report);
  reportSure(outcomes, report);
  reportAsked(asked, documents, report);
  if (options.keep === undefined) reportCost(reader, { ...spent, plain: plain && spent.plain / spent.pages }, report);
  if (options.showWrong) showWrong(outcomes, asked, report);
  if (options.calibrate !== undefined) writeFileSync(options.calibrate, JSON.stringify({ enough: ENOUGH, fields: fitCalibration(scores) })); // prettier-ignore
}

/** At this probability of being right values need no person: of all such values 99.5 % are right then. */
const ENOUGH = 0.93;

/** What the readers scored the printed values that they do not ask a person about anyway, before any calibration. */
function scoresOf(document: LabelledDocument, seen: readonly PageReading[]): ScoredValue[] {
  const findings = scored(seen, { firstPage: 1, lastPage: seen.length });
  return findings
    .filter(({ field, asks }) => asks !== true && !document.handwritten.has(field))
    .map(({ field, value }) => {
      const right = compareField(field, value.value, document.fields[field]).exact;
      return { field, score: value.confidence, right };
    });
}

interface AskedDocument {
  readonly document: LabelledDocument;
  /** Fields that a person must open the document for. */
  readonly about: readonly FieldName[];
}

function reportAsked(asked: readonly AskedDocument[], documents: readonly LabelledDocument[], report: Report): void {
  const share = (some: readonly AskedDocument[]) => percent(some.filter(({ about }) => about.length > 0).length, some.length); // prettier-ignore
  const printed = asked.filter(({ document }) => document.handwritten.size === 0);
  report(`documents that ask a person: ${share(asked)} % of all, ${share(printed)} % of ${String(printed.length)} with printed number and date`); // prettier-ignore
  const fields = Map.groupBy(printed.flatMap(({ about }) => about), (field) => field); // prettier-ignore
  report(`these are asked about: ${[...fields].map(([field, times]) => `${field} ${String(times.length)}`).join(', ')}`); // prettier-ignore
  const read = new Set(asked.map(({ document }) => document));
  const withheld = documents.filter((document) => !read.has(document)).map(({ id }) => id);
  report(`withheld: ${String(withheld.length)} ${withheld.join(', ')}`);
}

function byGroup(outcomes: readonly Outcome[], report: Report): void {
  const fields = outcomes.filter(({ wanted, handwritten }) => wanted && !handwritten);
  for (const kind of ['damage', 'mode'] as const) {
    const groups = Map.groupBy(fields, ({ document }) => document.pages[0]?.[kind] ?? 'unknown');
    const parts = [...groups].map(([name, group]) => `${name} ${percent(group.filter(({ exact }) => exact).length, group.length)} %`); // prettier-ignore
    report(`printed fields exact by ${kind}: ${parts.join(', ')}`);
  }
}

function reportSure(outcomes: readonly Outcome[], report: Report): void {
  for (const handwritten of [false, true]) {
    const sure = outcomes.filter(
      (outcome) => outcome.given && !outcome.needsReview && outcome.handwritten === handwritten,
    );
    const right = sure.filter(({ exact }) => exact).length;
    report(`given without review, ${handwritten ? 'handwritten' : 'printed'}: ${String(sure.length)}, right ${percent(right, sure.length)} %`); // prettier-ignore
  }
  report('calibration (all fields):');
  reliabilityLines(outcomes).forEach(report);
}

interface Cost {
  readonly pages: number;
  /** Seconds for the readers of fields of all pages. */
  readonly catalogue: number;
  /** Seconds a page of plain OCR. */
  readonly plain: number | undefined;
}

function reportCost(reader: MeasuredReader, { pages, catalogue: fields, plain }: Cost, report: Report): void {
  const all = (reader.spent.get('all') ?? 0) / pages;
  const steps = [...reader.spent].filter(([step]) => step !== 'all');
  const charged = steps.reduce((sum, [, seconds]) => sum + seconds, 0);
  // places of what is read twice, signatures, division, quality, starting programs, collecting garbage
  const rest = ['what is between them', all * pages - charged] as const;
  const shares = [...steps, rest].map(
    ([step, seconds]) => `${step} ${(seconds / pages).toFixed(2)} s = ${percent(seconds / pages, all)} %`,
  );
  report(`CPU ${all.toFixed(2)} s a page: ${shares.join(', ')}; fields alone ${(fields / pages).toFixed(3)} s`);
  if (plain !== undefined)
    report(`that is ${(all - plain).toFixed(2)} s a page over plain OCR (${plain.toFixed(2)} s)`);
}

function showWrong(outcomes: readonly Outcome[], asked: readonly AskedDocument[], report: Report): void {
  for (const { document, about } of asked) {
    const kind = document.handwritten.size === 0 ? 'printed' : 'handwritten';
    if (about.length > 0) report(`${document.id} ${kind} asks about ${about.join(', ')}`);
  }
  for (const { document, field, exact, needsReview, shown, confidence } of outcomes) {
    if (!exact) report(`${document.id} ${document.pages[0]?.damage ?? ''} ${field} ${confidence.toFixed(2)}${needsReview ? '' : ' SURE'}: ${shown}`); // prettier-ignore
  }
}
