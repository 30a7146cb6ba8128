import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/config/load-config.ts';
import { qualityLimits } from '../../../src/config/quality-limits.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { reportBlanks } from './blanks.ts';
import { reportCost } from './cost.ts';
import { makeHardPages } from './hard-pages.ts';
import { IMAGE_KINDS, imageTallies } from './images.ts';
import { labelledPages, type LabelledPage } from './labelled-pages.ts';
import { fingerprintOf } from './looked-at.ts';
import { READ_KINDS, readTallies } from './read-pages.ts';
import { sequenceTallies } from './sequences.ts';
import { describeTally, isHeld, tableOf, type Tally } from './tally.ts';

export interface QualityBenchOptions {
  /** Labelled folders (`docs/truth-format.md`); their pages count as good. */
  readonly truth: readonly string[];
  readonly seed: string;
  /** Pages that are damaged for each kind. */
  readonly each: number;
  /** Sheets with hardly any content; an eighth as many empty ones. */
  readonly blanks: number;
  /** Defects to try; all when empty. */
  readonly kinds: readonly string[];
  /** Keeps pictures of what went wrong there. */
  readonly wrongTo: string | undefined;
  /** Keeps what was measured and read there, and goes on from what is there; a run with other measures wants another folder. */
  readonly keep: string | undefined;
}

type Report = (line: string) => void;

/** Good pages that are read for false alarms, for each one that is damaged; those damaged otherwise come on top. */
const GOOD_READ = 4 / 3;

/**
 * Recall and false alarms of each finding on pages damaged at known strength, and the cost of a page.
 * @returns whether every bar was held
 */
export async function runQualityBench(options: QualityBenchOptions, report: Report): Promise<boolean> {
  const isWanted = (kind: string) => options.kinds.length === 0 || options.kinds.includes(kind);
  if (options.wrongTo !== undefined) await mkdir(options.wrongTo, { recursive: true });
  const pages = (await Promise.all(options.truth.map(labelledPages))).flat();
  const before = cpuSeconds();
  report(`quality: ${String(pages.length)} good pages, seed ${options.seed}`);
  const keep = options.keep ?? (await mkdtemp(join(tmpdir(), 'bench-quality-')));
  const tallies = await talliesOf(pages, { ...options, keep }, report);
  if (options.keep === undefined) await rm(keep, { recursive: true });
  if (isWanted('cost')) await reportCost(pages, report);
  const blanksHeld = !isWanted('blank') || (await reportBlanks(options, report));
  if (tallies.length > 0) report(['', ...tableOf(tallies), ''].join('\n'));
  report(`CPU time of this bench: ${(cpuSeconds() - before).toFixed(0)} s`);
  return blanksHeld && tallies.every(isHeld);
}

type Kept = QualityBenchOptions & { readonly keep: string };

async function hardPages(keep: string, seed: string): Promise<readonly LabelledPage[]> {
  const folder = join(keep, `hard-${seed}`);
  const known = existsSync(folder) ? await labelledPages(folder) : [];
  if (known.length > 0) return known;
  await rename(await makeHardPages(`${folder}.part`, seed), folder);
  return labelledPages(folder);
}

async function talliesOf(pages: readonly LabelledPage[], options: Kept, report: Report): Promise<readonly Tally[]> {
  const { seed, kinds, wrongTo, each, keep } = options;
  const limits = qualityLimits(loadConfig({ environment: {}, overrides: {} }));
  const isWanted = (kind: string) => kinds.length === 0 || kinds.includes(kind);
  const tallies: Tally[] = [];
  const images = IMAGE_KINDS.filter(isWanted);
  if (images.length > 0) {
    const hard = await hardPages(keep, seed);
    report(`  and ${String(hard.length)} odd but good ones`);
    tallies.push(...(await imageTallies({ pages, hard, kinds: images, each, limits, seed, wrongTo, keep }, report)));
  }
  const read = READ_KINDS.filter(isWanted);
  if (read.length > 0) tallies.push(...(await readTallies({ pages, kinds: read, limits, seed, each, good: Math.ceil(each * GOOD_READ), keep }, report)));
  if (isWanted('sequences')) {
    for (const tally of await sequenceTallies({ pages, limits, seed, fingerprintOf, report })) {
      report(describeTally(tally));
      tallies.push(tally);
    }
  }
  return tallies;
} // prettier-ignore
