import type { Size } from '../../domain/page/geometry.ts';

/** Side of a cell in millimetres: some modules of a code, several lines of print. */
const CELL_MM = 8;
/** A code is dark over half of its area, print over a tenth. */
const DENSE = { least: 0.2, most: 0.95 } as const;
/** Ours have a hundred; on a bad scan they fall apart. */
const FEWEST = 12;
/** Every third pixel of every third row tells as much. */
const STEP = 3;

interface GreyPixels extends Size {
  readonly data: Uint8Array;
  readonly ppi: number;
}

/** Whether something on the page is as large and as dark as a square code; no page of print alone is. */
export function hasDenseArea(image: GreyPixels): boolean {
  const cell = Math.max(8, Math.round((CELL_MM / 25.4) * image.ppi));
  const across = Math.ceil(image.width / cell);
  const down = Math.ceil(image.height / cell);
  const dense = Array.from({ length: across * down }, (_, at) =>
    isDense(image, [at % across, Math.floor(at / across)], cell),
  );
  return largestArea(dense, across) >= FEWEST;
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

/** How many cells the largest run of neighbours has. */
function largestArea(dense: readonly boolean[], across: number): number {
  const seen = new Set<number>();
  let largest = 0;
  for (const [at, isCell] of dense.entries()) {
    if (isCell && !seen.has(at)) largest = Math.max(largest, areaFrom(at, { dense, across, seen }));
  }
  return largest;
}

interface Cells {
  readonly dense: readonly boolean[];
  readonly across: number;
  readonly seen: Set<number>;
}

function areaFrom(start: number, { dense, across, seen }: Cells): number {
  const area = [start];
  seen.add(start);
  for (const one of area) {
    for (const next of besides(one, across)) {
      if (dense[next] !== true || seen.has(next)) continue;
      seen.add(next);
      area.push(next);
    }
  }
  return area.length;
}

function besides(at: number, across: number): readonly number[] {
  const column = at % across;
  return [at - across, at + across, ...(column > 0 ? [at - 1] : []), ...(column < across - 1 ? [at + 1] : [])];
}
