import type { Box, Size } from './geometry.ts';

/** Round seals are 30 to 40 mm wide; smeared ones a little more. */
const LARGEST_SEAL_MM = 44;
/** A stamped line of letters is wider than this and no taller than half its width. */
const SMALLEST_MM = { width: 9, height: 4 } as const;
const MOST_AREAS = 3;
/** White around the stamp, which engines need to tell letters from its edge. */
const MARGIN_MM = 3;

/**
 * The areas of red ink that may hold a line of text: secrecy and urgency marks, names and titles from rubber stamps, the
 * arrival stamp. Round seals alone are left out: their text runs in a circle, and what they cover is print, read with
 * the ink removed. `areas`: largest first, in pixels of a page of `size`.
 */
export function redAreasToRead(areas: readonly Box[], ppi: number, size: Size): readonly Box[] {
  const mm = ppi / 25.4;
  return areas
    .filter(([, , width, height]) => mayHoldText(width / mm, height / mm))
    .slice(0, MOST_AREAS)
    .map((area) => widen(area, Math.round(MARGIN_MM * mm), size));
}

function mayHoldText(width: number, height: number): boolean {
  if (width < SMALLEST_MM.width || height < SMALLEST_MM.height) return false;
  // A seal with a stamped name or title beside it or below.
  if (Math.max(width, height) > LARGEST_SEAL_MM) return true;
  // Shards of a faint seal are as tall as wide, lines of text are not.
  return width > 1.4 * height;
}

function widen([x, y, width, height]: Box, margin: number, size: Size): Box {
  const left = Math.max(0, x - margin);
  const top = Math.max(0, y - margin);
  const right = Math.min(size.width, x + width + margin);
  const bottom = Math.min(size.height, y + height + margin);
  return [left, top, right - left, bottom - top];
}

interface Pixels extends Size {
  readonly data: Uint8Array;
}

/** The part of a grey image within the box, which must lie inside it. */
export function cropPixels<Image extends Pixels>(image: Image, [left, top, width, height]: Box): Image {
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const start = (top + row) * image.width + left;
    data.set(image.data.subarray(start, start + width), row * width);
  }
  return { ...image, data, width, height };
}
