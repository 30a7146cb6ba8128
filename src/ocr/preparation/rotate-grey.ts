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

function fillPart(out: Uint8Array, { image, from, to, back }: Resampling, [left, top, across, down]: Box): void {
  const stepX = Math.round(back.a * ONE);
  const stepY = Math.round(back.b * ONE);
  const { width } = from;
  const lastX = (from.width - 1) * ONE;
  const lastY = (from.height - 1) * ONE;
  for (let y = top; y < top + down; y += 1) {
    let sourceX = Math.round((back.a * (left + 0.5) + back.c * (y + 0.5) + back.e - 0.5) * ONE);
    let sourceY = Math.round((back.b * (left + 0.5) + back.d * (y + 0.5) + back.f - 0.5) * ONE);
    const start = y * to.width;
    for (let x = start + left; x < start + left + across; x += 1, sourceX += stepX, sourceY += stepY) {
      if (sourceX < 0 || sourceY < 0 || sourceX >= lastX || sourceY >= lastY) continue;
      const at = (sourceY >> 16) * width + (sourceX >> 16);
      const shareX = (sourceX >> 8) & 255;
      const above = (image[at] ?? 0) * (256 - shareX) + (image[at + 1] ?? 0) * shareX;
      const below = (image[at + width] ?? 0) * (256 - shareX) + (image[at + width + 1] ?? 0) * shareX;
      const shareY = (sourceY >> 8) & 255;
      out[x] = (above * (256 - shareY) + below * shareY + 32768) >> 16;
    }
  }
}
