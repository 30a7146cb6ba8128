import { basename, join } from 'node:path';
import sharp from 'sharp';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import { judgePage } from '../../../src/domain/quality/judge-page.ts';
import type { QualityLimits } from '../../../src/domain/quality/limits.ts';
import { createRandom } from '../../pages/random.ts';
import { keptReadings } from '../division/kept-readings.ts';
import { DAMAGES, LONG_LINE_MM, type ImageDefect, type Picture } from './damage.ts';
import { loadPicture, type LabelledPage } from './labelled-pages.ts';
import { lookAt, type ShownAs } from './looked-at.ts';
import { describeTally, spread, type Tally } from './tally.ts';

export interface ImageRun {
  readonly pages: readonly LabelledPage[];
  /** Odd pages that nothing is wrong with; they are not damaged. */
  readonly hard: readonly LabelledPage[];
  readonly kinds: readonly ImageDefect[];
  /** So many pages are damaged for each kind. */
  readonly each: number;
  readonly limits: QualityLimits;
  readonly seed: string;
  readonly wrongTo: string | undefined;
  /** What was measured of each page lies there, and is taken from there. */
  readonly keep: string;
}

type Report = (line: string) => void;

export const IMAGE_KINDS = Object.keys(DAMAGES) as readonly ImageDefect[];
/** What one bit a pixel cannot show. */
const NEEDS_LEVELS = new Set<ImageDefect>([
  'blurred',
  'too-dark',
  'too-light',
  'low-contrast',
  'show-through',
  'bilevel',
  'broken-print',
]);
/** What a person may rightly call the one or the other. */
const ALSO: Readonly<Partial<Record<ImageDefect, ImageDefect>>> = {
  'too-light': 'low-contrast',
  'low-contrast': 'too-light',
};

/** Pages damaged at known strength, and the same pages and odd ones as they are. */
export async function imageTallies(run: ImageRun, report: Report): Promise<readonly Tally[]> {
  const clean = [...(await cleanPages(run, report)), ...(await oneBitPages(run, report))];
  const tallies: Tally[] = [];
  for (const kind of run.kinds) {
    const { strikes, damaged } = await damagedPages(kind, run, report);
    const good = clean.filter(({ own }) => !own.has(kind));
    const alarms = good.filter(({ found }) => found.has(kind)).length;
    const tally = { kind, strikes, damaged, alarms, good: good.length };
    report(describeTally(tally));
    tallies.push(tally);
  }
  return tallies;
}

async function damagedPages(kind: ImageDefect, run: ImageRun, report: Report) {
  // what shines through is a full page, or there would be nothing to find
  const full = run.pages.toSorted((one, other) => other.lines.length - one.lines.length);
  const chosen = spread(
    run.pages.filter((page) => canBear(page, kind)),
    run.each,
  );
  let strikes = 0;
  for (const [index, page] of chosen.entries()) {
    const behind = full[index % Math.ceil(full.length / 3)] ?? page;
    const as = kind === 'bilevel' || kind === 'broken-print' ? 'bilevel' : shownAs(page);
    const name = nameOf(run, kind, page);
    const damaging = () => ({ random: createRandom(name), bilevel: page.mode === 'fax', other: () => loadPicture(behind) });
    const look = { name, as, skew: kind === 'skewed', picture: async () => DAMAGES[kind](await loadPicture(page), damaging()) };
    const { found, told } = await lookedAt(run, look);
    if (found.has(kind) || found.has(ALSO[kind] ?? kind)) strikes += 1;
    else {
      report(`  missed ${kind}: ${page.path} ${told}`);
      await keepWrong(run, look);
    }
  }
  return { strikes, damaged: chosen.length };
} // prettier-ignore

function nameOf({ seed }: ImageRun, kind: ImageDefect | 'as it is', page: LabelledPage): string {
  return `${seed} ${kind} ${basename(page.path)}`;
}

function canBear(page: LabelledPage, kind: ImageDefect): boolean {
  if (page.faults.has(kind) || (page.mode === 'fax' && NEEDS_LEVELS.has(kind))) return false;
  // the table around a photographed sheet turns to ink
  if (kind === 'broken-print' && page.mode === 'photo') return false;
  return kind !== 'clipped' || isClippable(page);
}

