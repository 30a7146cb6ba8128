import { existsSync, readFileSync } from 'node:fs';
import { rankReadings, spanOf, type DigitScores } from '../../domain/digits/ctc.ts';
import type { DigitQuestion } from '../../domain/digits/digit-reading.ts';
import type { DigitCrop, DigitReadings } from '../../ports/digit-reader.ts';
import { convolve, fromHalves, mapTensor, softmaxColumns, type Convolution, type Tensor } from './tensor.ts';

/** A step of the recogniser over named values. */
export type SecondOp =
  | ({ readonly op: 'conv'; readonly x: string; readonly y: string } & Omit<Convolution, 'weights' | 'bias'>)
  | { readonly op: 'gelu' | 'relu' | 'hard-sigmoid' | 'mean'; readonly x: string; readonly y: string }
  | { readonly op: 'add' | 'mul'; readonly x: string; readonly with: string; readonly y: string }
  | { readonly op: 'pool'; readonly x: string; readonly y: string; readonly kernel: readonly [number, number] };

/** `weights/second.json`, written by `npm run prepare:digits`. */
export interface SecondDescription {
  readonly version: string;
  readonly input: string;
  readonly output: string;
  readonly ops: readonly SecondOp[];
}

export interface SecondModel {
  readonly version: string;
  /** Scores of an image of three planes (blue, green, red; −1…1), 48 rows high. */
  score(image: Tensor): DigitScores;
}

const DESCRIPTION = new URL('./weights/second.json', import.meta.url);
const VALUES = new URL('./weights/second.bin', import.meta.url);
const HEIGHT = 48;
/** Columns of the image for each step. */
const STEP = 8;
const WIDEST = 640;

/** Undefined where it was not prepared on this machine. */
export function describeSecondModel(): SecondDescription | undefined {
  if (!existsSync(DESCRIPTION) || !existsSync(VALUES)) return undefined;
  // written by our own preparation
  return JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as SecondDescription;
}

export function loadSecondModel(): SecondModel | undefined {
  const description = describeSecondModel();
  if (description === undefined) return undefined;
  const values = fromHalves(readFileSync(VALUES));
  let at = 0;
  const take = (count: number) => values.subarray(at, (at += count));
  const steps = description.ops.map((op) => {
    if (op.op !== 'conv') return { op };
    const weights = take(op.out * op.into * op.kernel[0] * op.kernel[1]);
    return { op, conv: { ...op, weights, bias: take(op.out) } };
  });
  return { version: description.version, score: (image) => runSteps(description, steps, image) };
}

interface Step {
  readonly op: SecondOp;
  readonly conv?: Convolution;
}

function runSteps({ input, output }: SecondDescription, steps: readonly Step[], image: Tensor): DigitScores {
  const made = new Map<string, Tensor>([[input, image]]);
  const get = (name: string): Tensor => {
    const tensor = made.get(name);
    if (tensor === undefined) throw new RangeError(`The recogniser names a value that is not made: ${name}`);
    return tensor;
  };
  for (const { op, conv } of steps) made.set(op.y, runStep(op, conv, get));
  const scores = get(output);
  return { steps: scores.width, classes: scores.channels, data: softmaxColumns(scores) };
}

function runStep(op: SecondOp, conv: Convolution | undefined, get: (name: string) => Tensor): Tensor {
  const input = get(op.x);
  switch (op.op) {
    case 'conv':
      return conv === undefined ? input : convolve(input, conv);
    case 'gelu':
      return mapTensor(input, (value) => 0.5 * value * (1 + errorFunction(value / Math.SQRT2)));
    case 'relu':
      return mapTensor(input, (value) => Math.max(0, value));
    case 'hard-sigmoid':
      return mapTensor(input, (value) => Math.min(1, Math.max(0, value / 6 + 0.5)));
    case 'mean':
      return meanOf(input);
    case 'pool':
      return poolMeans(input, op.kernel);
    case 'add':
      return combine(input, get(op.with), (a, b) => a + b);
    case 'mul':
      return combine(input, get(op.with), (a, b) => a * b);
  }
}

