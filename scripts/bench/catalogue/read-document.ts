import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { KeptReadings } from '../division/kept-readings.ts';
import type { LabelledDocument } from './labelled.ts';
import type { MeasuredReader } from './measured-reader.ts';

export interface Desk {
  readonly reader: MeasuredReader;
  readonly kept: KeptReadings;
  /** Pages of the documents before this one. */
  readonly before: number;
}

/** Without pages that bear a secrecy mark: those are not kept, and found anew. */
export async function readDocument(
  { reader, kept, before }: Desk,
  { pages }: LabelledDocument,
): Promise<readonly PageReading[]> {
  const readings: PageReading[] = [];
  for (const [i, { imagePath }] of pages.entries()) {
    const page = before + i + 1;
    const known = await kept.find(page);
    const reading = known ?? (await reader.read(imagePath));
    if (reading === undefined) continue;
    if (known === undefined) await kept.keep(page, reading);
    readings.push({ ...reading, page: i + 1 });
  }
  return readings;
}
