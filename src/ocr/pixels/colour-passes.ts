import { kernelBytes, pixelKernel, TABLES } from './kernel.ts';

/** Passes over interleaved RGB, in pieces that stay in the cache of a core. */

/** Pixels of a piece; a multiple of 16. */
const PIECE = 1 << 14;
const INPUT = TABLES;
const FIRST_OUT = INPUT + 3 * PIECE + 64;
const SECOND_OUT = FIRST_OUT + PIECE + 64;
const ROOM = SECOND_OUT + PIECE + 64;
/** Tables of 256 each, and two counts. */
const LIFTS = 0;
const LEVELS = 3 * 256;
const COUNTS = LEVELS + 256;

export interface SplitLimits {
  /** Level of red ink by redness (r − max(g, b)). */
  readonly levels: Uint8Array;
  /** Up to this redness there is no red ink. */
  readonly floor: number;
  /** From this redness on a pixel is plainly red. */
  readonly plainly: number;
  /** Above this redness it is faintly red; not less than `floor`. */
  readonly faintly: number;
}

export interface SplitPixels {
  readonly ink: Uint8Array;
  readonly red: Uint8Array;
  readonly plainlyRed: number;
  /** Of every fourth pixel. */
  readonly faintlyRed: number;
}

/** The most of each pixel's channels, lifted by its colour; and its redness as level. */
export function splitPixels(rgb: Uint8Array, { levels, floor, plainly, faintly }: SplitLimits): SplitPixels {
  const count = Math.floor(rgb.length / 3);
  const ink = new Uint8Array(count);
  const red = new Uint8Array(count);
  const memory = kernelBytes(ROOM);
  memory.set(levels, LEVELS);
  memory.fill(0, COUNTS, COUNTS + 8);
  forPieces(rgb, memory, ({ first, pixels, end }) => {
    pixelKernel().split(INPUT, end, FIRST_OUT, SECOND_OUT, LEVELS, COUNTS, floor, plainly, faintly);
    ink.set(memory.subarray(FIRST_OUT, FIRST_OUT + pixels), first);
    red.set(memory.subarray(SECOND_OUT, SECOND_OUT + pixels), first);
  });
  const [plainlyRed = 0, faintlyRed = 0] = countsIn(memory);
  return { ink, red, plainlyRed, faintlyRed };
}

/** What each level of red, green and blue becomes first. */
export type Lifts = readonly [red: Uint8Array, green: Uint8Array, blue: Uint8Array];

/** `levels` of the colour (max − min) of each pixel; that of a pixel whose red is not the least strong counts as 0. */
export function otherColours(rgb: Uint8Array, lifts: Lifts, levels: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.floor(rgb.length / 3));
  const memory = withLifts(lifts);
  memory.set(levels, LEVELS);
  forPieces(rgb, memory, ({ first, pixels, end }) => {
    pixelKernel().otherInk(INPUT, end, FIRST_OUT, LIFTS, LEVELS);
    out.set(memory.subarray(FIRST_OUT, FIRST_OUT + pixels), first);
  });
  return out;
}

export interface Coloured {
  readonly count: number;
  /** Bytes of the first and the last of them. */
  readonly first: number;
  readonly last: number;
}

/** Of every fourth pixel those that are more colourful than `limit`, red ones left out. */
export function colouredPixels(rgb: Uint8Array, lifts: Lifts, limit: number): Coloured {
  const memory = withLifts(lifts);
  let [count, first, last] = [0, 0, 0];
  forPieces(rgb, memory, ({ first: start, pixels }) => {
    const here = pixelKernel().coloured(INPUT, INPUT + 3 * pixels, LIFTS, limit, COUNTS);
    if (here === 0) return;
    const [from = 0, to = 0] = countsIn(memory);
    if (count === 0) first = 3 * start + from - INPUT;
    last = 3 * start + to - INPUT;
    count += here;
  });
  return { count, first, last };
}

function withLifts(lifts: Lifts): Uint8Array {
  const memory = kernelBytes(ROOM);
  lifts.forEach((lift, channel) => {
    memory.set(lift, LIFTS + 256 * channel);
  });
  return memory;
}

function countsIn(memory: Uint8Array): Uint32Array {
  return new Uint32Array(memory.buffer, COUNTS, 2);
}

interface Piece {
  /** The first of its pixels, and how many there are. */
  readonly first: number;
  readonly pixels: number;
  /** Where they end in the memory of the kernel, as whole blocks of 16. */
  readonly end: number;
}

function forPieces(rgb: Uint8Array, memory: Uint8Array, work: (piece: Piece) => void): void {
  const count = Math.floor(rgb.length / 3);
  for (let first = 0; first < count; first += PIECE) {
    const pixels = Math.min(PIECE, count - first);
    memory.set(rgb.subarray(3 * first, 3 * (first + pixels)), INPUT);
    // black pixels fill the last block up: they are not red
    const end = INPUT + 3 * pixels;
    memory.fill(0, end, end + 48);
    work({ first, pixels, end });
  }
}
