import { componentsOf } from '../page/components.ts';
import { unionBox, type Box, type Size } from '../page/geometry.ts';

/** 8-bit grey, rows without padding. */
interface GreyPixels extends Size {
  readonly data: Uint8Array;
}

/** Heights and widths of letters as shares of the height of a word; strokes of a pen and seals are larger. */
const LETTER = { lowest: 0.3, highest: 1.6, widest: 2 } as const;
/** Fewer pieces of ink in one row are no name. */
const FEWEST_LETTERS = 4;
/** Height of a row, marks and descenders included, as a share of the height of a word. */
const ROW = 1.45;
/** White between two words of a name is narrower than this, a letter that a stroke swallowed included. */
const WORD_GAP = 2.6;
/** To the left of the first free letter others may be that a seal or a stroke runs through. */
const HIDDEN = 2.2;

/**
 * Where a line of letters stands in a picture full of strokes and seals: the row with the most pieces of ink that have
 * the size of letters. `unit`: height of a word in pixels; `level`: darker pixels are ink. Undefined where there is none.
 */
export function nameStrip(image: GreyPixels, unit: number, level: number): Box | undefined {
  const ink = Uint8Array.from(image.data, (value) => (value < level ? 1 : 0));
  const letters = componentsOf(ink, image).filter(({ box: [, , width, height] }) => {
    return height >= unit * LETTER.lowest && height <= unit * LETTER.highest && width <= unit * LETTER.widest;
  });
  const row = fullestRow(
    letters.map(({ box }) => box),
    unit,
  );
  const box = unionBox(row);
  if (row.length < FEWEST_LETTERS || box === undefined || box[2] < unit * 3) return undefined;
  return clip([box[0] - unit * HIDDEN, box[1] - unit * 0.3, box[2] + unit * HIDDEN * 1.5, box[3] + unit * 0.55], image);
}

/** Boxes that stand in one row and follow each other closely. */
function fullestRow(boxes: readonly Box[], unit: number): readonly Box[] {
  let best: readonly Box[] = [];
  let bestWidth = 0;
  for (const { 1: top } of boxes) {
    const inRow = boxes.filter((box) => box[1] >= top - 1 && box[1] + box[3] <= top + unit * ROW);
    for (const run of runsOf(inRow, unit)) {
      const width = run.reduce((sum, box) => sum + box[2], 0);
      if (width > bestWidth) [best, bestWidth] = [run, width];
    }
  }
  return best;
}

function runsOf(boxes: readonly Box[], unit: number): readonly (readonly Box[])[] {
  const runs: { boxes: Box[]; end: number }[] = [];
  for (const box of boxes.toSorted((a, b) => a[0] - b[0])) {
    const last = runs.at(-1);
    if (last !== undefined && box[0] - last.end < unit * WORD_GAP) {
      last.boxes.push(box);
      last.end = Math.max(last.end, box[0] + box[2]);
    } else runs.push({ boxes: [box], end: box[0] + box[2] });
  }
  return runs.map((run) => run.boxes);
}

function clip([x, y, width, height]: Box, size: GreyPixels): Box {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const right = Math.min(size.width, Math.ceil(x + width));
  const bottom = Math.min(size.height, Math.ceil(y + height));
  return [left, top, right - left, bottom - top];
}
