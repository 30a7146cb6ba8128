import sharp from 'sharp';
import { loadConfig } from '../../../src/config/load-config.ts';
import { qualityLimits } from '../../../src/config/quality-limits.ts';
import { imageFindings } from '../../../src/domain/quality/image-rules.ts';
import type { QualityLimits } from '../../../src/domain/quality/limits.ts';
import type { PageMeasures } from '../../../src/domain/page/page-reading.ts';
import { inspectPage, type CleanedPage, type SizedPage } from '../../../src/ocr/preparation/prepare-page.ts';
import { qualityMeasures } from '../../../src/ocr/preparation/quality/quality-measures.ts';
import { readingScale } from '../../../src/ocr/preparation/reading-scale.ts';
import { createRandom } from '../../pages/random.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { blankSheet, CONTENTS, hardlyWritten, type Sheet } from './blank-sheets.ts';
import { DAMAGES, LONG_LINE_MM, type ImageDefect, type Picture } from './damage.ts';
import { labelledPages, loadPicture, type LabelledPage } from './labelled-pages.ts';
import { sequenceTallies } from './sequences.ts';
import { describeTally } from './tally.ts';

export interface QualityBenchOptions {
  /** A labelled folder (`docs/truth-format.md`); its pages count as good. */
  readonly truth: string;
  readonly seed: string;
  /** Sheets with hardly any content; a quarter as many empty ones. */
  readonly blanks: number;
  /** Defects to try; all when empty. */
  readonly kinds: readonly string[];
}

type Report = (line: string) => void;

const KINDS: readonly ImageDefect[] = [
  'clipped',
  'blurred',
  'too-dark',
  'too-light',
  'low-contrast',
  'streaks',
  'folded-corner',
  'foreign-object',
  'show-through',
];
/** What one bit a pixel cannot show. */
const NEEDS_LEVELS = new Set<ImageDefect>(['blurred', 'too-dark', 'too-light', 'low-contrast', 'show-through']);
/** What a person may rightly call the one or the other. */
const ALSO: Readonly<Partial<Record<ImageDefect, ImageDefect>>> = {
  'too-light': 'low-contrast',
  'low-contrast': 'too-light',
};

/** Recall and false alarms of each finding on pages damaged at known strength, and the cost of a page. */
export async function runQualityBench(options: QualityBenchOptions, report: Report): Promise<void> {
  const limits = qualityLimits(loadConfig({ environment: {}, overrides: {} }));
  const pages = await labelledPages(options.truth);
  const isWanted = (kind: string) => options.kinds.length === 0 || options.kinds.includes(kind);
  report(`${String(pages.length)} good pages, seed ${options.seed}`);
  const kinds = KINDS.filter(isWanted);
  if (kinds.length > 0) await reportImages({ pages, kinds, limits, seed: options.seed }, report);
  if (isWanted('blank')) await reportBlanks(options, report);
  if (isWanted('sequences')) {
    const run = { pages, limits, seed: options.seed, fingerprintOf: async (page: Picture) => (await prepared(page)).measures.fingerprint };
    for (const tally of await sequenceTallies(run)) report(describeTally(tally));
  }
} // prettier-ignore

interface ImageRun {
  readonly pages: readonly LabelledPage[];
  readonly kinds: readonly ImageDefect[];
  readonly limits: QualityLimits;
  readonly seed: string;
}

async function reportImages(run: ImageRun, report: Report): Promise<void> {
  const clean = await cleanPages(run, report);
  const full = run.pages.toSorted((one, other) => other.lines.length - one.lines.length);
  for (const kind of run.kinds) {
    let [strikes, damaged] = [0, 0];
    for (const [index, page] of run.pages.entries()) {
      const isBilevel = page.mode === 'fax';
      if ((isBilevel && NEEDS_LEVELS.has(kind)) || (kind === 'clipped' && !isClippable(page))) continue;
      const random = createRandom(`${run.seed} ${kind} ${String(index)}`);
      // what shines through is a full page, or there would be nothing to find
      const behind = full[index % Math.ceil(full.length / 3)] ?? page;
      const picture = await DAMAGES[kind](await loadPicture(page), { random, other: () => loadPicture(behind) });
      const { measures } = await prepared(picture, isBilevel);
      const found = codes(measures, page.ppi, run.limits);
      damaged += 1;
      if (found.has(kind) || found.has(ALSO[kind] ?? kind)) strikes += 1;
      else report(`  missed ${kind}: ${page.path} ${JSON.stringify({ ...measures, fingerprint: undefined })}`);
    }
    const alarms = clean.filter((found) => found.has(kind)).length;
    report(describeTally({ kind, strikes, damaged, alarms, good: clean.length }));
  }
}