/** Abramowitz and Stegun 7.1.26: off by 1.5e-7 at most. */
function errorFunction(value: number): number {
  const x = Math.abs(value);
  const t = 1 / (1 + 0.3275911 * x);
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(value) * (1 - sum * Math.exp(-x * x));
}

/** Values of the same shape, or one for each channel. */
function combine(one: Tensor, other: Tensor, join: (a: number, b: number) => number): Tensor {
  const plane = one.height * one.width;
  const single = other.height * other.width === 1 && plane > 1;
  const data = Float64Array.from(one.data).map((value, index) =>
    join(value, other.data[single ? Math.floor(index / plane) : index] ?? 0),
  );
  return { ...one, data };
}

function meanOf({ channels, height, width, data }: Tensor): Tensor {
  const plane = height * width;
  const means = Float64Array.from({ length: channels }, (_, channel) => {
    let sum = 0;
    for (let at = channel * plane; at < (channel + 1) * plane; at += 1) sum += data[at] ?? 0;
    return sum / plane;
  });
  return { channels, height: 1, width: 1, data: means };
}

function poolMeans(input: Tensor, [tall, wide]: readonly [number, number]): Tensor {
  const height = Math.floor(input.height / tall);
  const width = Math.floor(input.width / wide);
  const data = new Float64Array(input.channels * height * width);
  for (let at = 0; at < data.length; at += 1) {
    const x = at % width;
    const y = Math.floor(at / width) % height;
    const channel = Math.floor(at / (width * height));
    let sum = 0;
    for (let dy = 0; dy < tall; dy += 1) {
      const row = (channel * input.height + y * tall + dy) * input.width + x * wide;
      for (let dx = 0; dx < wide; dx += 1) sum += input.data[row + dx] ?? 0;
    }
    data[at] = sum / (tall * wide);
  }
  return { channels: input.channels, height, width, data };
}

/** Brings a crop to the height the recogniser was made for; colours as they are, planes blue, green, red. */
function imageOf(crop: DigitCrop): Tensor {
  const width = Math.min(WIDEST, Math.max(STEP * 2, Math.ceil((HEIGHT * crop.width) / crop.height)));
  const data = new Float64Array(3 * HEIGHT * width);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = { x: ((x + 0.5) * crop.width) / width - 0.5, y: ((y + 0.5) * crop.height) / HEIGHT - 0.5 };
      for (let plane = 0; plane < 3; plane += 1) {
        const value = between(crop, place, crop.channels === 1 ? 0 : 2 - plane);
        data[(plane * HEIGHT + y) * width + x] = value / 127.5 - 1;
      }
    }
  }
  return { channels: 3, height: HEIGHT, width, data };
}

/** The value between the four nearest pixels. */
function between(
  { width, height, channels, data }: DigitCrop,
  { x, y }: { x: number; y: number },
  channel: number,
): number {
  const left = Math.min(Math.max(0, x), width - 1);
  const top = Math.min(Math.max(0, y), height - 1);
  const [column, row] = [Math.floor(left), Math.floor(top)];
  const [dx, dy] = [left - column, top - row];
  const at = (atColumn: number, atRow: number) =>
    data[(Math.min(atRow, height - 1) * width + Math.min(atColumn, width - 1)) * channels + channel] ?? 0;
  const upper = at(column, row) * (1 - dx) + at(column + 1, row) * dx;
  const lower = at(column, row + 1) * (1 - dx) + at(column + 1, row + 1) * dx;
  return upper * (1 - dy) + lower * dy;
}

/** Reads a crop with the second recogniser. */
export function readWithSecondModel(model: SecondModel, crop: DigitCrop, asked: DigitQuestion): DigitReadings {
  if (crop.width < 2 || crop.height < 2) return { ranked: [] };
  const image = imageOf(crop);
  const scores = model.score(image);
  const ranked = rankReadings(scores, asked);
  const span = spanOf(scores, ranked[0]?.value ?? '');
  if (span === undefined) return { ranked };
  const column = (step: number) => Math.min(crop.width, Math.round((step * STEP * crop.width) / image.width));
  return { ranked, span: [column(span[0]), column(span[1] + 1)] };
}
