import type { Box, Size } from '../../domain/page/geometry.ts';
import type { SeenMark } from '../../domain/page/seen-mark.ts';
import { lookAt, turnLook } from './look.ts';
import { LEVELS, loadMarkModel, type MarkModel, type WindowScore } from './mark-model.ts';

/** Where to look, in one layer of a prepared page (dark on white). */
export interface MarkSearch {
  readonly image: Uint8Array;
  readonly size: Size;
  readonly ppi: number;
  readonly areas: readonly Box[];
}

/** White around an area, in mm: the frame of a stamp may be all that was taken for it. */
const MARGIN_MM = 2;
/** Around a look, so that a word at its edge comes to the middle of a window. */
const BORDER = 18;
/** The model knows words that lean by up to 13°; these turns cover 35° both ways. */
const LEANS = [0, -22, 22] as const;
/** Areas longer than this may hold more than one stamp, each its own way up. */
const LONGEST_STAMP_MM = 50;
const LONG = 1.3;
const SMALLEST_MM = { long: 8, short: 2.5 } as const;
/** Less than this is not worth telling. */
const LEAST = 0.05;

let loaded: MarkModel | undefined;

/** Marks of secrecy by their shape, one for each area that may bear one, in the order of the areas. */
export function findMarks(search: MarkSearch): readonly SeenMark[] {
  loaded ??= loadMarkModel();
  const model = loaded;
  return search.areas.flatMap((area) => {
    const best = bestWindow(search, area, model);
    if (best === undefined || best.probability < LEAST) return [];
    return [{ ...best, box: area }];
  });
}

interface Best {
  readonly level: SeenMark['level'];
  readonly probability: number;
}

function bestWindow({ image, size, ppi }: MarkSearch, area: Box, model: MarkModel): Best | undefined {
  const mm = ppi / 25.4;
  const [long, short] = [Math.max(area[2], area[3]) / mm, Math.min(area[2], area[3]) / mm];
  if (long < SMALLEST_MM.long || short < SMALLEST_MM.short) return undefined;
  const look = lookAt(image, size, { box: widened(area, MARGIN_MM * mm, size), ppi });
  let best: Best | undefined;
  for (const turn of turnsOf(area, long).flatMap((upright) => LEANS.map((lean) => upright + lean))) {
    for (const window of model.score(turnLook(look, turn, BORDER))) {
      const seen = levelOf(window);
      if (best === undefined || seen.probability > best.probability) best = seen;
    }
  }
  return best;
}

/** Stamps are longer than high: what stands upright was stamped across the page. */
function turnsOf([, , width, height]: Box, longMm: number): readonly number[] {
  if (longMm <= LONGEST_STAMP_MM && width > LONG * height) return [0];
  if (longMm <= LONGEST_STAMP_MM && height > LONG * width) return [90, -90];
  return [0, 90, -90];
}

function levelOf({ probabilities }: WindowScore): Best {
  const [level] = LEVELS.map((name, index) => [name, probabilities[index] ?? 0] as const).toSorted(
    (one, other) => other[1] - one[1],
  );
  return { level: level?.[0] ?? 'MẬT', probability: probabilities.reduce((sum, share) => sum + share, 0) };
}

function widened([x, y, width, height]: Box, margin: number, size: Size): Box {
  const [left, top] = [Math.max(0, Math.floor(x - margin)), Math.max(0, Math.floor(y - margin))];
  const right = Math.min(size.width, Math.ceil(x + width + margin));
  const bottom = Math.min(size.height, Math.ceil(y + height + margin));
  return [left, top, right - left, bottom - top];
}
