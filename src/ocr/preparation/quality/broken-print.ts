import type { Size } from '../../../domain/page/geometry.ts';
import { componentsOf } from '../../../domain/page/components.ts';

const DARK = 128;
/** Smaller than a letter: marks above and below letters, pieces of strokes, specks. */
const PIECE_MM = 0.7;
/** Less ink than ten letters tells nothing. */
const LEAST_INK_MM2 = 8;
/** Of a page flooded with specks no more pixels than these are followed. */
const MOST_INK_SHARE = 0.3;

/**
 * Pieces smaller than letters for each 100 mm² of ink. Where a scanner of one bit a pixel drew the line between ink and
 * paper too low, strokes fall apart; where too high, the grain of the paper turns to specks.
 */
export function brokenPrint(level: Uint8Array, { width, height, ppi }: Size & { readonly ppi: number }): number {
  const mask = level.map((value) => (value < DARK ? 1 : 0));
  const mm = ppi / 25.4;
  let ink = 0;
  for (const pixel of mask) ink += pixel;
  if (ink / mm ** 2 < LEAST_INK_MM2 || ink > MOST_INK_SHARE * mask.length) return 0;
  const pieces = componentsOf(mask, { width, height }).filter(({ box }) => Math.max(box[2], box[3]) < PIECE_MM * mm);
  return Math.round((100 * pieces.length) / (ink / mm ** 2));
}
