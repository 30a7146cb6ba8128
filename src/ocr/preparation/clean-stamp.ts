import type { Box, Size } from '../../domain/page/geometry.ts';
import { removeFrame } from './stamp-frame.ts';

/** A worn stamp is darkened up to this factor; more would make blots of paper grain. */
const LARGEST_GAIN = 3;
const INK = 235;
/** Below 1: faint parts of a worn stamp are lifted more than the dark ones. */
const GAMMA = 0.6;

/**
 * Makes the print of a stamp readable, in place: grain smoothed, faint ink darkened, frame and rules taken away. Round
 * seals keep their ring: their text runs in a circle and is not read anyway.
 */
export function cleanStamp(red: Uint8Array, size: Size, box: Box): void {
  const [x, y, width, height] = box;
  const area = { width, height };
  // Twice 3 × 3 is nearly a Gaussian of σ = 1.2: it closes the speckle of rubber stamps.
  const stamp = darken(smooth(smooth(cut(red, size, box), area), area));
  removeFrame(stamp, area);
  for (let row = 0; row < height; row += 1) {
    red.set(stamp.subarray(row * width, (row + 1) * width), (y + row) * size.width + x);
  }
}

function cut(image: Uint8Array, size: Size, [left, top, width, height]: Box): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const start = (top + row) * size.width + left;
    out.set(image.subarray(start, start + width), row * width);
  }
  return out;
}

/** Mean of the 3 × 3 pixels around. */
function smooth(image: Uint8Array, { width, height }: Size): Uint8Array {
  const out = Uint8Array.from(image);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = y * width + 1; x < (y + 1) * width - 1; x += 1) {
      let sum = 0;
      for (let row = x - width; row <= x + width; row += width) {
        sum += (image[row - 1] ?? 0) + (image[row] ?? 0) + (image[row + 1] ?? 0);
      }
      out[x] = sum / 9;
    }
  }
  return out;
}

/** So that the darkest tenth of the ink becomes nearly black. */
function darken(stamp: Uint8Array): Uint8Array {
  const ink = stamp.filter((value) => value < INK).sort();
  const darkest = ink[Math.floor(ink.length / 10)] ?? 0;
  const gain = Math.min(LARGEST_GAIN, Math.max(1, 240 / Math.max(1, 255 - darkest)));
  const table = Uint8Array.from({ length: 256 }, (_, value) => {
    return 255 - Math.round(255 * Math.min(1, ((255 - value) * gain) / 255) ** GAMMA);
  });
  return stamp.map((value) => table[value] ?? 255);
}
