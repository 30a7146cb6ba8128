import sharp from 'sharp';
import { doubtfulStamps } from '../../../src/domain/cataloguing/seen-marks.ts';
import { pageMarks } from '../../../src/ocr/marks/page-marks.ts';
import { preparePage, type SizedPage } from '../../../src/ocr/preparation/prepare-page.ts';
import { readingScale } from '../../../src/ocr/preparation/reading-scale.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { createRandom } from '../../pages/random.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { drawCase, type MarkCase } from './case.ts';
import type { Scene } from './scene.ts';
import { openWholeReader, type Verdict } from './whole-reader.ts';

export interface MarksBenchOptions {
  readonly seed: string;
  /** So many with a mark and so many without. */
  readonly pages: number;
  readonly engine: EngineChoice;
  /** Only what the shapes say, on parts of pages: a quick look, not the figure. */
  readonly parts: boolean;
  /** Folder for pictures of the cases that went wrong. */
  readonly wrongTo?: string;
}

interface Tally {
  cases: number;
  withheld: number;
  asked: number;
}

/** Draws marked and unmarked pages and tells how many are withheld, by what was done to them. True where the bar is met. */
export async function runMarksBench(options: MarksBenchOptions, report: (line: string) => void): Promise<boolean> {
  const reader = options.parts ? undefined : await openWholeReader(options.engine);
  const tallies = { marked: new Map<string, Tally>(), unmarked: new Map<string, Tally>() };
  let spent = 0;
  report(`${reader?.engine ?? 'parts of pages, shapes alone'}; seed ${options.seed}`);
  for (let i = 0; i < options.pages * 2; i += 1) {
    const marked = i % 2 === 0;
    const random = createRandom(`marks ${options.seed} ${String(i)}`);
    const drawn = await drawCase(random, { marked, whole: !options.parts });
    const before = cpuSeconds();
    const verdict = reader === undefined ? await lookAtPart(drawn.scene) : await reader.read(drawn.scene);
    spent += cpuSeconds() - before;
    count(marked ? tallies.marked : tallies.unmarked, drawn, verdict);
    if (options.wrongTo !== undefined && verdict.withheld !== marked)
      await keep(options.wrongTo, { index: i, drawn, verdict });
  }
  await reader?.dispose();
  for (const [name, tally] of Object.entries(tallies)) {
    report(name);
    for (const [condition, { cases, withheld, asked }] of [...tally].toSorted(([one], [other]) =>
      one.localeCompare(other),
    )) {
      report(
        `  ${condition.padEnd(22)} ${String(cases).padStart(5)}  withheld ${share(withheld, cases)}  a person asked ${share(asked, cases)}`,
      );
    }
  }
  report(`${(spent / (options.pages * 2)).toFixed(2)} CPU seconds a page`);
  return meetsBar(tallies);
}

const ALL = 'all';

function meetsBar({ marked, unmarked }: { marked: Map<string, Tally>; unmarked: Map<string, Tally> }): boolean {
  const [found, wrong, urgent] = [marked.get(ALL), unmarked.get(ALL), unmarked.get('urgency')];
  if (found === undefined || wrong === undefined) return false;
  return (
    found.withheld >= 0.995 * found.cases && wrong.withheld <= 0.005 * wrong.cases && (urgent?.withheld ?? 0) === 0
  );
}

function count(tally: Map<string, Tally>, { conditions }: MarkCase, { withheld, asked }: Verdict): void {
  for (const name of [ALL, ...conditions]) {
    const sum = tally.get(name) ?? { cases: 0, withheld: 0, asked: 0 };
    sum.cases += 1;
    if (withheld) sum.withheld += 1;
    else if (asked) sum.asked += 1;
    tally.set(name, sum);
  }
}

function share(part: number, whole: number): string {
  return `${String(part).padStart(5)} ${((100 * part) / whole).toFixed(1).padStart(5)} %`;
}

interface Wrong {
  readonly index: number;
  readonly drawn: MarkCase;
  readonly verdict: Verdict;
}

async function keep(folder: string, { index, drawn, verdict }: Wrong): Promise<void> {
  const { width, height, data } = drawn.scene;
  const name = [String(index), verdict.why, ...drawn.conditions].join(' ').replaceAll(/[^\p{L}\p{N}.]+/gu, '_');
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(`${folder}/${name}.png`);
}

async function lookAtPart(scene: Scene): Promise<Verdict> {
  const page = await sizedPage(scene);
  const { seen, frames } = pageMarks(page, preparePage({ ...page, data: page.data.slice() }));
  const doubtful = doubtfulStamps({ seen, frames }, { page: 1, ppi: page.ppi });
  const most = Math.max(0, ...seen.map(({ probability }) => probability));
  return { withheld: false, asked: doubtful.length > 0, why: most.toFixed(2) };
}

export async function sizedPage({ width, height, ppi, data }: Scene): Promise<SizedPage> {
  const scale = readingScale(ppi);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const raw = { raw: { width, height, channels: 3 } } as const;
  const sized = await sharp(data, raw)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return { ...size, ppi: ppi * scale, channels: 3, data: new Uint8Array(sized) };
}
