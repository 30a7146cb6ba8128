import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { doubtfulStamps, surelyReadMark } from '../../../src/domain/cataloguing/seen-marks.ts';
import { pageMarks } from '../../../src/ocr/marks/page-marks.ts';
import { preparePage, type SizedPage } from '../../../src/ocr/preparation/prepare-page.ts';
import { readingScale } from '../../../src/ocr/preparation/reading-scale.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { makePages } from '../../pages/make-pages.ts';
import { createRandom } from '../../pages/random.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { drawCase, type MarkCase } from './case.ts';
import { count, tableOf, type Tally } from './tally.ts';
import { drawPageCase, plainPages, type PlainPage } from './whole-page.ts';
import { openWholeReader, type Verdict, type WholeReader } from './whole-reader.ts';

export interface MarksBenchOptions {
  readonly seed: string;
  /** So many with a mark. */
  readonly pages: number;
  /** So many without. */
  readonly unmarked: number;
  /** Of the unmarked ones, so many are read the whole way, with the engine. */
  readonly reads: number;
  readonly engine: EngineChoice;
  /** Parts of pages around a stamp: a quick look, not the figure. */
  readonly parts: boolean;
  /** Folder with scanned pages that bear no mark; without it they are made. */
  readonly plain?: string;
  /** Folder for pictures of the cases that went wrong. */
  readonly wrongTo?: string;
}

type Report = (line: string) => void;
type Drawn = MarkCase & { readonly mode?: string };

interface Run {
  readonly options: MarksBenchOptions;
  readonly draw: (index: number, marked: boolean) => Promise<Drawn>;
  readonly reader: WholeReader | undefined;
  readonly report: Report;
}

/**
 * Draws marked and unmarked pages and tells how many are withheld, by what was done to them. What reads stamps is run alone;
 * marked pages that it does not withhold, and a part of the unmarked ones, go the whole way. True where the bar is met.
 */
export async function runMarksBench(options: MarksBenchOptions, report: Report): Promise<boolean> {
  if (options.wrongTo !== undefined) await mkdir(options.wrongTo, { recursive: true });
  if (options.parts || options.plain !== undefined) return measure(options, options.plain, report);
  const made = await mkdtemp(join(tmpdir(), 'bench-marks-pages-'));
  try {
    await makePages({ out: made, documents: 40, seed: `marks ${options.seed}`, handwritten: 0.5 });
    return await measure(options, made, report);
  } finally {
    await rm(made, { recursive: true });
  }
}

async function measure(options: MarksBenchOptions, folder: string | undefined, report: Report): Promise<boolean> {
  const reader = options.parts || options.reads === 0 ? undefined : await openWholeReader(options.engine);
  const pages = options.parts || folder === undefined ? [] : await plainPages(folder);
  const run: Run = { options, draw: drawer(options, pages), reader, report };
  report(`seed ${options.seed}; ${options.parts ? 'parts of pages' : 'whole pages'}; ${reader?.engine ?? 'no engine'}`);
  try {
    const marked = await runMarked(run);
    const unmarked = await runUnmarked(run);
    return marked && unmarked;
  } finally {
    await reader?.dispose();
  }
}

function drawer({ seed, parts }: MarksBenchOptions, pages: readonly PlainPage[]): Run['draw'] {
  return (index, marked) => {
    const random = createRandom(`marks ${seed} ${marked ? 'marked' : 'plain'} ${String(index)}`);
    return parts ? drawCase(random, { marked, whole: false }) : drawPageCase(random, random.pick(pages), marked);
  };
}

async function runMarked(run: Run): Promise<boolean> {
  const whole = new Map<string, Tally>();
  const alone = await runAlone(run, { marked: true, cases: run.options.pages }, async (drawn, verdict) => {
    if (!verdict.withheld) await keep(run.options.wrongTo, drawn, verdict);
    if (run.reader === undefined) return;
    count(whole, drawn, verdict.withheld ? verdict : await run.reader.read(drawn.scene));
  });
  tell('marked, the whole way', whole, run.report);
  const all = (run.reader === undefined ? alone : whole).get('all');
  return all !== undefined && all.withheld >= 0.995 * all.cases;
}

