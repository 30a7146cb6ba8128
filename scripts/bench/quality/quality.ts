import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/config/load-config.ts';
import { qualityLimits } from '../../../src/config/quality-limits.ts';
import { reportBlanks } from './blanks.ts';
import { makeHardPages } from './hard-pages.ts';
import { IMAGE_KINDS, reportImages } from './images.ts';
import { labelledPages } from './labelled-pages.ts';
import { fingerprintOf } from './looked-at.ts';
import { READ_KINDS, reportRead } from './read-pages.ts';
import { sequenceTallies } from './sequences.ts';
import { describeTally, isHeld } from './tally.ts';

export interface QualityBenchOptions {
  /** A labelled folder (`docs/truth-format.md`); its pages count as good. */
  readonly truth: string;
  readonly seed: string;
  /** Sheets with hardly any content; an eighth as many empty ones. */
  readonly blanks: number;
  /** Defects to try; all when empty. */
  readonly kinds: readonly string[];
  /** Keeps pictures of what went wrong there. */
  readonly wrongTo: string | undefined;
}

type Report = (line: string) => void;

/**
 * Recall and false alarms of each finding on pages damaged at known strength, and the cost of a page.
 * @returns whether every bar was held
 */
export async function runQualityBench(options: QualityBenchOptions, report: Report): Promise<boolean> {
  const { truth, seed, kinds, wrongTo } = options;
  const limits = qualityLimits(loadConfig({ environment: {}, overrides: {} }));
  const isWanted = (kind: string) => kinds.length === 0 || kinds.includes(kind);
  if (wrongTo !== undefined) await mkdir(wrongTo, { recursive: true });
  const pages = await labelledPages(truth);
  let held = true;
  const images = IMAGE_KINDS.filter(isWanted);
  if (images.length > 0) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-hard-'));
    const hard = await labelledPages(await makeHardPages(folder, seed));
    report(`${String(pages.length)} pages and ${String(hard.length)} odd but good ones, seed ${seed}`);
    held = (await reportImages({ pages, hard, kinds: images, limits, seed, wrongTo }, report)) && held;
    await rm(folder, { recursive: true });
  }
  if (isWanted('blank')) held = (await reportBlanks(options, report)) && held;
  if (isWanted('sequences')) {
    for (const tally of await sequenceTallies({ pages, limits, seed, fingerprintOf, report })) {
      report(describeTally(tally));
      held = isHeld(tally) && held;
    }
  }
  const read = READ_KINDS.filter(isWanted);
  if (read.length > 0) held = (await reportRead({ pages, kinds: read, seed }, report)) && held;
  return held;
}
