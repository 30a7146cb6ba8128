import { inkOf, type InkMap } from '../../domain/digits/ink.ts';
import { SHOWN_TYPE } from '../../domain/words/type-line.ts';
import type { WordCrop } from '../../ports/word-reader.ts';
import type { Tensor } from '../digits/tensor.ts';

/** Rows of the strip and size of the type in it, as `training/words/compose.py` has them. */
const HEIGHT = 48;
const EM = HEIGHT / (SHOWN_TYPE.above + SHOWN_TYPE.below);
const BASE = SHOWN_TYPE.above * EM;
const WIDEST = 320;
/** Columns for each step of the model. */
const STEP = 4;
const LEAST = 12;

/** The ink of a word with its type brought to the size the model was trained on; undefined where there is nothing to see. */
export function stripOf(crop: WordCrop): Tensor | undefined {
  if (crop.width < 4 || crop.height < 4 || crop.em < 4) return undefined;
  const ink = inkOf({ ...crop, channels: 1 });
  const scale = Math.max(crop.em / EM, crop.width / WIDEST);
  const width = Math.max(LEAST, Math.ceil(crop.width / scale / STEP) * STEP);
  const data = shrink(ink, { width, top: crop.baseline - BASE * scale, scale });
  return { channels: 1, height: HEIGHT, width, data };
}

interface Target {
  readonly width: number;
  /** Row of the ink where the strip begins; may lie outside. */
  readonly top: number;
  readonly scale: number;
}

/** Each pixel of the strip is the mean of what it covers, first down, then across; ink 0…1. */
function shrink(ink: InkMap, { width, top, scale }: Target): Float64Array {
  const down = shares(HEIGHT, { from: top, scale, limit: ink.height });
  const across = shares(width, { from: 0, scale, limit: ink.width });
  const out = new Float64Array(HEIGHT * width);
  const row = new Float64Array(ink.width);
  down.forEach((rows, y) => {
    row.fill(0);
    for (const { index, share } of rows) {
      for (let x = 0; x < ink.width; x += 1) row[x] = (row[x] ?? 0) + share * (ink.data[index * ink.width + x] ?? 0);
    }
    across.forEach((columns, x) => {
      let sum = 0;
      for (const { index, share } of columns) sum += share * (row[index] ?? 0);
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

interface Share {
  readonly index: number;
  readonly share: number;
}

function shares(count: number, { from, scale, limit }: Axis): readonly (readonly Share[])[] {
  const reach = Math.max(1, scale);
  return Array.from({ length: count }, (_, place) => {
    const start = from + (place + 0.5) * scale - reach / 2;
    const covered: Share[] = [];
    for (let index = Math.max(0, Math.floor(start)); index < Math.min(limit, start + reach); index += 1) {
      const share = (Math.min(start + reach, index + 1) - Math.max(start, index)) / reach;
      if (share > 0) covered.push({ index, share });
    }
    return covered;
  });
}
