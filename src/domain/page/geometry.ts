/** `[x, y, width, height]` in pixels, origin at the top left. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** Clockwise turn in degrees. */
export type QuarterTurn = 0 | 90 | 180 | 270;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The box in a page that was turned clockwise by `turn`.
 * `size` is the size of the page before the turn.
 */
export function turnBox(box: Box, size: Size, turn: QuarterTurn): Box {
  const [x, y, width, height] = box;
  switch (turn) {
    case 0:
      return box;
    case 90:
      return [size.height - y - height, x, height, width];
    case 180:
      return [size.width - x - width, size.height - y - height, width, height];
    case 270:
      return [y, size.width - x - width, height, width];
  }
}

/** The size of a page after a clockwise turn. */
export function turnSize(size: Size, turn: QuarterTurn): Size {
  return turn === 90 || turn === 270 ? { width: size.height, height: size.width } : size;
}

/** The turn that takes back `turn`. */
export function inverseTurn(turn: QuarterTurn): QuarterTurn {
  return turn === 90 ? 270 : turn === 270 ? 90 : turn;
}

/** The smallest box that holds all of `boxes`; undefined for an empty list. */
export function unionBox(boxes: readonly Box[]): Box | undefined {
  const first = boxes[0];
  if (first === undefined) return undefined;
  let [left, top] = first;
  let right = left + first[2];
  let bottom = top + first[3];
  for (const [x, y, width, height] of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return [left, top, right - left, bottom - top];
}

export function haveCommonArea(one: Box, other: Box): boolean {
  const across = Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0]);
  const down = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  return across > 0 && down > 0;
}

export function sharedArea(one: Box, other: Box): number {
  const across = Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0]);
  const down = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  return Math.max(0, across) * Math.max(0, down);
}
