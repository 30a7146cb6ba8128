import type { Box, Size } from '../../domain/page/geometry.ts';

/** Side of a cell in millimetres: some modules of a code, several lines of print. */
const CELL_MM = 8;
/** A code is dark over half of its area, print over a tenth. */
const DENSE = { least: 0.2, most: 0.95 } as const;
/** Cells of a code of 36 mm; ours have a hundred. */
const FEWEST = 20;
/** Every third pixel of every third row tells as much. */
const STEP = 3;

interface GreyPixels extends Size {
  readonly data: Uint8Array;
  readonly ppi: number;
}

/** The largest area that is as dark as a square code is, with a margin; undefined on pages of print alone. */
export function findDenseArea(image: GreyPixels): Box | undefined {
  const cell = Math.max(8, Math.round((CELL_MM / 25.4) * image.ppi));
  const across = Math.ceil(image.width / cell);
  const down = Math.ceil(image.height / cell);
  const dense = Array.from({ length: across * down }, (_, at) => isDense(image, [at % across, Math.floor(at / across)], cell)); // prettier-ignore
  const area = largestArea(dense, across);
  if (area.length < FEWEST) return undefined;
  const [columns, rows] = [area.map((at) => at % across), area.map((at) => Math.floor(at / across))];
  const left = Math.max(0, (Math.min(...columns) - 1) * cell);
  const top = Math.max(0, (Math.min(...rows) - 1) * cell);
  const right = Math.min(image.width, (Math.max(...columns) + 2) * cell);
  const bottom = Math.min(image.height, (Math.max(...rows) + 2) * cell);
  return [left, top, right - left, bottom - top];
}

function isDense({ data, width, height }: GreyPixels, [column, row]: readonly [number, number], cell: number): boolean {
  let [dark, all] = [0, 0];
  for (let y = row * cell; y < Math.min(height, (row + 1) * cell); y += STEP) {
    for (let x = column * cell; x < Math.min(width, (column + 1) * cell); x += STEP) {
      all += 1;
      if ((data[y * width + x] ?? 255) < 128) dark += 1;
    }
  }
  return dark >= all * DENSE.least && dark <= all * DENSE.most;
}

/** The cells of the largest run of neighbours. */
function largestArea(dense: readonly boolean[], across: number): readonly number[] {
  const seen = new Set<number>();
  let largest: readonly number[] = [];
  for (const [at, isCell] of dense.entries()) {
    if (!isCell || seen.has(at)) continue;
    const area = areaFrom(at, { dense, across, seen });
    if (area.length > largest.length) largest = area;
  }
  return largest;
}

interface Cells {
  readonly dense: readonly boolean[];
  readonly across: number;
  readonly seen: Set<number>;
}

function areaFrom(start: number, { dense, across, seen }: Cells): readonly number[] {
  const area = [start];
  seen.add(start);
  for (const one of area) {
    for (const next of besides(one, across)) {
      if (dense[next] !== true || seen.has(next)) continue;
      seen.add(next);
      area.push(next);
    }
  }
  return area;
}

function besides(at: number, across: number): readonly number[] {
  const column = at % across;
  return [at - across, at + across, ...(column > 0 ? [at - 1] : []), ...(column < across - 1 ? [at + 1] : [])];
}
