import { divide } from '../../../src/domain/division/divide.ts';
import type { Division } from '../../../src/domain/division/division.ts';
import { sidesOf } from '../../../src/domain/division/sides.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { Browser } from 'playwright-core';
import type { StreamKind } from './compose-stream.ts';
import { openBrowser } from '../../pages/render.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { cutAtHeadings } from './baseline.ts';
import { makeStream, simulateSide, type StreamSide } from './make-stream.ts';
import { readSides, type ReadSidesOptions } from './read-stream.ts';
import { addScores, describeScore, f1Of, scoreCuts, type CutScore } from './score-cuts.ts';

export interface DivisionBenchOptions {
  readonly seeds: readonly string[];
  readonly pages: number;
  /** Draw and read the pages with this engine; absent: their words bear made faults. */
  readonly engine?: EngineChoice;
  /** Folder in which pages that were read are kept: a run that was cut off goes on. */
  readonly keep?: string;
  /** Only the streams of this name. */
  readonly only?: string;
  /** Print every cut that is wrong or missed. */
  readonly showWrong: boolean;
}

/** Streams of administrative documents with annexes, and of a mixed dossier without separator sheets. */
const KINDS = [
  { name: 'annexes', others: 0, bar: 0.99 },
  { name: 'mixed', others: 0.16, bar: 0.97 },
] as const;

/** Streams of made pages, read by an engine or with the faults of one. @returns whether the bars were held */
export async function runDivisionBench(
  options: DivisionBenchOptions,
  report: (line: string) => void,
): Promise<boolean> {
  const browser = await openBrowser();
  let held = true;
  try {
    for (const { name, others, bar } of KINDS) {
      if (options.only !== undefined && options.only !== name) continue;
      const scores: CutScore[] = [];
      for (const seed of options.seeds) {
        const sides = await sidesOfStream(browser, { seed, others }, options.pages);
        const readings = await readingsOf(browser, sides, { ...options, stream: name, seed });
        const stream = { name: `${name}, seed ${seed}`, sides, readings, showWrong: options.showWrong };
        scores.push(judgeStream(stream, report));
      }
      const all = addScores(scores);
      held &&= f1Of(all) >= bar;
      report(`${name}, all: ${describeScore(all)}; bar ${String(bar)} ${f1Of(all) >= bar ? 'held' : 'MISSED'}`);
    }
  } finally {
    await browser.close();
  }
  return held;
}

function readingsOf(
  browser: Browser,
  sides: readonly StreamSide[],
  {
    stream,
    seed,
    engine,
    keep,
  }: Pick<DivisionBenchOptions, 'engine' | 'keep'> & Pick<ReadSidesOptions, 'stream' | 'seed'>,
): Promise<readonly PageReading[]> {
  if (engine !== undefined) return readSides(browser, sides, { stream, seed, engine, keep });
  return Promise.resolve(sides.map((side) => simulateSide(side, seed)));
}

async function sidesOfStream(browser: Browser, kind: StreamKind, pages: number): Promise<StreamSide[]> {
  const sides: StreamSide[] = [];
  for await (const side of makeStream(browser, kind, pages)) sides.push(side);
  return sides;
}

export interface ReadStream {
  readonly name: string;
  readonly sides: readonly StreamSide[];
  readonly readings: readonly PageReading[];
  readonly showWrong: boolean;
}

export function judgeStream(stream: ReadStream, report: (line: string) => void): CutScore {
  const { sides, readings } = stream;
  const truth = new Set(sides.filter(({ first }) => first).map(({ page }) => page));
  const before = cpuSeconds();
  const division = divide(readings);
  const spent = cpuSeconds() - before;
  const found = new Set(division.documents.map(({ firstPage }) => firstPage));
  const score = scoreCuts(truth, found);
  const kept = sidesOf(readings, division);
  report(`${stream.name}: ${String(sides.length)} sides, ${String(truth.size)} documents, ${String(kept.length)} sides accounted for, ${(spent / sides.length).toFixed(4)} CPU-s a page`); // prettier-ignore
  report(`  divided   ${describeScore(score)}`);
  report(`  baseline  ${describeScore(scoreCuts(truth, cutAtHeadings(readings)))}`);
  report(`  ${describeDoubts(division, truth, found)}`);
  if (stream.showWrong) tellWrong(stream, { truth, found, division }, report);
  return score;
}

function describeDoubts(division: Division, truth: ReadonlySet<number>, found: ReadonlySet<number>): string {
  const doubts = new Set(division.documents.flatMap(({ doubts: all = [] }) => all.map(({ page }) => page)));
  const wrong = [...truth, ...found].filter((page) => page > 1 && truth.has(page) !== found.has(page));
  const marked = wrong.filter((page) => doubts.has(page)).length;
  return `asks about ${String(doubts.size)} pages; of ${String(wrong.length)} wrong cuts ${String(marked)} are asked about`;
}

interface Outcome {
  readonly truth: ReadonlySet<number>;
  readonly found: ReadonlySet<number>;
  readonly division: Division;
}

function tellWrong({ sides, readings }: ReadStream, { truth, found }: Outcome, report: (line: string) => void): void {
  for (const { page, document, printed } of sides) {
    if (page === 1 || truth.has(page) === found.has(page)) continue;
    const what = truth.has(page) ? 'missed' : 'wrong';
    const text = readings[page - 1]?.text.replaceAll('\n', ' | ').slice(0, 260) ?? '';
    report(
      `  ${what} at ${String(page)} (${document.kind}, ${document.paper.damage}, page ${String((printed?.index ?? 0) + 1)}): ${text}`,
    );
  }
}
