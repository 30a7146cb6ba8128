import sharp from 'sharp';
import type { PageReading, Word } from '../../../src/domain/page/page-reading.ts';
import { judgeFile } from '../../../src/domain/quality/judge-file.ts';
import type { QualityLimits } from '../../../src/domain/quality/limits.ts';
import { createRandom, type Random } from '../../pages/random.ts';
import type { Picture } from './damage.ts';
import { loadPicture, type LabelledPage } from './labelled-pages.ts';
import type { Tally } from './tally.ts';

export interface SequenceRun {
  readonly pages: readonly LabelledPage[];
  readonly limits: QualityLimits;
  readonly seed: string;
  readonly fingerprintOf: (page: Picture) => Promise<string>;
  readonly report: (line: string) => void;
}

type Fault = 'missing-page' | 'out-of-order' | 'duplicate-page';

const FILES = 200;
const SIZE = { width: 1654, height: 2339 };

const FAULTS: readonly Fault[] = ['missing-page', 'duplicate-page', 'out-of-order'];

/**
 * Files of 4 to 12 pages put together from the words of labelled pages as an engine reads them (some words wrong, some page
 * numbers unread or misread, in every third file a form filled in twice), and the same with a page taken out, two pages
 * exchanged, or a page scanned twice. The images of duplicates are true second scans: turned, moved, lighter, packed anew.
 */
export async function sequenceTallies(run: SequenceRun): Promise<readonly Tally[]> {
  const scans = await scanTwice(run);
  return FAULTS.map((kind) => {
    let [strikes, alarms] = [0, 0];
    for (let n = 0; n < FILES; n += 1) {
      const random = createRandom(`${run.seed} file ${kind} ${String(n)}`);
      const file = makeFile(scans, random);
      const broken = damaged(file, kind, random);
      if (judge(broken, run.limits).has(kind)) strikes += 1;
      else run.report(`  missed ${kind}: ${told(broken)}`);
      if (!judge(file, run.limits).has(kind)) continue;
      alarms += 1;
      run.report(`  false ${kind}: ${told(file)}`);
    }
    return { kind, strikes, damaged: FILES, alarms, good: FILES };
  });
}

function told(file: readonly MadePage[]): string {
  return file
    .map(({ number, shown, again }) => `${String(number)}${again ? ' again' : ''} (${String(shown ?? '–')})`)
    .join(', ');
}

/** A page as it looks from afar on a first and on a second scan. */
interface Scan {
  readonly texts: readonly string[];
  readonly fingerprints: readonly [string, string];
}

async function scanTwice({ pages, seed, fingerprintOf }: SequenceRun): Promise<readonly Scan[]> {
  const scans: Scan[] = [];
  for (const [index, page] of pages.entries()) {
    const picture = await loadPicture(page);
    const second = await scannedAgain(picture, createRandom(`${seed} again ${String(index)}`));
    const fingerprints = [await fingerprintOf(picture), await fingerprintOf(second)] as const;
    scans.push({ texts: page.texts.flatMap((text) => text.split(/\s+/)), fingerprints });
  }
  return scans;
}

async function scannedAgain(page: Picture, random: Random): Promise<Picture> {
  const { width, height } = page;
  const [left, top] = [random.whole(0, Math.round(width * 0.015)), random.whole(0, Math.round(height * 0.015))];
  const turned = await sharp(page.data, { raw: { width, height, channels: 3 } })
    .rotate(random.between(-0.8, 0.8), { background: '#f4f4f2' })
    .linear(random.between(0.92, 1), random.between(0, 8))
    .jpeg({ quality: random.whole(70, 85) })
    .toBuffer();
  const moved = { left: Math.min(left, 4), right: left, top: Math.min(top, 4), bottom: top, background: '#f4f4f2' };
  const data = await sharp(await sharp(turned).extend(moved).toBuffer())
    .extract({ left, top, width, height })
    .raw()
    .toBuffer();
  return { ...page, data };
}

interface MadePage {
  readonly scan: Scan;
  readonly number: number;
  /** What the engine makes of the printed number. */
  readonly shown: number | undefined;
  readonly again: boolean;
}

