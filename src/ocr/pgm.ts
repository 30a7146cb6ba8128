import { OcrError } from '../ports/errors.ts';
import type { GreyImage } from '../ports/image-preparation.ts';

/**
 * The image as binary PGM (P5, netpbm's simplest grey format), in two chunks so that the pixels are not copied.
 * @throws OcrError `input-unreadable` where size and pixels do not agree
 */
export function pgmChunks(image: GreyImage): readonly Uint8Array[] {
  assertPixels(image);
  const { width, height, data } = image;
  return [new TextEncoder().encode(`P5\n${String(width)} ${String(height)}\n255\n`), data];
}

/** @throws OcrError `input-unreadable` where size and pixels do not agree */
export function assertPixels({ width, height, data }: GreyImage): void {
  const valid = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  if (!valid || data.length !== width * height) {
    throw new OcrError(
      'input-unreadable',
      `${String(data.length)} pixels are no ${String(width)} × ${String(height)} image`,
    );
  }
}

/** The same in one piece, in memory of its own that can be moved to a thread. @throws OcrError `input-unreadable` */
export function pgmFile(image: GreyImage): Uint8Array<ArrayBuffer> {
  const chunks = pgmChunks(image);
  const file = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}
