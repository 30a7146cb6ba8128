import type { Box, Size } from '../../domain/page/geometry.ts';

/** Marks are looked for at this resolution: their letters are 9 to 20 pixels high there. */
export const LOOK_PPI = 75;

/** What may be a mark is read once more as close as this, where thin strokes are a pixel wide. */
export const CLOSE_PPI = 150;

/** Ink 0…1, row by row. */
export interface Look extends Size {
  readonly data: Float64Array;
}

/** Lighter than this is paper. */
const FAINTEST = 0.08;
/** Most ink becomes at least this dark. */
const FULL = 0.9;
const LARGEST_GAIN = 6;

/** A grey image, dark on white. */
export interface GreyImage extends Size {
  readonly image: Uint8Array;
  readonly ppi: number;
}

/** The area of an image at 75 ppi, faint ink darkened. The box must lie inside the image. */
export function lookAt(image: GreyImage, [left, top, across, down]: Box): Look {
  const step = Math.max(1, image.ppi / LOOK_PPI);
  const look = {
    width: Math.max(1, Math.floor(across / step)),
    height: Math.max(1, Math.floor(down / step)),
  };
  const data = new Float64Array(look.width * look.height);
  for (let y = 0; y < look.height; y += 1) {
    const rows = [top + Math.floor(y * step), top + Math.floor((y + 1) * step)] as const;
    for (let x = 0; x < look.width; x += 1) {
      const columns = [left + Math.floor(x * step), left + Math.floor((x + 1) * step)] as const;
      data[y * look.width + x] = meanInk(image, columns, rows);
    }
  }
  return { ...look, data: darkened(data) };
}

/** `columns`, `rows`: first and end. */
function meanInk(
  { image, width }: GreyImage,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): number {
  let sum = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let at = row * width + left; at < row * width + right; at += 1) sum += 255 - (image[at] ?? 255);
  }
  return sum / ((bottom - top) * (right - left) * 255);
}

function darkened(data: Float64Array): Float64Array {
  const gain = Math.min(LARGEST_GAIN, Math.max(1, FULL / darkInk(data)));
  const out = new Float64Array(data.length);
  for (let at = 0; at < data.length; at += 1) out[at] = Math.min(1, (data[at] ?? 0) * gain);
  return out;
}

const BUCKETS = 256;

/** Of the ink 85 % is lighter than this; 1 where there is none. Each window is darkened anew: only the values near the wanted one are sorted. */
function darkInk(data: Float64Array): number {
  const counts = inkCounts(data);
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return 1;
  let [bucket, rank] = [0, Math.floor(all * 0.85)];
  for (; rank >= (counts[bucket] ?? 0); bucket += 1) rank -= counts[bucket] ?? 0;
  const near = new Float64Array(counts[bucket] ?? 0);
  let found = 0;
  for (const value of data) if (value > FAINTEST && bucketOf(value) === bucket) near[found++] = value;
  return near.sort()[rank] ?? 1;
}

function inkCounts(data: Float64Array): Uint32Array {
  const counts = new Uint32Array(BUCKETS + 1);
  for (const value of data) {
    if (value <= FAINTEST) continue;
    const bucket = bucketOf(value);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}

function bucketOf(value: number): number {
  return Math.floor(value * BUCKETS);
}

/** Pale ink nearer to full ink: a stamp under a seal, beside the box of an incoming one. To the power of 5/8, by roots alone: the same on every machine. */
export function paleLifted(look: Look): Look {
  return { ...look, data: look.data.map((value) => Math.sqrt(value) * Math.sqrt(Math.sqrt(Math.sqrt(value)))) };
}

/** A window as dark as if it stood alone: a pale stamp may share its area with full ink. */
export function freshened(window: Look): Look {
  return { ...window, data: darkened(window.data) };
}

/**
 * Turned clockwise by `degrees` around the middle: the part that has ink, and a border. `at`: where its middle stands in the look.
 */
export function turnLook(look: Look, degrees: number, border: number): TurnedLook {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const ends = inkEnds(look, [cos, sin]);
  if (ends === undefined) return { width: 0, height: 0, data: new Float64Array(), at: [0, 0] };
  const { right, down } = ends;
  const size = {
    width: Math.ceil(right[1] - right[0]) + 2 * border,
    height: Math.ceil(down[1] - down[0]) + 2 * border,
  };
  const [x, y] = [(right[0] + right[1]) / 2, (down[0] + down[1]) / 2];
  const at = [look.width / 2 + cos * x - sin * y, look.height / 2 + sin * x + cos * y] as const;
  return { ...turnedPart(look, { at, degrees, size }), at };
}

export interface TurnedLook extends Look {
  readonly at: readonly [x: number, y: number];
}

/** Lighter ink than this is not what a window is moved to. */
const PLAIN = 0.12;

type Ends = readonly [least: number, most: number];

/** How far ink reaches from the middle of a look along the turned axes. */
function inkEnds(
  { width, height, data }: Look,
  [cos, sin]: readonly [cos: number, sin: number],
): { readonly right: Ends; readonly down: Ends } | undefined {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let row = 0; row < height; row += 1) {
    const y = row + 0.5 - height / 2;
    for (let column = 0; column < width; column += 1) {
      if ((data[row * width + column] ?? 0) < PLAIN) continue;
      const x = column + 0.5 - width / 2;
      const [across, down] = [cos * x + sin * y, cos * y - sin * x];
      left = Math.min(left, across);
      right = Math.max(right, across);
      top = Math.min(top, down);
      bottom = Math.max(bottom, down);
    }
  }
  return left > right ? undefined : { right: [left, right], down: [top, bottom] };
}

