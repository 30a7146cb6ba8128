import { invertAffine, rotation, type Affine } from '../../domain/page/affine.ts';
import type { Box, Size } from '../../domain/page/geometry.ts';
import { ONE, sampleRows } from '../pixels/sample-rows.ts';

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

function fillPart(out: Uint8Array, { image, from, to, back }: Resampling, [left, top, length, rows]: Box): void {
  const step = [Math.round(back.a * ONE), Math.round(back.b * ONE)] as const;
  const source = (row: number) =>
    [
      Math.round((back.a * (left + 0.5) + back.c * (top + row + 0.5) + back.e - 0.5) * ONE),
      Math.round((back.b * (left + 0.5) + back.d * (top + row + 0.5) + back.f - 0.5) * ONE),
    ] as const;
  sampleRows({ image, from, step, source, rows, length }, (row, pixels) => {
    out.set(pixels, (top + row) * to.width + left);
  });
}
