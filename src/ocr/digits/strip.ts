import { inkOf, type InkMap } from '../../domain/digits/ink.ts';
import { inkPieces } from '../../domain/digits/pieces.ts';
import type { DigitCrop } from '../../ports/digit-reader.ts';
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
  const from = (top + bottom) / 2 - (HEIGHT / 2) * scale;
  const data = shrink(ink, { width, from, scale });
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

interface Target {
  readonly width: number;
  /** Row of the ink map where the strip begins; may lie outside. */
  readonly from: number;
  readonly scale: number;
}

/** Each pixel of the strip is the mean of the area it covers; ink 0…1. */
function shrink(ink: InkMap, { width, from, scale }: Target): Float64Array {
  const across = spread(width, { from: 0, scale, limit: ink.width });
  const down = spread(HEIGHT, { from, scale, limit: ink.height });
  const out = new Float64Array(HEIGHT * width);
  down.forEach((rows, y) => {
    across.forEach((columns, x) => {
      let sum = 0;
      for (const [row, rowShare] of rows) {
        for (const [column, share] of columns) sum += rowShare * share * (ink.data[row * ink.width + column] ?? 0);
      }
      out[y * width + x] = sum / 255;
    });
  });
  return out;
}

interface Axis {
  readonly from: number;
  readonly scale: number;
  readonly limit: number;
}

type Shares = readonly (readonly [index: number, share: number])[];

/** Which pixels of the map each pixel of the strip covers, and by how much; between pixels where the strip is finer. */
function spread(count: number, { from, scale, limit }: Axis): readonly Shares[] {
  return Array.from({ length: count }, (_, place) => {
    const reach = Math.max(scale, 1);
    const middle = from + (place + MIDDLE) * scale;
    const [start, end] = [middle - reach / 2, middle + reach / 2];
    const shares: [number, number][] = [];
    for (let index = Math.floor(start); index < end; index += 1) {
      const share = (Math.min(end, index + 1) - Math.max(start, index)) / reach;
      if (index >= 0 && index < limit && share > 0) shares.push([index, share]);
    }
    return shares;
  });
}
