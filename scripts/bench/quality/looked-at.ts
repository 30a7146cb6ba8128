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

/** How the scanner hands a page on. */
export type ShownAs = 'colour' | 'grey' | 'bilevel';

interface Looking {
  readonly as?: ShownAs;
  readonly skew?: boolean;
}

/** What the worker measures of a page; its skew costs as much as all the rest and is looked for only if `skew`. */
export async function lookAt(picture: Picture, { as = 'colour', skew = false }: Looking = {}): Promise<Seen> {
  const page = await toReadingSize(picture, as);
  return skew ? preparePage(page) : { ...inspectPage(page), skewDegrees: 0 };
}

export async function fingerprintOf(picture: Picture): Promise<string> {
  return (await lookAt(picture)).measures.fingerprint;
}

/** Of the lightest paper that this scanner meets; darker is ink on a scan of one bit. */
const INK = 0.72;

/** The page as it comes to the worker. */
export async function toReadingSize(page: Picture | Sheet, as: ShownAs): Promise<SizedPage> {
  const scale = readingScale(page.ppi);
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const image = sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } });
  const shown = as === 'bilevel' ? image.greyscale().threshold(await inkLevel(page)) : image;
  const sized = scale === 1 ? shown : shown.resize(width, height, { fit: 'fill', kernel: 'lanczos3' });
  const data = await (as === 'colour' ? sized : sized.greyscale().toColourspace('b-w')).raw().toBuffer();
  return {
    width,
    height,
    channels: as === 'colour' ? 3 : 1,
    ppi: page.ppi * scale,
    bilevel: as === 'bilevel',
    data: new Uint8Array(data),
  };
}

async function inkLevel({ data, width, height }: Picture | Sheet): Promise<number> {
  const small = await sharp(data, { raw: { width, height, channels: 3 } })
    .greyscale()
    .resize(64, 64, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const levels = Uint8Array.from(small).sort();
  return Math.round((levels[Math.floor(levels.length * 0.8)] ?? 255) * INK);
}
