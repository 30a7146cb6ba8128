import { readFileSync } from 'node:fs';
import { convolve, fromHalves, mapTensor, type Convolution, type Tensor } from '../digits/tensor.ts';
import type { Look } from './look.ts';

/** The layers of `weights/marks.bin`, in order; all but the last are followed by a ReLU. Made by `training/marks`. */
interface ModelDescription {
  readonly version: string;
  readonly layers: readonly Omit<Convolution, 'weights' | 'bias' | 'groups'>[];
}

/** A window slides over the look; the last word of a stamp stands in its middle where there is one. */
export const WINDOW = { width: 64, height: 40 } as const;
/** Pixels from one window to the next, both ways. */
const STEP = 8;
/** In the order of the model's classes; class 0 is neither, the last ones are KHẨN and HỎA TỐC. */
export const LEVELS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;

export interface WindowScore {
  /** Top left of the window in the look. */
  readonly x: number;
  readonly y: number;
  /** Of each class of the model. */
  readonly probabilities: readonly number[];
}

export interface MarkModel {
  readonly version: string;
  /** Every window of an upright look. */
  score(look: Look): readonly WindowScore[];
}

export function loadMarkModel(): MarkModel {
  const { version, layers: described } = describeMarkModel();
  const values = fromHalves(readFileSync(new URL('./weights/marks.bin', import.meta.url)));
  let at = 0;
  const take = (count: number) => values.subarray(at, (at += count));
  const layers = described.map((layer): Convolution => {
    const weights = take(layer.out * layer.into * layer.kernel[0] * layer.kernel[1]);
    return { ...layer, groups: 1, weights, bias: take(layer.out) };
  });
  return { version, score: (look) => scoreWindows(layers, look) };
}

function describeMarkModel(): ModelDescription {
  const text = readFileSync(new URL('./weights/marks.json', import.meta.url), 'utf8');
  // our own file, written by the export of the training
  return JSON.parse(text) as ModelDescription;
}

/** That a window shows the last word of a mark of secrecy. */
export function markShare({ probabilities }: WindowScore): number {
  return probabilities.slice(1, 1 + LEVELS.length).reduce((sum, share) => sum + share, 0);
}

function scoreWindows(layers: readonly Convolution[], look: Look): readonly WindowScore[] {
  if (look.width < WINDOW.width || look.height < WINDOW.height) return [];
  const features = layers.reduce<Tensor>(
    (tensor, layer, index) => {
      const next = convolve(tensor, layer);
      return index === layers.length - 1 ? next : mapTensor(next, (value) => (value > 0 ? value : 0));
    },
    { channels: 1, ...look },
  );
  const plane = features.width * features.height;
  return Array.from({ length: plane }, (_, place) => ({
    x: (place % features.width) * STEP,
    y: Math.floor(place / features.width) * STEP,
    probabilities: softmax(Array.from({ length: features.channels }, (_, c) => features.data[c * plane + place] ?? 0)),
  }));
}

function softmax(values: readonly number[]): readonly number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
