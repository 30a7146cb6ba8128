import { turnSize, type Box, type QuarterTurn, type Size } from '../page/geometry.ts';
import { uprightWalk } from '../page/upright-walk.ts';
import type { Pixels } from './ink.ts';

/** Digits are read as well at this resolution as at any higher one. */
const PPI = 200;

export interface PagePixels extends Pixels {
  readonly ppi: number;
}

export interface CutPixels extends Pixels {
  readonly ppi: number;
  /** Pixels of the upright page for each pixel of the cut. */
  readonly scale: number;
  /** Where the cut stands in the upright page, in its pixels; cut to the page. */
  readonly box: Box;
}

/** Cuts a box of the upright page out of the page as it came in. Pixels of fine scans are put together. */
export function cutRaster(page: PagePixels, turn: QuarterTurn, box: Box): CutPixels {
  const upright = turnSize(page, turn);
  const scale = Math.max(1, Math.round((page.ppi / PPI) * 2) / 2);
  const kept = within(box, upright);
  const width = Math.max(0, Math.floor(kept[2] / scale));
  const height = Math.max(0, Math.floor(kept[3] / scale));
  const { origin, across, down } = uprightWalk(page, turn);
  const spots = scale === 1 ? [0.5] : [0.25, 0.75];
  const columns = places(kept[0], { count: width, scale, spots, step: across });
  const rows = places(kept[1], { count: height, scale, spots, step: down });
  const data = new Uint8Array(width * height * page.channels);
  const near = new Int32Array(spots.length ** 2);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let at = 0; at < near.length; at += 1) {
        const row = rows[y * spots.length + Math.floor(at / spots.length)] ?? 0;
        near[at] = (origin + row + (columns[x * spots.length + (at % spots.length)] ?? 0)) * page.channels;
      }
      const out = (y * width + x) * page.channels;
      for (let channel = 0; channel < page.channels; channel += 1)
        data[out + channel] = meanOf(page.data, near, channel);
    }
  }
  return { width, height, channels: page.channels, data, ppi: page.ppi / scale, scale, box: kept };
}

/** `near`: where the pixels begin. */
function meanOf(data: Uint8Array, near: Int32Array, channel: number): number {
  let sum = 0;
  for (const at of near) sum += data[at + channel] ?? 255;
  return Math.round(sum / near.length);
}

interface Along {
  readonly count: number;
  readonly scale: number;
  /** Where in a pixel of the cut the page is looked at, 0…1. */
  readonly spots: readonly number[];
  /** From one pixel of the page to the next. */
  readonly step: number;
}

/** How far from the first pixel of the page those lie that a row or column of the cut is made of. */
function places(first: number, { count, scale, spots, step }: Along): Int32Array {
  return Int32Array.from({ length: count * spots.length }, (_, at) => {
    const spot = spots[at % spots.length] ?? 0;
    return Math.floor(first + (Math.floor(at / spots.length) + spot) * scale) * step;
  });
}

function within([x, y, width, height]: Box, size: Size): Box {
  const left = Math.min(Math.max(0, Math.floor(x)), size.width);
  const top = Math.min(Math.max(0, Math.floor(y)), size.height);
  const right = Math.min(size.width, Math.ceil(x + width));
  const bottom = Math.min(size.height, Math.ceil(y + height));
  return [left, top, Math.max(0, right - left), Math.max(0, bottom - top)];
}
