import type { Box } from '../api/types.ts';

export type Turn = 0 | 90 | 180 | 270;
export interface Size {
  readonly width: number;
  readonly height: number;
}

export function addTurn(one: number, other: number): Turn {
  const sum = (((one + other) % 360) + 360) % 360;
  return sum === 90 || sum === 180 || sum === 270 ? sum : 0;
}

/** The room that something of `size` takes after a clockwise turn. */
export function turnedSize(size: Size, turn: Turn): Size {
  return turn === 90 || turn === 270 ? { width: size.height, height: size.width } : size;
}

/** CSS transform (origin at the top left) that turns something of `size` clockwise and keeps it in the first quadrant. */
export function turnTransform({ width, height }: Size, turn: Turn): string {
  switch (turn) {
    case 0:
      return 'none';
    case 90:
      return `translate(${String(height)}px, 0) rotate(90deg)`;
    case 180:
      return `translate(${String(width)}px, ${String(height)}px) rotate(180deg)`;
    case 270:
      return `translate(0, ${String(width)}px) rotate(270deg)`;
  }
}

/** A box in shares of the page, for CSS percentages that hold at every zoom. */
export function boxInPercent(
  [x, y, width, height]: Box,
  page: Size,
): Readonly<Record<'left' | 'top' | 'width' | 'height', string>> {
  const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`;
  return {
    left: share(x, page.width),
    top: share(y, page.height),
    width: share(width, page.width),
    height: share(height, page.height),
  };
}

/** How many line heights of what stands left and right are shown: with a value, and where it is only near by. */
const CONTEXT = 2.5;
const CONTEXT_BESIDE = 6;

export interface CropSetting {
  /** Sets the page upright. */
  readonly turn: Turn;
  /** What is looked for stands beside the box, not in it. */
  readonly isBeside?: boolean;
}

/**
 * The box with some of what stands around it, kept inside the page: a digit without its neighbours misleads.
 * Along the line there is more context than across it.
 */
export function cropAround([x, y, width, height]: Box, page: Size, setting: CropSetting): Box {
  const isUpright = setting.turn === 0 || setting.turn === 180;
  const lineHeight = isUpright ? height : width;
  const isBeside = setting.isBeside === true;
  const across = Math.max(8, lineHeight * (isBeside ? 0.8 : 0.3));
  const along = Math.max(across, Math.min(lineHeight * (isBeside ? CONTEXT_BESIDE : CONTEXT), 400));
  const [padX, padY] = isUpright ? [along, across] : [across, along];
  const left = Math.max(0, x - padX);
  const top = Math.max(0, y - padY);
  const right = Math.min(page.width, x + width + padX);
  const bottom = Math.min(page.height, y + height + padY);
  return [left, top, Math.max(1, right - left), Math.max(1, bottom - top)];
}

/** The largest scale at which `size` fits into `room`, never above `most`. */
export function fitScale(size: Size, room: Size, most: number): number {
  return Math.min(room.width / size.width, room.height / size.height, most);
}
