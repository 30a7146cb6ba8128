import type { Box, Size } from './geometry.ts';

/** Marked pixels that touch each other, corners included. */
export interface Component {
  readonly box: Box;
  /** Where they are in the mask. */
  readonly pixels: readonly number[];
}

/** All components of the pixels that are not 0 in `mask`, in the order of their first pixel. */
export function componentsOf(mask: Uint8Array, size: Size): readonly Component[] {
  const open = Uint8Array.from(mask);
  const found: Component[] = [];
  for (let index = open.indexOf(1); index >= 0; index = open.indexOf(1, index + 1)) {
    found.push(takeComponent(open, index, size));
  }
  return found;
}

function takeComponent(open: Uint8Array, start: number, { width, height }: Size): Component {
  open[start] = 0;
  const pixels = [start];
  let [left, right, top, bottom] = [width, -1, height, -1];
  // The list grows while it is walked through.
  for (const index of pixels) {
    const x = index % width;
    const y = (index - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (const neighbour of neighbours(x, y, { width, height })) {
      if (open[neighbour] !== 1) continue;
      open[neighbour] = 0;
      pixels.push(neighbour);
    }
  }
  return { box: [left, top, right - left + 1, bottom - top + 1], pixels };
}

/** Of the eight pixels around (and the pixel itself) those that lie on the page. */
function neighbours(x: number, y: number, { width, height }: Size): readonly number[] {
  const columns = [x - 1, x, x + 1].filter((column) => column >= 0 && column < width);
  const rows = [y - 1, y, y + 1].filter((row) => row >= 0 && row < height);
  return rows.flatMap((row) => columns.map((column) => row * width + column));
}
