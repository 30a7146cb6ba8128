/** Rows of one height, so that where each lies is known without looking at any. */
export const ROW_HEIGHT = 38;
export const HEAD_HEIGHT = 34;
/** Rows drawn beyond what is seen, on either side. */
const OVERSCAN = 6;

/** What of the grid is seen: in pixels from its top. */
export interface Sight {
  readonly top: number;
  readonly height: number;
}

export interface DrawnRows {
  readonly first: number;
  /** How many: the same wherever the person scrolls, so that the rows that leave are those that come. */
  readonly count: number;
}

/** Which rows are drawn; `top` is the first one in sight. */
export function drawnRows(top: number, height: number, rowCount: number): DrawnRows {
  const count = Math.min(rowCount, Math.ceil(height / ROW_HEIGHT) + 2 * OVERSCAN);
  return { first: Math.max(0, Math.min(top - OVERSCAN, rowCount - count)), count };
}

export function topRow(top: number): number {
  return Math.max(0, Math.floor(top / ROW_HEIGHT));
}

/** Rows that are seen whole at once, less one: whoever turns the page keeps a line of the former one. */
export function pageOf(height: number): number {
  return Math.max(1, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
}

/** Where to scroll so that a row is seen whole; undefined where it is. The head covers what is under it. */
export function topFor(row: number, { top, height }: Sight): number | undefined {
  const start = row * ROW_HEIGHT;
  if (start < top) return start;
  const least = start + ROW_HEIGHT + HEAD_HEIGHT - height;
  return least > top ? least : undefined;
}

/** The row drawn in each place: a row keeps its place for as long as it is drawn. */
export function rowsByPlace({ first, count }: DrawnRows): readonly number[] {
  return Array.from({ length: count }, (_, place) => first + ((((place - first) % count) + count) % count));
}
