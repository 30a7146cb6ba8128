import type { TextStyle } from '../../domain/forms/form-model.ts';
import type { Canvas } from './canvas.ts';
import type { Face, FormFonts } from './font/form-fonts.ts';

/** A part of a form that the end of a page does not part. */
export interface Brick {
  readonly heightMm: number;
  /** Takes what is left of the page. */
  readonly fill?: boolean;
  draw(canvas: Canvas, at: { readonly xMm: number; readonly yMm: number }): void;
}

/** In what texts are set. */
export interface Setting {
  readonly fonts: FormFonts;
  readonly style: TextStyle;
  readonly widthMm: number;
  /** 1, or less where a form is set smaller to fit. */
  readonly scale: number;
}

/** Capitals of Vietnamese bear up to two marks. */
const LEADING = 1.22;
const MM_A_POINT = 25.4 / 72;

export function faceOf({ bold = false, italic = false }: TextStyle): Face {
  if (bold) return italic ? 'boldItalic' : 'bold';
  return italic ? 'italic' : 'regular';
}

export function lineMm(sizePt: number): number {
  return sizePt * LEADING * MM_A_POINT;
}

/** From the upper edge of a line to its baseline. */
export function baselineMm(sizePt: number, { ascent, descent }: FormFonts): number {
  const sizeMm = sizePt * MM_A_POINT;
  const letters = ((ascent + descent) / 1000) * sizeMm;
  return (lineMm(sizePt) - letters) / 2 + (ascent / 1000) * sizeMm;
}

/** One below the other, as one. */
export function stack(bricks: readonly Brick[]): Brick {
  return {
    heightMm: heightOf(bricks),
    draw(canvas, { xMm, yMm }) {
      let at = yMm;
      for (const brick of bricks) {
        brick.draw(canvas, { xMm, yMm: at });
        at += brick.heightMm;
      }
    },
  };
}

export function heightOf(bricks: readonly Brick[]): number {
  return bricks.reduce((sum, { heightMm }) => sum + heightMm, 0);
}

export function space(heightMm: number): Brick {
  return { heightMm, draw: () => undefined };
}

/** What fills takes the room that is left. */
export function filled(bricks: readonly Brick[], roomMm: number): readonly Brick[] {
  const free = Math.max(0, roomMm - heightOf(bricks));
  return bricks.map((brick) => (brick.fill === true ? { ...brick, heightMm: brick.heightMm + free } : brick));
}
