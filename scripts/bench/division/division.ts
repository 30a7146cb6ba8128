import type { Browser } from 'playwright-core';
import type { StreamKind } from './compose-stream.ts';
import { openBrowser } from '../../pages/render.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { openMeasuredReader } from '../catalogue/measured-reader.ts';
import { judgeStream, type TruthSide } from './judge-stream.ts';
import { loadStreams } from './labelled-stream.ts';
import { readLabelled } from './read-labelled.ts';
import { makeStream, simulateSide, type StreamSide } from './make-stream.ts';
import { readSides, type ReadSidesOptions, type ReadStreamSides } from './read-stream.ts';
import { addScores, describeScore, f1Of, type CutScore } from './score-cuts.ts';

export interface DivisionBenchOptions {
  readonly seeds: readonly string[];
  readonly pages: number;
  /** Draw and read the pages with this engine; absent: their words bear made faults. */
  readonly engine?: EngineChoice;
  /** Folder in which pages that were read are kept: a run that was cut off goes on. */
  readonly keep?: string;
  /** Only the streams of this name. */
  readonly only?: string;
  /** Separator sheets lie before some of the documents. */
  readonly separators?: boolean;
  /** A labelled folder in place of made streams. */
  readonly truth?: string;
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
  if (options.truth !== undefined) return judgeLabelled({ ...options, truth: options.truth }, report);
  const browser = await openBrowser();
  let held = true;
  try {
    for (const { name, others, bar } of KINDS) {
      if (options.only !== undefined && options.only !== name) continue;
      const scores: CutScore[] = [];
      for (const seed of options.seeds) {
        const sides = await sidesOfStream(
          browser,
          { seed, others, separators: options.separators === true },
          options.pages,
        );
        const read = await readingsOf(browser, sides, {
          ...options,
          stream: options.separators === true ? `${name}-sheets` : name,
          seed,
        });
        const stream = {
          name: `${name}, seed ${seed}`,
          sides: sides.map(truthOf),
          ...read,
          showWrong: options.showWrong,
        };
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
): Promise<ReadStreamSides> {
  if (engine !== undefined) return readSides(browser, sides, { stream, seed, engine, keep });
  return Promise.resolve({ readings: sides.map((side) => simulateSide(side, seed)), withheld: [] });
}

async function sidesOfStream(browser: Browser, kind: StreamKind, pages: number): Promise<StreamSide[]> {
  const sides: StreamSide[] = [];
  for await (const side of makeStream(browser, kind, pages)) sides.push(side);
  return sides;
}

function truthOf({ page, first, document, printed, separator }: StreamSide): TruthSide {
  const what = `${document.kind}, ${document.paper.damage}, page ${String((printed?.index ?? 0) + 1)}`;
  return { page, first, what, ...(separator !== undefined && { separator }) };
}

/** Streams that a person labelled. The bar is that of mixed ones. */
async function judgeLabelled(
  { truth, engine = 'auto', keep, showWrong }: DivisionBenchOptions & { readonly truth: string },
  report: (line: string) => void,
): Promise<boolean> {
  const streams = loadStreams(truth);
  const scores: CutScore[] = [];
  const reader = await openMeasuredReader(engine);
  try {
    for (const stream of streams) {
      const read = await readLabelled(stream, { reader, engine, keep });
      if (read === undefined) report(`${stream.name}: withheld for a secrecy mark, not judged`);
      else scores.push(judgeStream({ name: stream.name, ...read, showWrong }, report));
    }
  } finally {
    await reader.dispose();
  }
  const all = addScores(scores);
  report(`all: ${describeScore(all)}`);
  return f1Of(all) >= KINDS[1].bar;
}
