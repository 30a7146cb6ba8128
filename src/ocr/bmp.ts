import type { GreyImage } from '../ports/image-preparation.ts';
import { assertPixels } from './pgm.ts';

const FILE_HEADER = 14;
const INFO_HEADER = 40;
const GREYS = 256;
const PIXELS_AT = FILE_HEADER + INFO_HEADER + 4 * GREYS;

/**
 * The image as Windows bitmap of 256 greys. Leptonica, which reads images for tesseract, takes its rows as a whole; of a
 * PGM it takes each pixel by a call of its own, which costs 3 % of reading a page.
 * @throws OcrError `input-unreadable` where size and pixels do not agree
 */
export function bmpFile(image: GreyImage): Uint8Array {
  assertPixels(image);
  const { width, height, data } = image;
  const stride = Math.ceil(width / 4) * 4;
  const file = new Uint8Array(PIXELS_AT + stride * height);
  const view = new DataView(file.buffer);
  const put = (at: number, value: number) => {
    view.setUint32(at, value, true);
  };
  file.set([0x42, 0x4d]); // BM
  put(2, file.length);
  put(10, PIXELS_AT);
  put(14, INFO_HEADER);
  put(18, width);
  put(22, height);
  view.setUint16(26, 1, true); // planes
  view.setUint16(28, 8, true); // bits a pixel
  put(34, stride * height);
  put(46, GREYS);
  for (let level = 0; level < GREYS; level += 1) put(FILE_HEADER + INFO_HEADER + 4 * level, level * 0x10101);
  // The lowest row comes first.
  for (let y = 0; y < height; y += 1) {
    file.set(data.subarray(y * width, (y + 1) * width), PIXELS_AT + (height - 1 - y) * stride);
  }
  return file;
}
