import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { readFile } from '../../../src/app/read-file.ts';
import type { Reader } from '../../../src/cli/context.ts';
import { openReader } from '../../../src/composition/open-reader.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { WithheldError } from '../../../src/ports/errors.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import { judgePage } from '../../../src/domain/quality/judge-page.ts';
import type { QualityLimits } from '../../../src/domain/quality/limits.ts';
import { createRandom, type Random } from '../../pages/random.ts';
import { keptReadings } from '../division/kept-readings.ts';
import type { LabelledPage } from './labelled-pages.ts';
import { describeTally, spread, type Tally } from './tally.ts';

/** What shows only when a page is read. */
export const READ_KINDS = ['upside-down', 'sideways', 'low-resolution', 'wrong-resolution'] as const;
type ReadKind = (typeof READ_KINDS)[number];
/** A page that was turned has the resolution it states, and the other way round: each is good as far as the other goes. */
const TURNS = new Set<ReadKind>(['upside-down', 'sideways']);

export interface ReadRun {
  readonly pages: readonly LabelledPage[];
  readonly kinds: readonly ReadKind[];
  readonly limits: QualityLimits;
  readonly seed: string;
  /** So many pages are damaged for each kind, and so many read as they are. */
  readonly each: number;
  readonly good: number;
  /** Readings are kept there, and taken from there. */
  readonly keep: string;
}

type Report = (line: string) => void;

/** Fewer lines do not tell which way a page stands. */
const FEWEST_LINES = 8;
/** Of what is true: so near and the service has put the resolution right by itself. */
const NEARLY_TRUE = 0.1;

interface Damaged {
  readonly image: Sharp;
  /** What the file states. */
  readonly ppi: number;
}

/** A quarter or half a turn; 72 to 110 pixels an inch; a stated resolution two or three times too large or too small. */
const DAMAGES: Readonly<Record<ReadKind | 'good', (page: LabelledPage, random: Random) => Damaged>> = {
  good: ({ path, ppi }) => ({ image: sharp(path), ppi }),
  'upside-down': ({ path, ppi }) => ({ image: sharp(path).rotate(180), ppi }),
  sideways: ({ path, ppi }, random) => ({ image: sharp(path).rotate(random.pick([90, 270])), ppi }),
  'low-resolution': ({ path }, random) => {
    const ppi = random.whole(72, 110);
    return { image: sharp(path).resize({ width: Math.round(8.27 * ppi) }), ppi };
  },
  'wrong-resolution': ({ path, ppi }, random) => {
    const factor = random.between(2, 3);
    return { image: sharp(path), ppi: Math.round(random.chance(0.5) ? ppi * factor : ppi / factor) };
  },
};

/** Pages are read for good for this. */
export async function readTallies(run: ReadRun, report: Report): Promise<readonly Tally[]> {
  const readable = run.pages.filter(({ ppi, lines, mode }) => ppi >= 150 && lines.length >= FEWEST_LINES && mode !== 'photo');
  const reader = await openReader(loadConfig({ environment: {}, overrides: { 'ocr.pages': '1' } }));
  const read = pageReader(reader, run);
  const tallies: Tally[] = [];
  try {
    const damaged: DamagedPages[] = [];
    for (const kind of run.kinds) damaged.push(await damagedPages(kind, { run, readable, read, report }));
    const good = spread(readable, run.good);
    const clean: Seen[] = [];
    for (const page of good) {
      clean.push({ path: page.path, found: findingsOf(await read('good', page), run.limits) });
      if (clean.length % 20 === 0) report(`  ${String(clean.length)} of ${String(good.length)} good pages read`);
    }
    for (const { kind, strikes, seen } of damaged) {
      const others = damaged.filter((other) => TURNS.has(other.kind) !== TURNS.has(kind)).flatMap((other) => other.seen);
      const all = [...clean, ...others];
      const wrong = all.filter(({ found }) => found.has(kind));
      for (const { path } of wrong) report(`  false ${kind}: ${path}`);
      const tally = { kind, strikes, damaged: seen.length, alarms: wrong.length, good: all.length };
      report(describeTally(tally));
      tallies.push(tally);
    }
  } finally {
    await reader.dispose();
  }
  return tallies;
} // prettier-ignore

type Read = (kind: ReadKind | 'good', page: LabelledPage) => Promise<PageReading | undefined>;

interface Reading {
  readonly run: ReadRun;
  readonly readable: readonly LabelledPage[];
  readonly read: Read;
  readonly report: Report;
}

async function damagedPages(kind: ReadKind, { run, readable, read, report }: Reading): Promise<DamagedPages> {
  let strikes = 0;
  const seen: Seen[] = [];
  const chosen = spread(readable, run.each);
  for (const [index, page] of chosen.entries()) {
    const reading = await read(kind, page);
    if (reading === undefined) {
      report(`  not counted, withheld for its secrecy mark: ${page.path}`);
      continue;
    }
    const found = findingsOf(reading, run.limits);
    seen.push({ path: page.path, found });
    if (found.has(kind) || (kind === 'wrong-resolution' && isPutRight(reading, page))) strikes += 1;
    else report(`  missed ${kind}: ${page.path} ${[...found].join(' ')}`);
    if ((index + 1) % 20 === 0) report(`  ${kind}: ${String(index + 1)} of ${String(chosen.length)} pages read`);
  }
  report(`  ${kind}: found ${String(strikes)} of ${String(seen.length)}; good pages follow`);
  return { kind, strikes, seen };
}

interface Seen {
  readonly path: string;
  readonly found: ReadonlySet<string>;
}

interface DamagedPages {
  readonly kind: ReadKind;
  readonly strikes: number;
  readonly seen: readonly Seen[];
}

/** Resolutions of screens that make an enormous sheet are not believed in the first place. */
function isPutRight(reading: PageReading, { ppi }: LabelledPage): boolean {
  return Math.abs(reading.ppi / ppi - 1) <= NEARLY_TRUE;
}

function findingsOf(reading: PageReading | undefined, limits: QualityLimits): ReadonlySet<string> {
  if (reading === undefined) return new Set();
  return new Set(judgePage({ ...reading, findings: [] }, limits).map(({ code }) => code));
}

/** Reads a page damaged in this way, or takes the reading that was kept; the judgement is always made anew. */
function pageReader(reader: Reader, { seed, keep }: ReadRun): Read {
  return async (kind, page) => {
    const name = `${seed} ${kind} ${basename(page.path)}`;
    const kept = keptReadings(keep, name);
    const known = await kept.find(1);
    if (known !== undefined) return known;
    const folder = await mkdtemp(join(tmpdir(), 'bench-read-'));
    const path = join(folder, 'page.png');
    const { image, ppi } = DAMAGES[kind](page, createRandom(name));
    await image.png({ compressionLevel: 1 }).withMetadata({ density: ppi }).toFile(path);
    const reading = await readOne(reader, path);
    await rm(folder, { recursive: true });
    if (reading !== undefined) await kept.keep(1, reading);
    return reading;
  };
}

/** @returns undefined where the page is withheld */
async function readOne(reader: Reader, sourcePath: string): Promise<PageReading | undefined> {
  const folder = await reader.openFolder();
  try {
    const { signal } = new AbortController();
    const { readings } = await readFile(reader.deps, { sourcePath, name: 'page.png', folder, withPdf: false, signal });
    return readings[0];
  } catch (error) {
    if (error instanceof WithheldError) return undefined;
    throw error;
  } finally {
    await folder.close();
  }
}