function shownAs({ mode }: LabelledPage): ShownAs {
  return mode === 'fax' ? 'bilevel' : mode === 'grey' ? 'grey' : 'colour';
}

/** Nothing is cut off a page by moving it a little where hardly anything stands on it; lines of photographs are bent. */
function isClippable({ lines, ppi, mode }: LabelledPage): boolean {
  return mode !== 'photo' && lines.filter(([, , width]) => width > (LONG_LINE_MM * ppi) / 25.4).length >= 6;
}

interface CleanPage {
  readonly found: ReadonlySet<string>;
  /** What is true of the page as it is. */
  readonly own: ReadonlySet<string>;
}

/** What is found on the good pages. */
async function cleanPages(run: ImageRun, report: Report): Promise<readonly CleanPage[]> {
  const clean: CleanPage[] = [];
  const all = [...run.pages, ...run.hard];
  for (const page of all) {
    if (clean.length > 0 && clean.length % 50 === 0) report(`  ${String(clean.length)} of ${String(all.length)} good pages`);
    const look = { name: nameOf(run, 'as it is', page), as: shownAs(page), skew: true, picture: () => loadPicture(page) };
    const own = [...page.faults, ...(page.mode === 'fax' ? ['bilevel'] : [])];
    clean.push(await cleanPage(run, { look, own, path: page.path, report }));
  }
  return clean;
} // prettier-ignore

/** The same pages as a scanner of one bit a pixel gives them, its line drawn right: good as far as that goes. */
async function oneBitPages(run: ImageRun, report: Report): Promise<readonly CleanPage[]> {
  const clean: CleanPage[] = [];
  for (const page of spread(run.pages.filter((one) => canBear(one, 'bilevel')), run.each)) {
    const look = { name: nameOf(run, 'bilevel', page), as: 'bilevel', skew: false, picture: () => loadPicture(page) } as const;
    clean.push(await cleanPage(run, { look, own: [...page.faults, 'bilevel', 'skewed'], path: `${page.path} on one bit`, report }));
  }
  return clean;
} // prettier-ignore

interface Cleaning {
  readonly look: Look;
  readonly own: readonly string[];
  readonly path: string;
  readonly report: Report;
}

async function cleanPage(run: ImageRun, { look, own, path, report }: Cleaning): Promise<CleanPage> {
  const { found, told } = await lookedAt(run, look);
  const clean = { found, own: new Set(own) };
  const wrong = run.kinds.filter((one) => found.has(one) && !clean.own.has(one));
  for (const kind of wrong) report(`  false ${kind}: ${path} ${told}`);
  if (wrong.length > 0) await keepWrong(run, look);
  return clean;
} // prettier-ignore

interface Look {
  readonly name: string;
  readonly as: ShownAs;
  readonly skew: boolean;
  readonly picture: () => Promise<Picture>;
}

/** Measured now or in a run before; judged anew in any case. */
async function lookedAt({ keep, limits }: ImageRun, look: Look) {
  const kept = keptReadings(keep, look.name);
  let reading = await kept.find(1);
  if (reading === undefined) {
    reading = await readingOf(await look.picture(), look);
    await kept.keep(1, reading);
  }
  const { measures, skewDegrees } = reading;
  const found = new Set<string>(judgePage(reading, limits).map(({ code }) => code));
  return { found, told: JSON.stringify({ skewDegrees, ...measures, fingerprint: undefined }) };
} // prettier-ignore

async function readingOf(picture: Picture, how: Look): Promise<PageReading> {
  const { measures, skewDegrees, blank } = await lookAt(picture, how);
  const { width, height, ppi } = picture;
  return {
    ...{ page: 1, widthPx: width, heightPx: height, ppi, rotation: 0, skewDegrees, blank, measures },
    ...{ verdict: 'good', findings: [], words: [], text: '', confidence: 1, source: 'text-layer' },
  };
}

async function keepWrong({ wrongTo }: ImageRun, { name, picture }: Look): Promise<void> {
  if (wrongTo === undefined) return;
  const { data, width, height } = await picture();
  const path = join(wrongTo, `${name.replaceAll(/[^\w.-]+/g, '-')}.jpg`);
  await sharp(data, { raw: { width, height, channels: 3 } }).jpeg().toFile(path);
} // prettier-ignore