async function runUnmarked(run: Run): Promise<boolean> {
  const whole = new Map<string, Tally>();
  let left = run.options.reads;
  const alone = await runAlone(run, { marked: false, cases: run.options.unmarked }, async (drawn, verdict) => {
    if (verdict.withheld || verdict.asked) await keep(run.options.wrongTo, drawn, verdict);
    if (run.reader === undefined || left === 0) return;
    left -= 1;
    count(whole, drawn, await run.reader.read(drawn.scene));
  });
  tell('unmarked, the whole way', whole, run.report);
  const [all, urgent] = [alone.get('all'), alone.get('urgency')];
  return all !== undefined && all.withheld <= 0.005 * all.cases && (urgent?.withheld ?? 0) === 0;
}

type Then = (drawn: Drawn, verdict: Verdict) => Promise<void>;

async function runAlone(
  { draw, report }: Run,
  { marked, cases }: { readonly marked: boolean; readonly cases: number },
  then: Then,
): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>();
  const clock = { prepare: 0, marks: 0 };
  for (let i = 0; i < cases; i += 1) {
    const drawn = await draw(i, marked);
    const verdict = await lookAt(drawn, clock);
    count(tallies, drawn, verdict);
    await then(drawn, verdict);
  }
  tell(`${marked ? 'marked' : 'unmarked'}, what reads stamps alone`, tallies, report);
  report(costOf(clock, Math.max(1, cases)));
  return tallies;
}

function tell(title: string, tallies: ReadonlyMap<string, Tally>, report: Report): void {
  if (tallies.size === 0) return;
  report(title);
  for (const line of tableOf(tallies)) report(line);
}

let kept = 0;

interface Clock {
  prepare: number;
  marks: number;
}

function costOf({ prepare, marks }: Clock, pages: number): string {
  return `  CPU seconds a page: ${(marks / pages).toFixed(3)} for the stamps, ${(prepare / pages).toFixed(3)} for preparing`;
}

async function lookAt({ scene, mode }: Drawn, clock: Clock): Promise<Verdict> {
  const page = await sizedPage(scene, mode);
  const start = cpuSeconds();
  const cleaned = preparePage({ ...page, data: page.data.slice() });
  const middle = cpuSeconds();
  const marks = pageMarks(page, cleaned);
  clock.prepare += middle - start;
  clock.marks += cpuSeconds() - middle;
  const withheld = surelyReadMark(marks, { page: 1 }) !== undefined;
  const most = Math.max(0, ...marks.seen.map(({ probability }) => probability));
  return { withheld, asked: !withheld && doubtfulStamps(marks, { page: 1 }).length > 0, why: most.toFixed(2) };
}

/** As the service draws it: of a scan without colour one channel. */
async function sizedPage({ width, height, ppi, data }: MarkCase['scene'], mode = 'colour'): Promise<SizedPage> {
  const scale = readingScale(ppi);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  const sized = scale === 1 ? image : image.resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' });
  const channels = mode === 'colour' ? 3 : 1;
  const pixels = await (channels === 1 ? sized.extractChannel(0) : sized).raw().toBuffer();
  return { ...size, ppi: ppi * scale, channels, data: new Uint8Array(pixels) };
}

async function keep(folder: string | undefined, { scene, conditions }: Drawn, { why }: Verdict): Promise<void> {
  if (folder === undefined) return;
  kept += 1;
  const { width, height, data } = scene;
  const name = [kept, why, ...conditions].join(' ').replaceAll(/[^\p{L}\p{N}.]+/gu, '_');
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(join(folder, `${name}.png`));
}
