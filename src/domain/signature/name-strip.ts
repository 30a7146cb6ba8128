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

/** More rows are not looked at: the name is one of the two that look most like a line of print. */
const MOST_ROWS = 2;
/** Letters lower than this say nothing about the line they stand on: marks and stops. */
const TALL = 0.5;
/** Bottoms of letters that stand on one line differ by less than this; those of a curved line differ by more. */
const LEVEL = 0.14;

/**
 * Where lines of letters stand in a picture full of strokes and seals: the rows of pieces of ink that have the size of
 * letters and stand on a straight line, the most likely first. `unit`: height of a word in pixels; `level`: darker
 * pixels are ink. None where there are no such rows.
 */
export function nameStrips(image: GreyPixels, unit: number, level: number): readonly Box[] {
  const ink = image.data.map((value) => (value < level ? 1 : 0));
  const letters = componentsOf(ink, image)
    .map(({ box }) => box)
    .filter(([, , width, height]) => {
      return height >= unit * LETTER.lowest && height <= unit * LETTER.highest && width <= unit * LETTER.widest;
    });
  const strips: Box[] = [];
  let left: readonly Box[] = letters;
  while (strips.length < MOST_ROWS) {
    const row = likeliestRow(left, unit);
    const box = unionBox(row);
    if (row.length < FEWEST_LETTERS || box === undefined || box[2] < unit * 3) break;
    strips.push(clip([box[0] - unit * HIDDEN, box[1] - unit * 0.3, box[2] + unit * HIDDEN * 1.5, box[3] + unit * 0.55], image)); // prettier-ignore
    left = left.filter((other) => other[1] >= box[1] + box[3] || other[1] + other[3] <= box[1]);
  }
  return strips;
}

/** Boxes that stand in one row on one line and follow each other closely. */
function likeliestRow(boxes: readonly Box[], unit: number): readonly Box[] {
  let best: readonly Box[] = [];
  let bestScore = 0;
  // from the top down: a grid has tens of thousands of dots, and only those near a row are held against it
  const downwards = boxes.toSorted((a, b) => a[1] - b[1]);
  let first = 0;
  for (const top of new Set(downwards.map((box) => box[1]))) {
    while ((downwards[first]?.[1] ?? Infinity) < top - 1) first += 1;
    const inRow: Box[] = [];
    for (let at = first; (downwards[at]?.[1] ?? Infinity) <= top + unit * ROW; at += 1) {
      const box = downwards[at];
      if (box !== undefined && box[1] + box[3] <= top + unit * ROW) inRow.push(box);
    }
    for (const run of runsOf(inRow, unit)) {
      const score = run.reduce((sum, box) => sum + box[2], 0) * levelShare(run, unit);
      if (score > bestScore) [best, bestScore] = [run, score];
    }
  }
  return best;
}

/** The share of tall letters that stand on the line on which most of them do. */
function levelShare(run: readonly Box[], unit: number): number {
  const bottoms = run.filter(([, , , height]) => height >= unit * TALL).map(([, y, , height]) => y + height);
  const middle = bottoms.toSorted((a, b) => a - b)[Math.floor(bottoms.length / 2)];
  if (middle === undefined) return 0;
  return bottoms.filter((bottom) => Math.abs(bottom - middle) <= unit * LEVEL).length / bottoms.length;
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
