/** A page of three channels taken apart: print and coloured ink. All images have the size of the page. */
export interface ColourSplit {
  /** Black stays dark, coloured ink becomes white. */
  readonly ink: Uint8Array;
  /** Red ink dark on white. */
  readonly red: Uint8Array;
  /** Number of pixels that are plainly red. */
  readonly redPixels: number;
}

/**
 * How much lighter a pixel becomes for each step of colourfulness (max − min of its channels). 1.75 turns stamp red
 * and pen blue white; the allowance keeps the colour fringes of black print in JPEG (4:2:0) dark.
 */
const COLOUR_GAIN = 1.75;
const FRINGE_ALLOWANCE = 24;
/** Redness (r − max(g, b)) below this is paper tint or noise. */
const RED_FLOOR = 12;
const RED_GAIN = 1.7;
const PLAINLY_RED = 32;

/** Parts the interleaved RGB pixels into print and red ink. */
export function splitColour(rgb: Uint8Array): ColourSplit {
  const count = Math.floor(rgb.length / 3);
  const ink = new Uint8Array(count);
  const red = new Uint8Array(count).fill(255);
  const lift = liftTable();
  const darkness = rednessTable();
  let redPixels = 0;
  for (let pixel = 0, at = 0; pixel < count; pixel += 1, at += 3) {
    const r = rgb[at] ?? 0;
    const g = rgb[at + 1] ?? 0;
    const b = rgb[at + 2] ?? 0;
    const high = Math.max(g, b);
    const max = Math.max(r, high);
    ink[pixel] = Math.min(255, max + (lift[max - Math.min(r, g, b)] ?? 0));
    if (r <= high + RED_FLOOR) continue;
    red[pixel] = darkness[r - high] ?? 255;
    if (r - high >= PLAINLY_RED) redPixels += 1;
  }
  return { ink, red, redPixels };
}

function liftTable(): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, colour) => Math.max(0, COLOUR_GAIN * colour - FRINGE_ALLOWANCE));
}

function rednessTable(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, redness) => Math.max(0, 255 - RED_GAIN * (redness - RED_FLOOR)));
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

/** For red, green and blue: what each level becomes when the paper's own colour is taken off. */
export function paperLift(data: Uint8Array): readonly [red: Uint8Array, green: Uint8Array, blue: Uint8Array] {
  return [liftOf(data, 0), liftOf(data, 1), liftOf(data, 2)];
}

/** Brings the paper of one channel to the level it would have if it were nearly white. */
function liftOf(data: Uint8Array, channel: number): Uint8Array {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let at = channel; at < data.length; at += 3 * 7) {
    counts[data[at] ?? 0] = (counts[data[at] ?? 0] ?? 0) + 1;
    total += 1;
  }
  let seen = 0;
  const paper = Math.max(
    1,
    counts.findIndex((count) => (seen += count) >= PAPER_RANK * total),
  );
  return Uint8Array.from({ length: 256 }, (_, level) => Math.min(255, (level * LIFTED) / paper));
}
