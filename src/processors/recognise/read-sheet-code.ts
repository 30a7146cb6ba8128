import { couldBeSheet } from '../../domain/division/find-separator.ts';
import { parseSeparatorPayload } from '../../domain/division/separator-sheet.ts';
import type { PageReading } from '../../domain/page/page-reading.ts';
import type { CodeReader } from '../../ports/code-reader.ts';
import type { GreyImage } from '../../ports/image-preparation.ts';

/** What the square code of a separator sheet says, the second witness beside its print; codes of others are left alone. */
export async function withSheetCode(
  reader: CodeReader | undefined,
  image: GreyImage,
  reading: PageReading,
): Promise<PageReading> {
  if (reader === undefined || !couldBeSheet(reading)) return reading;
  const codes = await reader.read(image);
  const sheetCode = codes.find((code) => parseSeparatorPayload(code) !== undefined);
  return sheetCode === undefined ? reading : { ...reading, sheetCode };
}
