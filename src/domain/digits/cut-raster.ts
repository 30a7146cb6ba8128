import { inverseTurn, turnBox, turnSize, type Box, type QuarterTurn, type Size } from '../page/geometry.ts';
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
  const data = new Uint8Array(width * height * page.channels);
  const spots = scale === 1 ? [0.5] : [0.25, 0.75];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const near = spots.flatMap((dy) =>
        spots.map((dx) => pixelAt({ page, upright, turn }, kept[0] + (x + dx) * scale, kept[1] + (y + dy) * scale)),
      );
      for (let channel = 0; channel < page.channels; channel += 1) {
        const sum = near.reduce((total, at) => total + (page.data[at + channel] ?? 255), 0);
        data[(y * width + x) * page.channels + channel] = Math.round(sum / near.length);
      }
    }
  }
  return { width, height, channels: page.channels, data, ppi: page.ppi / scale, scale, box: kept };
}

interface Source {
  readonly page: PagePixels;
  readonly upright: Size;
  readonly turn: QuarterTurn;
}

/** Index of the pixel that holds a point of the upright page. */
function pixelAt({ page, upright, turn }: Source, x: number, y: number): number {
  const [left, top] = turnBox([Math.floor(x), Math.floor(y), 1, 1], upright, inverseTurn(turn));
  return (top * page.width + left) * page.channels;
}

function within([x, y, width, height]: Box, size: Size): Box {
  const left = Math.min(Math.max(0, Math.floor(x)), size.width);
  const top = Math.min(Math.max(0, Math.floor(y)), size.height);
  const right = Math.min(size.width, Math.ceil(x + width));
  const bottom = Math.min(size.height, Math.ceil(y + height));
  return [left, top, Math.max(0, right - left), Math.max(0, bottom - top)];
}
