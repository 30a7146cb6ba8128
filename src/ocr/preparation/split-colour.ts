import { splitPixels } from '../pixels/colour-passes.ts';

/** A page of three channels taken apart: print and coloured ink. All images have the size of the page. */
export interface ColourSplit {
  /** Black stays dark, coloured ink becomes white. */
  readonly ink: Uint8Array;
  /** Red ink dark on white. */
  readonly red: Uint8Array;
  /** Number of pixels that are plainly red. */
  readonly redPixels: number;
  /** Number of pixels, of every fourth one, that are at least as red as a faint stamp. */
  readonly faintlyRed: number;
}

/** Redness (r − max(g, b)) below this is paper tint or noise. */
const RED_FLOOR = 12;
const RED_GAIN = 1.7;
const PLAINLY_RED = 32;
const FAINTLY_RED = 16;

/**
 * Parts the interleaved RGB pixels into print and red ink. By how much a pixel becomes lighter for each step of
 * colourfulness (max − min of its channels) stands in the kernel: 1.75 turns stamp red and pen blue white; an allowance of
 * 24 keeps the colour fringes of black print in JPEG (4:2:0) dark.
 */
export function splitColour(rgb: Uint8Array): ColourSplit {
  const limits = { levels: rednessTable(), floor: RED_FLOOR, plainly: PLAINLY_RED, faintly: FAINTLY_RED };
  const { ink, red, plainlyRed, faintlyRed } = splitPixels(rgb, limits);
  return { ink, red, redPixels: plainlyRed, faintlyRed };
}

function rednessTable(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, redness) => {
    return redness <= RED_FLOOR ? 255 : Math.max(0, 255 - RED_GAIN * (redness - RED_FLOOR));
  });
}

/** Print in any colour, dark on white: the darkest channel of each pixel. */
export function darkestChannel(rgb: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.floor(rgb.length / 3));
  for (let pixel = 0, at = 0; pixel < out.length; pixel += 1, at += 3) {
    out[pixel] = Math.min(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
  }
  return out;
}

/** Share of the pixels that are darker than what counts as the paper. */
const PAPER_RANK = 0.8;
/** Below white, so that the grain of the paper is not clipped. */
const LIFTED = 232;

/** The same with the paper's own colour taken off: pale blue ink on yellowed paper is seen in red alone. */
export function darkestAgainstPaper(data: Uint8Array): Uint8Array {
  const lifted = new Uint8Array(data.length);
  for (const [channel, lift] of paperLift(data).entries()) {
    for (let at = channel; at < data.length; at += 3) lifted[at] = lift[data[at] ?? 0] ?? 0;
  }
  return darkestChannel(lifted);
}

/** What each level of 0…255 of red, green and blue becomes. */
export type PaperLift = readonly [red: Uint8Array, green: Uint8Array, blue: Uint8Array];

/** For red, green and blue: what each level becomes when the paper's own colour is taken off. */
export function paperLift(data: Uint8Array): PaperLift {
  const [red, green, blue] = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  // in one go: what the page costs is the way of its pixels to the processor
  for (let at = 0; at + 2 < data.length; at += 3 * LIFT_STEP) {
    count(red, data[at] ?? 0);
    count(green, data[at + 1] ?? 0);
    count(blue, data[at + 2] ?? 0);
  }
  return [liftOf(red), liftOf(green), liftOf(blue)];
}

/** Every how many pixels one is looked at for the level of the paper. */
const LIFT_STEP = 7;

function count(counts: Uint32Array, level: number): void {
  counts[level] = (counts[level] ?? 0) + 1;
}

/** Brings the paper of one channel to the level it would have if it were nearly white. `counts`: pixels of each level. */
function liftOf(counts: Uint32Array): Uint8Array {
  const total = counts.reduce((sum, pixels) => sum + pixels, 0);
  let seen = 0;
  const paper = Math.max(
    1,
    counts.findIndex((pixels) => (seen += pixels) >= PAPER_RANK * total),
  );
  return Uint8Array.from({ length: 256 }, (_, level) => Math.min(255, (level * LIFTED) / paper));
}
