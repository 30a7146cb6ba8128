import type { Size } from '../page/geometry.ts';

/** Pixels of a cut, 8 bits a channel, rows without padding. */
export interface Pixels extends Size {
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** How much ink there is: 0 paper … 255 full ink. */
export interface InkMap extends Size {
  readonly data: Uint8Array;
}

/** Ink this strong belongs to a stroke. */
export const STROKE = 110;
/** Share of the pixels that paper makes up at least: the level of the paper is found among the lightest. */
const PAPER_SHARE = 0.7;
const FAINTEST = 24;

/**
 * The ink of a cut. Red ink (a stamp across the line) is left out where anything else is written; pens are blue or black,
 * and stay dark in the red channel.
 */
export function inkOf(pixels: Pixels): InkMap {
  const dark = strengthen(greyOf(pixels, 'darkest'));
  if (pixels.channels === 1) return { ...sizeOf(pixels), data: dark };
  const red = strengthen(greyOf(pixels, 'red'));
  return { ...sizeOf(pixels), data: strokes(red) * 4 >= strokes(dark) ? red : dark };
}

/** How many pixels of strokes the ink of `inkOf` leaves out, because they are red and something else is written there. */
export function strokesLeftOut(pixels: Pixels): number {
  if (pixels.channels === 1) return 0;
  const dark = strengthen(greyOf(pixels, 'darkest'));
  return Math.max(0, strokes(dark) - strokes(inkOf(pixels).data));
}

/** The same in grey, with red ink as dark as any other. */
export function withRedInk<Cut extends Pixels>(pixels: Cut): Cut {
  return { ...pixels, channels: 1, data: greyOf(pixels, 'darkest') };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

function strokes(ink: Uint8Array): number {
  return ink.reduce((sum, value) => sum + Number(value >= STROKE), 0);
}

function greyOf({ channels, data }: Pixels, channel: 'darkest' | 'red'): Uint8Array {
  if (channels === 1) return data;
  const out = new Uint8Array(data.length / 3);
  for (let pixel = 0, at = 0; pixel < out.length; pixel += 1, at += 3) {
    const red = data[at] ?? 0;
    out[pixel] = channel === 'red' ? red : Math.min(red, data[at + 1] ?? 0, data[at + 2] ?? 0);
  }
  return out;
}

/** Paper becomes 0, the strokes 255: pens and scanners of all strengths look alike. */
function strengthen(grey: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  const paper = quantile(counts, grey.length * PAPER_SHARE);
  const floor = 6;
  const inked = new Uint32Array(256);
  for (let value = 0; value < paper - FAINTEST; value += 1) inked[value] = counts[value] ?? 0;
  const total = inked.reduce((sum, count) => sum + count, 0);
  const full = total < 20 ? Math.max(0, paper - 160) : quantile(inked, total * 0.15);
  const range = Math.max(FAINTEST, paper - floor - full);
  return grey.map((value) => Math.round(Math.min(255, Math.max(0, ((paper - floor - value) * 255) / range))));
}

function quantile(counts: Uint32Array, rank: number): number {
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= rank) return value;
  }
  return 255;
}
