import type { Pixels } from '../digits/ink.ts';
import type { Box, Size } from '../page/geometry.ts';

/** A word of a text layer with its box in pixels of the picture of the page. */
export interface PlacedText {
  readonly text: string;
  readonly box: Box;
}

/** What differs less from what lies around it, of 255, nobody sees. */
const SEEN = 24;
/** Letters fill a tenth of their box and more, a full stop some hundredths of it. */
const LEAST_INK = 0.015;
/** Above and below: neighbours reach into the box there, and so do rules. */
const EDGE = 0.1;

/** Whether anything is to be seen where the word stands: white on white, or what is covered, is not. */
export function isDrawn(page: Pixels, { box: [left, top, width, height] }: PlacedText): boolean {
  const area = insideOf(page, [left, top + height * EDGE, width, height * (1 - 2 * EDGE)]);
  const count = area.width * area.height;
  // nothing can be told of less
  if (area.width < 2 || area.height < 4) return true;
  for (let channel = 0; channel < page.channels; channel += 1) {
    const levels = levelsOf(page, area, channel);
    const paper = levels.indexOf(Math.max(...levels));
    const near = levels.slice(Math.max(0, paper - SEEN + 1), paper + SEEN).reduce((sum, one) => sum + one, 0);
    if (count - near >= count * LEAST_INK) return true;
  }
  return false;
}

/** The darkest of the channels: print in colour is as dark as any other. */
export function darkestOf<Page extends Pixels>(page: Page): Page & { readonly channels: 1 } {
  const { channels, data, width, height } = page;
  if (channels === 1) return { ...page, channels };
  const darkest = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < darkest.length; at += 1, from += 3)
    darkest[at] = Math.min(data[from] ?? 255, data[from + 1] ?? 255, data[from + 2] ?? 255);
  return { ...page, channels: 1, data: darkest };
}

/** Readers know no letters in white on dark. */
export function isOnLightPaper(page: Pixels, { box }: PlacedText): boolean {
  const levels = levelsOf(page, insideOf(page, box), 0);
  return levels.indexOf(Math.max(...levels)) >= DARK;
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function insideOf(page: Size, [x, y, width, height]: Box): Area {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const right = Math.min(page.width, Math.ceil(x + width));
  const bottom = Math.min(page.height, Math.ceil(y + height));
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** More of a page than this, and its words lie upon each other: letters drawn twice or three times cover less. */
const MOST_COVERED = 4;

/** Words as large as the page, by thousands: what each of them covers is not looked at. */
export function isCoveredOften(page: Size, boxes: readonly Box[]): boolean {
  const covered = boxes.reduce((sum, box) => {
    const { width, height } = insideOf(page, box);
    return sum + width * height;
  }, 0);
  return covered > page.width * page.height * MOST_COVERED;
}

/** In inches: type of 50 points. A file may draw larger than any page. */
const TALLEST_PRINT = 0.75;

export function isOfPrintSize(page: Size & { readonly ppi: number }, [, , width, height]: Box): boolean {
  return height <= page.ppi * TALLEST_PRINT && width <= Math.max(page.width, page.height);
}

function levelsOf({ data, width, channels }: Pixels, area: Area, channel: number): number[] {
  const levels = new Array<number>(256).fill(0);
  for (let y = area.top; y < area.top + area.height; y += 1) {
    const row = (y * width + area.left) * channels + channel;
    for (let at = row; at < row + area.width * channels; at += channels) {
      const level = data[at] ?? 255;
      levels[level] = (levels[level] ?? 0) + 1;
    }
  }
  return levels;
}

/**
 * The box of the letters themselves: that of a text layer is as high as the font can draw, and every font says something else
 * there. Undefined where nothing is drawn.
 */
export function inkedBox(page: Pixels, [left, top, width, height]: Box): Box | undefined {
  const area = insideOf(page, [left, top, width, height]);
  const isInked = (y: number) => {
    const row = (y * page.width + area.left) * page.channels;
    for (let at = row; at < row + area.width * page.channels; at += page.channels)
      if ((page.data[at] ?? 255) < DARK) return true;
    return false;
  };
  let [from, to] = [area.top, area.top + area.height];
  while (from < to && !isInked(from)) from += 1;
  while (to > from && !isInked(to - 1)) to -= 1;
  return to > from ? [left, from, width, to - from] : undefined;
}

/** Of the height of a word: where small letters stand, apart from what hangs down from the line above and from rules below. */
const BAND = { from: 0.3, to: 0.78 } as const;
/** Blanks looked at, and how much of one must be inked, in heights of a word. */
const NARROWEST = 0.18;
const WIDEST = 1.6;
const INKED = 0.18;
const AIR = 0.06;
/** Of a column: a rule between two cells is inked from top to bottom. */
const LEAST_OF_COLUMN = 0.1;
const MOST_OF_COLUMN = 0.9;
const DARK = 128;

/** Whether letters stand between two words that follow each other, where the layer has a blank: their font tells nothing of them. */
export function isBlankInked(page: Pixels, before: PlacedText, next: PlacedText): boolean {
  const [, top, , height] = before.box;
  const [left, right] = [before.box[0] + before.box[2], next.box[0]];
  const gap = right - left;
  if (gap < height * NARROWEST || gap > height * WIDEST || !isOnLine(before.box, next.box)) return false;
  const room: Box = [
    left + AIR * height,
    top + height * BAND.from,
    gap - 2 * AIR * height,
    height * (BAND.to - BAND.from),
  ];
  const area = insideOf(page, room);
  let inked = 0;
  for (let x = area.left; x < area.left + area.width; x += 1) {
    const share = darkIn(page, area, x) / Math.max(1, area.height);
    if (share >= LEAST_OF_COLUMN && share <= MOST_OF_COLUMN) inked += 1;
  }
  return inked >= INKED * height;
}

function isOnLine(one: Box, other: Box): boolean {
  const shared = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  return shared > 0.7 * Math.max(one[3], other[3]);
}

function darkIn({ data, width, channels }: Pixels, area: Area, x: number): number {
  let dark = 0;
  for (let y = area.top; y < area.top + area.height; y += 1) {
    if ((data[(y * width + x) * channels] ?? 255) < DARK) dark += 1;
  }
  return dark;
}
