import { inverseTurn, turnBox, turnSize, type QuarterTurn, type Size } from './geometry.ts';

/** How to go over the pixels of a page as it stands upright: the number of the first in the page as it came in, and the steps. */
export interface UprightWalk {
  readonly origin: number;
  /** To the next pixel on the right. */
  readonly across: number;
  /** To the next one below. */
  readonly down: number;
}

/** `turn`: clockwise, sets the page upright. */
export function uprightWalk(page: Size, turn: QuarterTurn): UprightWalk {
  const upright = turnSize(page, turn);
  const numberOf = (x: number, y: number) => {
    const [column, row] = turnBox([x, y, 1, 1], upright, inverseTurn(turn));
    return row * page.width + column;
  };
  const origin = numberOf(0, 0);
  return { origin, across: numberOf(1, 0) - origin, down: numberOf(0, 1) - origin };
}
