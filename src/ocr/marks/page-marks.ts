import { invertAffine, mapBox } from '../../domain/page/affine.ts';
import type { Box, Size } from '../../domain/page/geometry.ts';
import type { SeenMark, SeenMarks } from '../../domain/page/seen-mark.ts';
import { findRedAreas } from '../preparation/red-areas.ts';
import type { CleanedPage, SizedPage } from '../preparation/prepare-page.ts';
import { darkestChannel, splitColour } from '../preparation/split-colour.ts';
import { findMarks } from './find-marks.ts';
import { inkAreas } from './ink-areas.ts';

/** Looks at red ink wherever it is, and at frames as large as a stamp in any ink. Boxes are in the frame of `cleaned`. */
export function pageMarks(page: SizedPage, cleaned: CleanedPage): SeenMarks {
  const forth = invertAffine(cleaned.back);
  const inFrame = (mark: SeenMark): SeenMark => ({ ...mark, box: mapBox(mark.box, forth, cleaned.frame) });
  const red = redInk(page);
  const { ink: image, frame: size } = cleaned;
  const areas = inkAreas(image, size, page.ppi);
  const black = findMarks({ image, ...size, ppi: page.ppi, areas });
  const known = [...areas.map((box) => mapBox(box, cleaned.back, page)), ...red.areas];
  const coloured = colouredMarks(page, known);
  return {
    seen: [...redMarks(red, page.ppi).map(inFrame), ...black, ...coloured.map(inFrame)],
    frames: red.areas
      .filter((area) => isFrame(cropOf(red, area), page.ppi))
      .map((box) => mapBox(box, forth, cleaned.frame)),
  };
}

interface Grey extends Size {
  readonly image: Uint8Array;
}

/** Red ink alone, dark on white, and where there is any. */
interface RedInk extends Grey {
  readonly areas: readonly Box[];
}

/** Every how many pixels one is looked at where only a share is wanted. */
const STEP = 4;
/** Redness (r − max(g, b)) of a faint stamp, and the share of the page that a short word of it covers. */
const FAINTLY_RED = 16;
const FAINT_SHARE = 0.00008;
/** A pale word of three letters on a page of 150 ppi reddens no more. */
const FEWEST_BLOCKS = 3;

function redInk(page: SizedPage): RedInk {
  const { width, height } = page;
  if (page.channels === 1 || !bearsRed(page)) return { image: new Uint8Array(), width, height, areas: [] };
  const image = splitColour(page.data).red;
  return { image, width, height, areas: findRedAreas(image, page, FEWEST_BLOCKS) };
}

function bearsRed({ data, width, height }: SizedPage): boolean {
  let count = 0;
  for (let at = 0; at + 2 < data.length; at += 3 * STEP) {
    if ((data[at] ?? 0) - Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0) > FAINTLY_RED) count += 1;
  }
  return count * STEP >= FAINT_SHARE * width * height;
}

function redMarks(red: RedInk, ppi: number): readonly SeenMark[] {
  const areas = red.areas.flatMap((area) => {
    if (!isLarge(area, ppi)) return [area];
    const { image, ...size } = cropOf(red, area);
    return inkAreas(image, size, ppi).map((box) => moved(box, area));
  });
  return findMarks({ ...red, ppi, areas });
}

/** Red over much of a page (rules, pictures, tinted paper) is looked at where it makes frames only. */
const LARGEST_MM2 = 8000;

function isLarge([, , width, height]: Box, ppi: number): boolean {
  return width * height > LARGEST_MM2 * (ppi / 25.4) ** 2;
}

function moved([x, y, width, height]: Box, [left, top]: Box): Box {
  return [x + left, y + top, width, height];
}

/** Frames of stamps in mm, leaning ones too. */
const FRAME_MM = { long: [14, 50], short: [6.5, 30] } as const;
const FRAME_RATIO = 1.25;
/** The frame takes up nearly all of the area. */
const FRAME_SHARE = 0.85;

function isFrame({ image, ...size }: Grey, ppi: number): boolean {
  const [width, height] = [(size.width * 25.4) / ppi, (size.height * 25.4) / ppi];
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (long < FRAME_MM.long[0] || long > FRAME_MM.long[1] || long < FRAME_RATIO * short) return false;
  if (short < FRAME_MM.short[0] || short > FRAME_MM.short[1]) return false;
  const [box] = inkAreas(image, size, ppi);
  // the area itself stands on a grid of blocks, up to 2 mm wider on each side
  const slack = (2 * ppi) / 25.4;
  return box !== undefined && box[2] + slack > FRAME_SHARE * size.width && box[3] + slack > FRAME_SHARE * size.height;
}

function cropOf({ image, width }: Grey, [left, top, across, down]: Box): Grey {
  const out = new Uint8Array(across * down);
  for (let row = 0; row < down; row += 1) {
    const start = (top + row) * width + left;
    out.set(image.subarray(start, start + across), row * across);
  }
  return { image: out, width: across, height: down };
}

/** Colourfulness (max − min) of ink that is not red, and the share of the page that a frame of it covers. */
const COLOURFUL = 40;
const FRAME_SHARE_OF_PAGE = 0.0004;

/** Frames in blue, violet or green ink, which cleaning took off the page. */
function colouredMarks(page: SizedPage, known: readonly Box[]): readonly SeenMark[] {
  if (page.channels === 1 || !hasOtherColours(page)) return [];
  const image = darkestChannel(page.data);
  whiten(image, medianOf(image));
  const areas = inkAreas(image, page, page.ppi).filter((area) => !known.some((other) => covers(other, area)));
  return findMarks({ image, width: page.width, height: page.height, ppi: page.ppi, areas });
}

/** Brings the paper to white. In place. */
function whiten(image: Uint8Array, paper: number): void {
  const levels = Uint8Array.from({ length: 256 }, (_, value) => Math.min(255, (value * 255) / paper));
  for (let at = 0; at < image.length; at += 1) image[at] = levels[image[at] ?? 0] ?? 255;
}

function hasOtherColours({ data, width, height }: SizedPage): boolean {
  let count = 0;
  for (let at = 0; at + 2 < data.length; at += 3 * STEP) {
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (Math.max(g, b) > r && Math.max(g, b) - Math.min(r, g, b) > COLOURFUL) count += 1;
  }
  return count * STEP >= FRAME_SHARE_OF_PAGE * width * height;
}

/** Whether most of `area` lies in `other`. */
function covers(other: Box, area: Box): boolean {
  const across = Math.min(other[0] + other[2], area[0] + area[2]) - Math.max(other[0], area[0]);
  const down = Math.min(other[1] + other[3], area[1] + area[3]) - Math.max(other[1], area[1]);
  return across > 0 && down > 0 && across * down > 0.8 * area[2] * area[3];
}

function medianOf(image: Uint8Array): number {
  const counts = new Uint32Array(256);
  let seen = 0;
  for (let at = 0; at < image.length; at += STEP, seen += 1) counts[image[at] ?? 0] = (counts[image[at] ?? 0] ?? 0) + 1;
  let level = 0;
  for (let below = counts[0] ?? 0; below < seen / 2 && level < 255; below += counts[level] ?? 0) level += 1;
  return Math.max(1, level);
}
