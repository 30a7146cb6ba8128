import type { Look } from './look.ts';
import { loadNetwork, type Network } from './network.ts';

/** A window slides over the look; the last word of a stamp stands in its middle where there is one. */
export const WINDOW = { width: 64, height: 40 } as const;
/** What the second network reads: the widest word set apart, and what stands beside it. */
export const READING = { width: 80, height: 40 } as const;
/** The same part of the paper, of twice as many pixels each way. */
export const CLOSE = { width: 160, height: 80 } as const;
/** Pixels from one window to the next, both ways. */
const STEP = 8;
/** In the order of the model's classes; class 0 is neither, the last ones are KHẨN and HỎA TỐC. */
export const LEVELS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;
/** KHẨN is the last word of THƯỢNG KHẨN, too. */
export const URGENCY = ['KHẨN', 'HỎA TỐC'] as const;

/** Of each class of the model. */
export type Probabilities = readonly number[];

export interface WindowScore {
  /** Top left of the window in the look. */
  readonly x: number;
  readonly y: number;
  readonly probabilities: Probabilities;
}

export interface MarkModel {
  readonly version: string;
  /** Every window of an upright look: where a word may stand. */
  score(look: Look): readonly WindowScore[];
  /** What one window says, `READING` large. Slower and surer; it learned words that print, a hand or a box runs across. */
  read(window: Look): Probabilities;
  /** What a network of the same shape says of it that learned from other scenes: seals of the state, ghosts of the other side. */
  judge(window: Look): Probabilities;
  /** A third one, which began elsewhere and knows stamps upon stamps, too. None of them decides alone. */
  testify(window: Look): Probabilities;
  /** What one sees that reads a window of `CLOSE` pixels: strokes that run together at 75 ppi. */
  readClosely(window: Look): Probabilities;
}

export function loadMarkModel(): MarkModel {
  const [finder, reader] = [loadNetwork('marks'), loadNetwork('reader')];
  const [judge, witness, close] = [loadNetwork('judge'), loadNetwork('witness'), loadNetwork('close')];
  return {
    version: [finder, reader, judge, witness, close].map(({ version }) => version).join(', '),
    score: (look) => scoreWindows(finder, look),
    read: (window) => [...reader.run(window).data],
    judge: (window) => [...judge.run(window).data],
    testify: (window) => [...witness.run(window).data],
    readClosely: (window) => [...close.run(window).data],
  };
}

/** That a window shows the last word of a mark of secrecy. */
export function markShare(probabilities: Probabilities): number {
  return sumOf(probabilities, 1, 1 + LEVELS.length);
}

/** That it shows a word of urgency. */
export function urgencyShare(probabilities: Probabilities): number {
  return sumOf(probabilities, 1 + LEVELS.length, probabilities.length);
}

function sumOf(shares: Probabilities, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += shares[at] ?? 0;
  return sum;
}

function scoreWindows(network: Network, look: Look): readonly WindowScore[] {
  if (look.width < WINDOW.width || look.height < WINDOW.height) return [];
  const { width, height, channels, data } = network.run(look);
  const plane = width * height;
  return Array.from({ length: plane }, (_, place) => ({
    x: (place % width) * STEP,
    y: Math.floor(place / width) * STEP,
    probabilities: Array.from({ length: channels }, (_, channel) => data[channel * plane + place] ?? 0),
  }));
}
