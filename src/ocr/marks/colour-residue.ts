import { applyAffine } from '../../domain/page/affine.ts';
import type { Box } from '../../domain/page/geometry.ts';
import type { CleanedPage, SizedPage } from '../preparation/prepare-page.ts';
import type { PaperLift } from '../preparation/split-colour.ts';

/** Colourfulness (max − min) from which ink that is not red is coloured. */
export const COLOURFUL = 24;
/** Every how many pixels one is looked at. */
const STEP = 2;

interface Colours {
  /** Of three channels. */
  readonly page: SizedPage;
  readonly lift: PaperLift;
}

/** Share of a box (in the frame of `cleaned`) that coloured ink covers on the page, red left out, 0…1: a little of it stays in the print. */
export function colouredShare([left, top, width, height]: Box, { back }: CleanedPage, colours: Colours): number {
  let [coloured, all] = [0, 0];
  for (let y = top; y < top + height; y += STEP) {
    for (let x = left; x < left + width; x += STEP) {
      all += 1;
      if (isColoured(applyAffine(back, x + 0.5, y + 0.5), colours)) coloured += 1;
    }
  }
  return coloured / Math.max(1, all);
}

function isColoured([x, y]: readonly [number, number], { page, lift: [reds, greens, blues] }: Colours): boolean {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= page.width || row >= page.height) return false;
  const at = 3 * (row * page.width + column);
  const [red = 0, green = 0, blue = 0] = [reds[page.data[at] ?? 0], greens[page.data[at + 1] ?? 0], blues[page.data[at + 2] ?? 0]]; // prettier-ignore
  const high = Math.max(green, blue);
  return high > red && high - Math.min(red, green, blue) >= COLOURFUL;
}
