import { unionBox, type Box, type Size } from '../../domain/page/geometry.ts';
import { BLOCK, blockMeans } from './level-paper.ts';

/** A block counts as red when this much of its darkness is gone in the mean, about 1/16 of its pixels. */
const REDDISH = 6;
/** Areas of fewer blocks are specks or the fringe of a colour print. */
const FEWEST_BLOCKS = 6;
/** Blocks apart that still make one area: 3 are 6 mm at 200 ppi, the gap between the words of a stamp. */
const GAP = 3;

/** `reddish`: mean darkness of a block from which on it counts. */
export interface RedLimits {
  readonly fewestBlocks?: number;
  readonly reddish?: number;
}

/**
 * Boxes around the areas of red ink, largest first; `red` is the red ink alone, dark on white.
 * Areas less than 6 mm apart are one area.
 */
export function findRedAreas(
  red: Uint8Array,
  size: Size,
  { fewestBlocks = FEWEST_BLOCKS, reddish = REDDISH }: RedLimits = {},
): readonly Box[] {
  const columns = Math.ceil(size.width / BLOCK);
  const means = blockMeans(red, size);
  const open = new Set<number>();
  means.forEach((level, index) => {
    if (level <= 255 - reddish) open.add(index);
  });
  const areas: number[][] = [];
  for (const start of open) areas.push(takeNeighbours(start, open, columns));
  return areas
    .filter((area) => area.length >= fewestBlocks)
    .map((area) => blockBox(area, columns, size))
    .filter((box) => box !== undefined)
    .sort((left, right) => right[2] * right[3] - left[2] * left[3] || left[1] - right[1] || left[0] - right[0]);
}

/** Takes the block and all that touch it (corners too, and over a gap) out of `open`. */
function takeNeighbours(start: number, open: Set<number>, columns: number): number[] {
  open.delete(start);
  const area = [start];
  // The area grows while it is walked through.
  for (const block of area) {
    for (const neighbour of around(block, columns)) if (open.delete(neighbour)) area.push(neighbour);
  }
  return area;
}

function around(block: number, columns: number): readonly number[] {
  const column = block % columns;
  const steps = Array.from({ length: 2 * GAP + 1 }, (_, index) => index - GAP);
  const beside = steps.filter((step) => column + step >= 0 && column + step < columns);
  return steps.flatMap((down) => beside.map((across) => block + down * columns + across));
}

function blockBox(area: readonly number[], columns: number, size: Size): Box | undefined {
  const boxes = area.map((block): Box => {
    const x = (block % columns) * BLOCK;
    const y = Math.floor(block / columns) * BLOCK;
    return [x, y, Math.min(BLOCK, size.width - x), Math.min(BLOCK, size.height - y)];
  });
  return unionBox(boxes);
}
