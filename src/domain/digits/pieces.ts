import { componentsOf, type Component } from '../page/components.ts';
import { STROKE, type InkMap } from './ink.ts';

/** The pieces of ink of a cut from left to right; strokes that touch at corners hang together. */
export function inkPieces(ink: InkMap): readonly Component[] {
  const strokes = Uint8Array.from(ink.data, (value) => Number(value >= STROKE));
  return componentsOf(strokes, ink).toSorted((a, b) => a.box[0] - b.box[0] || a.box[1] - b.box[1]);
}
