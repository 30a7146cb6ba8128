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
    .filter((area) => mayHoldText(area, ppi))
    .slice(0, MOST_AREAS)
    .map((area) => widen(area, Math.round(MARGIN_MM * mm), size));
}

/** Whether the area has the shape of stamped lines rather than of a seal, a shard of one or a speck. */
export function mayHoldText(area: Box, ppi: number): boolean {
  const width = (area[2] * 25.4) / ppi;
  const height = (area[3] * 25.4) / ppi;
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

/** A grey image with its resolution. */
interface Pixels extends Size {
  readonly data: Uint8Array;
  readonly ppi: number;
}

export interface RedCut<Image extends Pixels> {
  readonly image: Image;
  readonly area: Box;
  /** Pixels of `image` for each pixel of the area. */
  readonly scale: number;
}

/** Lines higher than this, marks included, are stamped in larger letters than print (4 to 5 mm). */
const LARGE_LINE_MM = 5.3;
const STAMPED = 160;
const STRIPS = 5;

/**
 * Cuts an area of red ink out for reading. Large letters are halved: engines are trained on print, and halving closes
 * the speckle of the stamp. `red`: the red ink alone, dark on white.
 */
export function cutRedArea<Image extends Pixels>(red: Image, area: Box): RedCut<Image> {
  const image = cropPixels(red, area);
  if (lineHeight(image) * 25.4 < LARGE_LINE_MM * red.ppi) return { image, area, scale: 1 };
  return { image: halve(image), area, scale: 0.5 };
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

function halve<Image extends Pixels>(image: Image): Image {
  const width = image.width >> 1;
  const height = image.height >> 1;
  const data = Uint8Array.from({ length: width * height }, (_, index) => {
    const at = Math.floor(index / width) * 2 * image.width + (index % width) * 2;
    const below = at + image.width;
    const sum = [at, at + 1, below, below + 1].reduce((total, pixel) => total + (image.data[pixel] ?? 255), 0);
    return sum / 4;
  });
  return { ...image, data, width, height };
}

/** Height of a line of print: the median over upright strips, so that a slanting line does not count for more. */
function lineHeight(image: Pixels): number {
  const heights = Array.from({ length: STRIPS }, (_, strip) => longestRun(image, strip)).filter((height) => height > 0);
  return heights.toSorted((left, right) => left - right)[heights.length >> 1] ?? 0;
}

/** Most rows on end that hold ink, within one strip. */
function longestRun({ data, width, height }: Pixels, strip: number): number {
  const left = Math.floor((strip * width) / STRIPS);
  const right = Math.floor(((strip + 1) * width) / STRIPS);
  let longest = 0;
  let run = 0;
  for (let y = 0; y < height; y += 1) {
    const hasInk = data.subarray(y * width + left, y * width + right).some((value) => value < STAMPED);
    run = hasInk ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
