import { invertAffine, rotation, type Affine } from '../../domain/page/affine.ts';
import type { Box, Size } from '../../domain/page/geometry.ts';

/** An image to be filled by sampling another one. */
export interface Resampling {
  readonly image: Uint8Array;
  readonly from: Size;
  readonly to: Size;
  /** From pixels of the new image to pixels of the old one. */
  readonly back: Affine;
  /** The parts of the new image to fill; all of it when absent. The rest stays white. */
  readonly only?: readonly Box[];
}

/** The size that holds a page of `size` after a turn by `degrees`. */
export function rotatedSize(size: Size, degrees: number): Size {
  const cos = Math.abs(Math.cos((degrees * Math.PI) / 180));
  const sin = Math.abs(Math.sin((degrees * Math.PI) / 180));
  return {
    width: Math.ceil(size.width * cos + size.height * sin - 1e-6),
    height: Math.ceil(size.width * sin + size.height * cos - 1e-6),
  };
}

/** The way back from the frame that takes out a skew of `degrees` to the skewed page. */
export function unskewing(size: Size, degrees: number): { readonly to: Size; readonly back: Affine } {
  const to = rotatedSize(size, degrees);
  return { to, back: invertAffine(rotation(-degrees, size, to)) };
}

const ONE = 1 << 16;

/**
 * Samples between the four nearest pixels, in fixed point (positions 16.16, shares of 8 bits).
 * What lies outside the old image is white.
 */
export function resampleGrey(resampling: Resampling): Uint8Array {
  const { to, only } = resampling;
  const out = new Uint8Array(to.width * to.height).fill(255);
  for (const part of only ?? [[0, 0, to.width, to.height] as const]) fillPart(out, resampling, part);
  return out;
}

/** One row of the part, in a function of its own: a loop over a whole page would be compiled anew for each page. */
interface ResampledRow {
  readonly image: Uint8Array;
  readonly from: Size;
  readonly step: readonly [x: number, y: number];
  /** Where the first pixel lies in the old image. */
  readonly source: readonly [x: number, y: number];
  /** The first pixel of the new image, and the one behind the last. */
  readonly start: number;
  readonly end: number;
}

function fillPart(out: Uint8Array, { image, from, to, back }: Resampling, [left, top, across, down]: Box): void {
  const step = [Math.round(back.a * ONE), Math.round(back.b * ONE)] as const;
  for (let y = top; y < top + down; y += 1) {
    const source = [
      Math.round((back.a * (left + 0.5) + back.c * (y + 0.5) + back.e - 0.5) * ONE),
      Math.round((back.b * (left + 0.5) + back.d * (y + 0.5) + back.f - 0.5) * ONE),
    ] as const;
    const start = y * to.width + left;
    fillRow(out, { image, from, step, source, start, end: start + across });
  }
}

function fillRow(out: Uint8Array, { image, from, step: [stepX, stepY], source, start, end }: ResampledRow): void {
  const { width } = from;
  const lastX = (from.width - 1) * ONE;
  const lastY = (from.height - 1) * ONE;
  let [sourceX, sourceY] = source;
  for (let x = start; x < end; x += 1, sourceX += stepX, sourceY += stepY) {
    if (sourceX < 0 || sourceY < 0 || sourceX >= lastX || sourceY >= lastY) continue;
    const at = (sourceY >> 16) * width + (sourceX >> 16);
    const shareX = (sourceX >> 8) & 255;
    const above = (image[at] ?? 0) * (256 - shareX) + (image[at + 1] ?? 0) * shareX;
    const below = (image[at + width] ?? 0) * (256 - shareX) + (image[at + width + 1] ?? 0) * shareX;
    const shareY = (sourceY >> 8) & 255;
    out[x] = (above * (256 - shareY) + below * shareY + 32768) >> 16;
  }
}
