import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { createRandom } from '../../pages/random.ts';
import type { MeasuredReader } from '../catalogue/measured-reader.ts';
import type { TruthSide } from './judge-stream.ts';
import { keptReadings, type KeptReadings } from './kept-readings.ts';
import { sidesOfFile, type LabelledFile, type LabelledSide, type LabelledStream } from './labelled-stream.ts';
import { blankReading } from './simulate-ocr.ts';

export interface LabelledReading {
  readonly reader: MeasuredReader;
  readonly engine: EngineChoice;
  readonly keep: string | undefined;
}

export interface ReadSides {
  readonly sides: readonly TruthSide[];
  readonly readings: readonly PageReading[];
  readonly withheld?: readonly number[];
}

/** In the product's own way. Undefined where the whole file is withheld for a secrecy mark. */
export async function readLabelled(
  stream: LabelledStream,
  { reader, engine, keep }: LabelledReading,
): Promise<ReadSides | undefined> {
  const kept = keptReadings(keep, `${stream.name} ${engine}`);
  if ('file' in stream) return readOneFile(stream.file, { reader, kept });
  return { sides: stream.sides, ...(await readImages(stream.sides, { reader, kept })) };
}

interface Desk {
  readonly reader: MeasuredReader;
  readonly kept: KeptReadings;
}

async function readOneFile(file: LabelledFile, { reader, kept }: Desk): Promise<ReadSides | undefined> {
  const readings = (await findAll(kept)) ?? (await reader.readAll(file.path));
  if (readings === undefined) return undefined;
  const sides = sidesOfFile(file, readings.length);
  // the last one first: where page 1 is there, all are
  for (const reading of readings.toReversed()) await kept.keep(reading.page, reading);
  return { sides, readings };
}

async function findAll(kept: KeptReadings): Promise<readonly PageReading[] | undefined> {
  const found: PageReading[] = [];
  for (;;) {
    const reading = await kept.find(found.length + 1);
    if (reading === undefined) return found.length === 0 ? undefined : found;
    found.push(reading);
  }
}

/** A page that is withheld counts as one of which nothing is known. */
async function readImages(sides: readonly LabelledSide[], { reader, kept }: Desk): Promise<Omit<ReadSides, 'sides'>> {
  const readings: PageReading[] = [];
  const withheld: number[] = [];
  for (const { page, imagePath } of sides) {
    const known = await kept.find(page);
    const read = known ?? (await reader.read(imagePath));
    if (read === undefined) withheld.push(page);
    else if (known === undefined) await kept.keep(page, { ...read, page });
    readings.push({ ...(read ?? blankReading(page, createRandom(imagePath), true)), page });
  }
  return { readings, withheld };
}
