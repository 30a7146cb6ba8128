import { turnSize, type Box, type QuarterTurn, type Size } from '../page/geometry.ts';
import { uprightWalk } from '../page/upright-walk.ts';
import type { Pixels } from '../digits/ink.ts';

/** How much lighter coloured ink becomes by its colour: print has next to none. */
const COLOUR = 0.6;

/** A cut of the upright page in one channel. */
export interface WordPixels extends Size {
  readonly data: Uint8Array;
  /** Where it begins in the upright page. */
  readonly left: number;
  readonly top: number;
}

/**
 * Cuts a box of the upright page out of the page as it came in, each pixel by the lightest of its channels and lighter by its
 * colour: seals and pens grow faint, print stays. What reaches beyond the page is paper.
 */
export function cutWord(page: Pixels, turn: QuarterTurn, box: Box): WordPixels {
  const [left, top] = [Math.floor(box[0]), Math.floor(box[1])];
  const width = Math.ceil(box[0] + box[2]) - left;
  const height = Math.ceil(box[1] + box[3]) - top;
  const data = new Uint8Array(width * height).fill(255);
  const upright = turnSize(page, turn);
  const { origin, across, down } = uprightWalk(page, turn);
  for (let y = Math.max(0, -top); y < Math.min(height, upright.height - top); y += 1) {
    for (let x = Math.max(0, -left); x < Math.min(width, upright.width - left); x += 1) {
      data[y * width + x] = withoutColour(page, origin + (left + x) * across + (top + y) * down);
    }
  }
  return { width, height, data, left, top };
}

function withoutColour({ channels, data }: Pixels, pixel: number): number {
  if (channels === 1) return data[pixel] ?? 255;
  const at = pixel * 3;
  const [red, green, blue] = [data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255];
  const most = Math.max(red, green, blue);
  return Math.min(255, most + COLOUR * (most - Math.min(red, green, blue)));
}
