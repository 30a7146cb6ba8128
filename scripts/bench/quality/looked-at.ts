import sharp from 'sharp';
import {
  inspectPage,
  preparePage,
  type CleanedPage,
  type SizedPage,
} from '../../../src/ocr/preparation/prepare-page.ts';
import { readingScale } from '../../../src/ocr/preparation/reading-scale.ts';
import type { Sheet } from './blank-sheets.ts';
import type { Picture } from './damage.ts';

type Seen = Pick<CleanedPage, 'measures' | 'blank' | 'skewDegrees'>;

/** What the worker measures of a page; its skew costs as much as all the rest and is looked for only if `skew`. */
export async function lookAt(picture: Picture | Sheet, { bilevel = false, skew = false } = {}): Promise<Seen> {
  const page = await toReadingSize(picture, bilevel);
  return skew ? preparePage(page) : { ...inspectPage(page), skewDegrees: 0 };
}

export async function fingerprintOf(picture: Picture): Promise<string> {
  return (await lookAt(picture)).measures.fingerprint;
}

/** The page as it comes to the worker. */
export async function toReadingSize(page: Picture | Sheet, isBilevel: boolean): Promise<SizedPage> {
  const scale = readingScale(page.ppi);
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const image = sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } });
  const shown = isBilevel ? image.greyscale().threshold(150) : image;
  const sized = scale === 1 ? shown : shown.resize(width, height, { fit: 'fill', kernel: 'lanczos3' });
  const data = await (isBilevel ? sized.toColourspace('b-w') : sized).raw().toBuffer();
  return { width, height, channels: isBilevel ? 1 : 3, ppi: page.ppi * scale, data: new Uint8Array(data) };
}