/** Nothing is cut off a page by moving it a little where hardly anything stands on it. */
function isClippable({ lines, ppi }: LabelledPage): boolean {
  return lines.filter(([, , width]) => width > (LONG_LINE_MM * ppi) / 25.4).length >= 6;
}

/** What is found on the good pages, and what the measures of a page cost. */
async function cleanPages({ pages, limits, kinds }: ImageRun, report: Report): Promise<readonly ReadonlySet<string>[]> {
  const found: ReadonlySet<string>[] = [];
  let spent = 0;
  for (const page of pages) {
    const sized = await toReadingSize(await loadPicture(page), page.mode === 'fax');
    const { measures } = inspectPage(sized);
    const ink = sized.channels === 1 ? sized.data : sized.data.filter((_, index) => index % 3 === 0);
    const before = cpuSeconds();
    qualityMeasures({ page: sized, turn: 0, ink, level: ink, bilevel: page.mode === 'fax' });
    spent += cpuSeconds() - before;
    const wrong = codes(measures, page.ppi, limits);
    for (const kind of kinds.filter((one) => wrong.has(one))) {
      report(`  false ${kind}: ${page.path} ${JSON.stringify({ ...measures, fingerprint: undefined })}`);
    }
    found.push(wrong);
  }
  report(`measures: ${(spent / pages.length).toFixed(3)} CPU-seconds a page`);
  return found;
}

function codes(measures: PageMeasures, ppi: number, limits: QualityLimits): ReadonlySet<string> {
  return new Set(imageFindings({ measures, ppi }, limits).map(({ code }) => code));
}

async function prepared(picture: Picture | Sheet, isBilevel = false): Promise<Pick<CleanedPage, 'measures'>> {
  return inspectPage(await toReadingSize(picture, isBilevel));
}

async function toReadingSize(page: Picture | Sheet, isBilevel: boolean): Promise<SizedPage> {
  const scale = readingScale(page.ppi);
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const image = sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } });
  const shown = isBilevel ? image.greyscale().threshold(150) : image;
  const sized = scale === 1 ? shown : shown.resize(width, height, { fit: 'fill', kernel: 'lanczos3' });
  const data = await (isBilevel ? sized.toColourspace('b-w') : sized).raw().toBuffer();
  return { width, height, channels: isBilevel ? 1 : 3, ppi: page.ppi * scale, data: new Uint8Array(data) };
}

async function reportBlanks({ blanks, seed }: QualityBenchOptions, report: Report): Promise<void> {
  for (const content of CONTENTS) {
    let lost = 0;
    const count = Math.ceil(blanks / CONTENTS.length);
    for (let n = 0; n < count; n += 1) {
      const sheet = await hardlyWritten(content, createRandom(`${seed} ${content} ${String(n)}`));
      if (!inspectPage(await toReadingSize(sheet, false)).blank) continue;
      lost += 1;
      report(`  called blank: ${content} ${String(n)}`);
    }
    report(`blank: ${String(lost)} of ${String(count)} sheets with ${content} called blank`);
  }
  let found = 0;
  const empty = Math.ceil(blanks / 4);
  for (let n = 0; n < empty; n += 1) {
    const sheet = await blankSheet(createRandom(`${seed} empty ${String(n)}`));
    if (inspectPage(await toReadingSize(sheet, false)).blank) found += 1;
  }
  report(`blank: ${String(found)} of ${String(empty)} empty sheets found (${((100 * found) / empty).toFixed(1)} %)`);
}
