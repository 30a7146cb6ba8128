import type { Box } from '../../domain/page/geometry.ts';
import type { SeenMark } from '../../domain/page/seen-mark.ts';
import { closePart, freshened, LOOK_PPI, lookAt, paleLifted, type GreyImage, type Look } from './look.ts';
import { CLOSE } from './mark-model.ts';

/** Where a word may stand: the middle of a window of a look, and how it is turned. */
export interface WordPlace {
  readonly at: Point;
  readonly degrees: number;
}

/** So many pixels along the word and across it. */
export function aside({ at, degrees }: WordPlace, [along, across]: Point): WordPlace {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { at: [at[0] + cos * along - sin * across, at[1] + sin * along + cos * across], degrees };
}

type Point = readonly [x: number, y: number];

/** An area of a page as the networks see it. */
export interface Sight {
  /** All of it, from afar. */
  readonly look: Look;
  /** A place closely, in a window of `CLOSE` pixels: what stands around the area, too, since half of a word may not hang together with the rest. */
  readonly closely: (place: WordPlace) => Look;
}

/** Pale red ink is lifted. The box must lie inside the page. */
export function sightOf(page: GreyImage, box: Box, ink: SeenMark['ink']): Sight {
  const lift = ink === 'red' ? paleLifted : (look: Look) => look;
  return {
    look: lift(lookAt(page, box)),
    closely: ({ at, degrees }) => lift(freshened(closePart(page, { at: onPage(at, box, page), degrees, size: CLOSE }))),
  };
}

/** A point of the look at a part of a page, in pixels of the page. */
export function onPage([x, y]: Point, [left, top]: Box, { ppi }: GreyImage): Point {
  const scale = Math.max(1, ppi / LOOK_PPI);
  return [left + x * scale, top + y * scale];
}
