import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { readFile } from '../../../src/app/read-file.ts';
import type { Reader } from '../../../src/cli/context.ts';
import { openReader } from '../../../src/composition/open-reader.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { LabelledPage } from './labelled-pages.ts';
import { describeTally, isHeld } from './tally.ts';

/** What shows only when a page is read. */
export const READ_KINDS = ['upside-down', 'sideways', 'low-resolution', 'wrong-resolution'] as const;
type ReadKind = (typeof READ_KINDS)[number];

export interface ReadRun {
  readonly pages: readonly LabelledPage[];
  readonly kinds: readonly ReadKind[];
  readonly seed: string;
}

type Report = (line: string) => void;

/** Pages are read for good for this: more would take too long. */
const MOST_PAGES = 24;
/** Fewer lines do not tell which way a page stands. */
const FEWEST_LINES = 8;

interface Damaged {
  readonly image: Sharp;
  /** What the file states. */
  readonly ppi: number;
}

/** A quarter or half a turn; 72 to 110 pixels an inch; a stated resolution two or three times too large or too small. */
const DAMAGES: Readonly<Record<ReadKind, (page: LabelledPage, index: number) => Damaged>> = {
  'upside-down': ({ path, ppi }) => ({ image: sharp(path).rotate(180), ppi }),
  sideways: ({ path, ppi }, index) => ({ image: sharp(path).rotate(index % 2 === 0 ? 90 : 270), ppi }),
  'low-resolution': ({ path }, index) => ({ image: sharp(path).resize({ width: Math.round(8.27 * lowOf(index)) }), ppi: lowOf(index) }),
  'wrong-resolution': ({ path, ppi }, index) => ({ image: sharp(path), ppi: Math.round(ppi * (index % 2 === 0 ? 2.5 : 0.4)) }),
}; // prettier-ignore

function lowOf(index: number): number {
  return [72, 90, 100, 110][index % 4] ?? 100;
}

/** @returns whether the bars were held */
export async function reportRead({ pages, kinds }: ReadRun, report: Report): Promise<boolean> {
  const chosen = pages
    .filter(({ ppi, lines, mode }) => ppi >= 150 && lines.length >= FEWEST_LINES && mode !== 'photo')
    .slice(0, MOST_PAGES);
  const reader = await openReader(loadConfig({ environment: {}, overrides: { 'ocr.pages': '1' } }));
  const folder = await mkdtemp(join(tmpdir(), 'bench-read-'));
  const find = async (damaged: Damaged) => {
    const path = join(folder, 'page.png');
    await damaged.image.png({ compressionLevel: 1 }).withMetadata({ density: damaged.ppi }).toFile(path);
    return findings(reader, path);
  };
  const clean: ReadonlySet<string>[] = [];
  for (const { path, ppi } of chosen) clean.push(await find({ image: sharp(path), ppi }));
  let held = true;
  for (const kind of kinds) {
    let strikes = 0;
    for (const [index, page] of chosen.entries()) {
      const found = await find(DAMAGES[kind](page, index));
      if (found.has(kind)) strikes += 1;
      else report(`  missed ${kind}: ${page.path} ${[...found].join(' ')}`);
    }
    const alarms = clean.filter((found) => found.has(kind)).length;
    const tally = { kind, strikes, damaged: chosen.length, alarms, good: clean.length };
    report(describeTally(tally));
    held = isHeld(tally) && held;
  }
  await reader.dispose();
  await rm(folder, { recursive: true });
  return held;
}

async function findings(reader: Reader, sourcePath: string): Promise<ReadonlySet<string>> {
  const folder = await reader.openFolder();
  try {
    const { signal } = new AbortController();
    const { readings } = await readFile(reader.deps, { sourcePath, name: 'page.png', folder, withPdf: false, signal });
    return new Set(readings.flatMap((reading) => reading.findings.map(({ code }) => code)));
  } finally {
    await folder.close();
  }
}