function makeFile(scans: readonly Scan[], random: Random): readonly MadePage[] {
  const count = Math.min(scans.length, random.whole(4, 12));
  const form = random.chance(0.33) ? random.whole(1, count - 2) : undefined;
  const chosen = random.some(scans, count);
  const pages = chosen.map((scan, index) =>
    index - 1 === form ? filledAgain(chosen[index - 1] ?? scan, random) : scan,
  );
  return pages.map((scan, index) => {
    const number = index + 1;
    const misread = random.chance(0.02) ? random.whole(1, 99) : number;
    // the first page rarely bears its number
    const shown = number === 1 || random.chance(0.04) ? undefined : misread;
    return { scan, number, shown, again: false };
  });
}

/** The same form for somebody else: other words in a few places, another figure or two. */
function filledAgain({ texts, fingerprints }: Scan, random: Random): Scan {
  const figures = texts.flatMap((text, index) => (/\d/.test(text) ? [index] : []));
  const changed = new Set([
    ...random.some(figures, random.whole(1, 2)),
    ...random.some([...texts.keys()], random.whole(2, 4)),
  ]);
  const other = texts.map((text, index) =>
    changed.has(index)
      ? /\d/.test(text)
        ? String(random.whole(10, 2999))
        : random.pick(['Nguyễn', 'Trần', 'Lê', 'Minh', 'Hoa', 'Tuấn'])
      : text,
  );
  return { texts: other, fingerprints: [fingerprints[1], fingerprints[0]] };
}

function damaged(file: readonly MadePage[], fault: Fault, random: Random): readonly MadePage[] {
  const at = random.whole(1, file.length - 2);
  const pages = [...file];
  const [here, next] = [pages[at], pages[at + 1]];
  if (here === undefined || next === undefined) return file;
  if (fault === 'missing-page') pages.splice(at, 1);
  if (fault === 'out-of-order') pages.splice(at, 2, next, here);
  if (fault === 'duplicate-page') pages.splice(at + (random.chance(0.7) ? 1 : 2), 0, { ...here, again: true });
  return pages;
}

function judge(file: readonly MadePage[], limits: QualityLimits): ReadonlySet<string> {
  const readings = file.map((page, index) => toReading(page, index + 1));
  const judged = judgeFile(readings, [{ firstPage: 1, lastPage: file.length }], limits);
  return new Set(judged.flatMap(({ findings }) => findings.map(({ code }) => code)));
}

/** Words in rows of eight; each scan has one word in sixty of its own reading. */
function toReading({ scan, shown, again, number }: MadePage, page: number): PageReading {
  const random = createRandom(`read ${String(number)} ${String(again)} ${scan.texts.join(' ')}`);
  const words = scan.texts.map((printed, index): Word => {
    const wrong = random.chance(1 / 60);
    const text = wrong ? `${printed.slice(1)}i` : printed;
    const box = [200 + (index % 8) * 150, 260 + Math.floor(index / 8) * 45, 120, 26] as const;
    // engines are less sure of what they read wrongly, if not much
    const confidence = wrong ? random.between(0.45, 0.93) : random.between(0.86, 0.97);
    return { text, box, confidence, line: Math.floor(index / 8) + 1, layer: 'ink' };
  });

  const folio: readonly Word[] =
    shown === undefined
      ? []
      : [{ text: String(shown), box: [815, 110, 14 * String(shown).length, 24], confidence: 0.93, line: 0, layer: 'ink' }];
  return {
    ...{ page, widthPx: SIZE.width, heightPx: SIZE.height, ppi: 200, rotation: 0, skewDegrees: 0, blank: false },
    ...{ verdict: 'good', findings: [], words: [...folio, ...words], text: scan.texts.join(' '), confidence: 0.93, source: 'ocr' },
    measures: measuresWith(scan.fingerprints[again ? 1 : 0]),
  };
} // prettier-ignore

function measuresWith(fingerprint: string): NonNullable<PageReading['measures']> {
  const none = { value: 0 };
  return {
    ...{ inkShare: 0.05, redShare: 0, paperLevel: 245, colour: 'colour', edgeMm: 0.3, contrast: 200, showThrough: 0 },
    ...{ clipped: none, streaks: none, foldedCorner: none, foreign: none, fingerprint },
  };
}
