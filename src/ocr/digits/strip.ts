import { inkOf, type InkMap } from '../../domain/digits/ink.ts';
import { inkPieces } from '../../domain/digits/pieces.ts';
import type { DigitCrop } from '../../ports/digit-reader.ts';
import { shrinkInk } from '../shrink-ink.ts';
import type { Tensor } from './tensor.ts';

/** Height of the strip that our own model reads, and how much of it the ink fills. */
const HEIGHT = 40;
const FILLED = 30;
const WIDEST = 400;
/** Widths are filled up with paper to a whole number of steps of the model. */
const WHOLE = 4;
/** Ink is not blown up beyond this: specks on an empty line stay specks. */
const LEAST_INK_MM = 2.4;
/** Pieces smaller than this share of the tallest do not decide the height. */
const SPECK = 0.3;
const MIDDLE = 0.5;

export interface Strip {
  readonly ink: Tensor;
  /** Pixels of the crop for each pixel of the strip. */
  readonly scale: number;
}

/** The ink of a crop, brought to the height the model was trained on; undefined for a crop without pixels. */
export function stripOf(crop: DigitCrop): Strip | undefined {
  if (crop.width < 2 || crop.height < 2) return undefined;
  const ink = inkOf(crop);
  const [top, bottom] = inkRows(ink);
  const tall = Math.max(bottom - top, (LEAST_INK_MM / 25.4) * crop.ppi);
  const scale = Math.max(tall / FILLED, crop.width / WIDEST);
  const width = Math.max(12, Math.ceil(crop.width / scale / WHOLE) * WHOLE);
  const data = shrinkInk(ink, { width, height: HEIGHT, top: (top + bottom) / 2 - (HEIGHT / 2) * scale, scale });
  return { ink: { channels: 1, height: HEIGHT, width, data }, scale };
}

/** First and last row of what is written; the middle of the crop where nothing is. */
function inkRows({ width, height, data }: InkMap): readonly [number, number] {
  const pieces = inkPieces({ width, height, data });
  const tallest = Math.max(0, ...pieces.map(({ box }) => box[3]));
  const tall = pieces.filter(({ box }) => box[3] >= tallest * SPECK);
  if (tall.length === 0) return [height * MIDDLE, height * MIDDLE];
  return [Math.min(...tall.map(({ box }) => box[1])), Math.max(...tall.map(({ box }) => box[1] + box[3]))];
}
