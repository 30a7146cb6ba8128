import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEPARATOR_KINDS, type SeparatorSheet } from '../../../src/domain/division/separator-sheet.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { createRandom } from '../../pages/random.ts';
import { loadLabelled } from '../catalogue/labelled.ts';
import { openMeasuredReader } from '../catalogue/measured-reader.ts';
import type { TruthSide } from './judge-stream.ts';
import { keptReadings } from './kept-readings.ts';
import { blankReading } from './simulate-ocr.ts';

export interface LabelledSide extends TruthSide {
  readonly imagePath: string;
}

export interface LabelledStream {
  readonly name: string;
  readonly sides: readonly LabelledSide[];
}

interface StreamRecord {
  readonly id: string;
  readonly stream: readonly {
    readonly image: string;
    readonly first?: boolean;
    readonly separator?: SeparatorSheet;
  }[];
}

/**
 * The streams of a labelled folder (`docs/truth-format.md`); in a folder without any, its documents in the order of
 * their names are one. @throws Error with advice
 */
export function loadStreams(folder: string): readonly LabelledStream[] {
  if (!existsSync(folder)) throw new Error(`No labelled folder at ${folder}: see docs/truth-format.md`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const records = names.toSorted().map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const streams = records.filter(isStream).map(({ id, stream }): LabelledStream => {
    const sides = stream.map(({ image, first = false, separator }, i) => ({
      ...{ page: i + 1, first, what: image, imagePath: join(folder, image) },
      ...(separator !== undefined && { separator: checked(separator, image) }),
    }));
    return { name: id, sides };
  });
  return streams.length > 0 ? streams : [streamOfDocuments(folder)];
}

function isStream(record: unknown): record is StreamRecord {
  return typeof record === 'object' && record !== null && 'stream' in record && Array.isArray(record.stream);
}

function checked(sheet: SeparatorSheet, image: string): SeparatorSheet {
  if (SEPARATOR_KINDS.includes(sheet.kind) && typeof sheet.label === 'string') return sheet;
  throw new Error(`The separator of ${image} has no kind and label: see docs/truth-format.md`);
}

function streamOfDocuments(folder: string): LabelledStream {
  const pages = loadLabelled(folder).flatMap(({ id, pages: own }) =>
    own.map(({ imagePath }, i) => ({ imagePath, first: i === 0, what: `${id}, page ${String(i + 1)}` })),
  );
  return { name: folder, sides: pages.map((side, i) => ({ ...side, page: i + 1 })) };
}

export interface LabelledReading {
  readonly name: string;
  readonly engine: EngineChoice;
  readonly keep: string | undefined;
}

/** In the product's own way; a page that is withheld counts as one of which nothing is known. */
export async function readLabelled(
  sides: readonly LabelledSide[],
  { name, engine, keep }: LabelledReading,
): Promise<readonly PageReading[]> {
  const reader = await openMeasuredReader(engine);
  const kept = keptReadings(keep, `${name} ${engine}`);
  try {
    const readings: PageReading[] = [];
    for (const { page, imagePath } of sides) {
      const known = await kept.find(page);
      const read = known ?? (await reader.read(imagePath)) ?? blankReading(page, createRandom(imagePath), true);
      if (known === undefined) await kept.keep(page, { ...read, page });
      readings.push({ ...read, page });
    }
    return readings;
  } finally {
    await reader.dispose();
  }
}