/** A part of a look: its middle in the look, its size, and how it is turned clockwise against the look. */
interface LookPart {
  readonly at: readonly [x: number, y: number];
  readonly degrees: number;
  readonly size: Size;
}

/** `step`: pixels of the look to one of the part. Between the four pixels around; beside the look there is paper. */
export function turnedPart(look: Look, { at, degrees, size: { width, height } }: LookPart, step = 1): Look {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [step * Math.cos(angle), step * Math.sin(angle)];
  const data = new Float64Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const down = y + 0.5 - height / 2;
    const column = at[0] + cos * (0.5 - width / 2) - sin * down - 0.5;
    const row = at[1] + sin * (0.5 - width / 2) + cos * down - 0.5;
    turnedRow(look, data.subarray(y * width, (y + 1) * width), { column, row, cos, sin });
  }
  return { width, height, data };
}

interface RowWay {
  readonly column: number;
  readonly row: number;
  readonly cos: number;
  readonly sin: number;
}

/** Every window of every stamp comes by here: what lies inside of the look is written out, which takes a third less time. */
function turnedRow(look: Look, out: Float64Array, { cos, sin, ...first }: RowWay): void {
  const { data, width } = look;
  const [lastColumn, lastRow] = [width - 1, look.height - 1];
  let { column, row } = first;
  for (let x = 0; x < out.length; x += 1, column += cos, row += sin) {
    if (column >= 0 && row >= 0 && column < lastColumn && row < lastRow) {
      const [left, top] = [Math.floor(column), Math.floor(row)];
      const [right, down] = [column - left, row - top];
      const at = top * width + left;
      const above = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
      const under = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right;
      out[x] = above * (1 - down) + under * down;
    } else out[x] = atEdge(look, column, row);
  }
}

/** A part of a page at 150 ppi. `at`: pixels of the page; beside it there is paper. */
export function closePart({ image, ...page }: GreyImage, { at: [x, y], degrees, size }: LookPart): Look {
  const step = page.ppi / CLOSE_PPI;
  const reach = (step * Math.hypot(size.width, size.height)) / 2 + 1;
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  const width = Math.max(0, Math.min(page.width, Math.ceil(x + reach)) - left);
  const height = Math.max(0, Math.min(page.height, Math.ceil(y + reach)) - top);
  const data = new Float64Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * page.width + left;
    for (let column = 0; column < width; column += 1)
      data[row * width + column] = 1 - (image[from + column] ?? 255) / 255;
  }
  return turnedPart({ width, height, data }, { at: [x - left, y - top], degrees, size }, step);
}

/** Where the middle of a window of a turned look stands in the look it was turned from. `middle`: the point that it was turned around. */
export function placeInLook(
  middle: readonly [x: number, y: number],
  turned: Size,
  window: { at: readonly [number, number]; degrees: number },
): readonly [x: number, y: number] {
  const angle = (window.degrees * Math.PI) / 180;
  const [right, down] = [window.at[0] - turned.width / 2, window.at[1] - turned.height / 2];
  return [
    middle[0] + Math.cos(angle) * right - Math.sin(angle) * down,
    middle[1] + Math.sin(angle) * right + Math.cos(angle) * down,
  ];
}

function atEdge(look: Look, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < -1 || top < -1 || left >= look.width || top >= look.height) return 0;
  const [right, down] = [x - left, y - top];
  const above = inkAt(look, left, top) * (1 - right) + inkAt(look, left + 1, top) * right;
  const under = inkAt(look, left, top + 1) * (1 - right) + inkAt(look, left + 1, top + 1) * right;
  return above * (1 - down) + under * down;
}

function inkAt({ width, height, data }: Look, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  return data[y * width + x] ?? 0;
}
