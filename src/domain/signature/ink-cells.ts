import { turnSize, type Box, type QuarterTurn, type Size } from '../page/geometry.ts';
import { uprightWalk } from '../page/upright-walk.ts';

/** 8 bits a channel, rows without padding. */
export interface PagePixels extends Size {
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
  readonly ppi: number;
}

/** Inks of a part of a page, in squares of half a millimetre, row by row. */
export interface InkCells extends Size {
  /** Mean of how much more red than other light comes back, paper apart. */
  readonly red: Float32Array;
  /** The same of blue and violet. */
  readonly blue: Float32Array;
  /** Share of pixels that are plainly darker than the paper in all colours: print, pens, all ink of grey scans. 0…1. */
  readonly dark: Float32Array;
  /** Share of pixels that are a little darker than the paper: any ink, also pale. 0…1. */
  readonly faint: Float32Array;
  /** Ink and paper and nothing between them: one bit a pixel, however it was stored. */
  readonly bilevel: boolean;
  /** Where the part stands in the upright page, in its pixels. */
  readonly box: Box;
  /** Pixels of the page for each square. */
  readonly scale: number;
}

const CELL_MM = 0.5;
/** Pixels closer than this tell nothing more: a stroke of a pen is three of them wide. */
const FINEST_PPI = 140;
/** Darker than the paper by this is ink. */
const DARK = 56;
/** Darker than the paper by this may be pale ink, a shadow or print of the other side. */
const FAINT = 28;
/** Levels of one bit a pixel, and the share of others that packing leaves. */
const BLACK = 24;
const WHITE = 232;
const MOST_BETWEEN = 0.05;
/** Share of the pixels that are no lighter than the paper. */
const PAPER = 0.7;

/** `box`: of the upright page, in its pixels; cut to the page. */
export function inkCells(page: PagePixels, turn: QuarterTurn, box: Box): InkCells {
  const upright = turnSize(page, turn);
  const scale = (CELL_MM * page.ppi) / 25.4;
  const part = within(box, upright);
  const [width, height] = [Math.floor(part[2] / scale), Math.floor(part[3] / scale)];
  const count = Math.max(0, width * height);
  const none = () => new Float32Array(count);
  const cells = { red: none(), blue: none(), dark: none(), faint: none(), width, height, box: part, scale };
  const walk = walkOf(page, turn, part);
  if (count > 0) fill(cells, walk);
  return { ...cells, bilevel: isBilevel(cells, walk) };
}

/** How to go over the pixels of the part: the index of its first, and the steps to the right and down. */
interface Walk {
  readonly page: PagePixels;
  readonly start: number;
  readonly across: number;
  readonly down: number;
  /** Every so many pixels one is looked at. */
  readonly stride: number;
}

function walkOf(page: PagePixels, turn: QuarterTurn, [x, y]: Box): Walk {
  const { origin, across, down } = uprightWalk(page, turn);
  return {
    page,
    start: (origin + x * across + y * down) * page.channels,
    across: across * page.channels,
    down: down * page.channels,
    stride: Math.max(1, Math.floor(page.ppi / FINEST_PPI)),
  };
}

type Filled = Omit<InkCells, 'bilevel'>;

function fill(cells: Filled, walk: Walk): void {
  const paper = paperOf(cells, walk);
  const { page, start, across, down, stride } = walk;
  const counts = new Float32Array(cells.red.length);
  const columns = cellsAlong(cells.width, cells.scale, stride);
  const rows = cellsAlong(cells.height, cells.scale, stride);
  const [green, blue] = page.channels === 3 ? [1, 2] : [0, 0];
  const level = (at: number) => page.data[at] ?? 255;
  for (let line = 0; line < rows.length; line += 1) {
    const first = (rows[line] ?? 0) * cells.width;
    let at = start + line * stride * down;
    for (const column of columns) {
      add(counts, first + column, 1);
      addInk(cells, first + column, [paper[0] - level(at), paper[1] - level(at + green), paper[2] - level(at + blue)]);
      at += stride * across;
    }
  }
  for (const values of [cells.red, cells.blue, cells.dark, cells.faint]) {
    for (let cell = 0; cell < values.length; cell += 1)
      values[cell] = (values[cell] ?? 0) / Math.max(1, counts[cell] ?? 1);
  }
}

/** `r`, `g`, `b`: how much darker than the paper a pixel is. */
function addInk(cells: Filled, cell: number, [r, g, b]: readonly [number, number, number]): void {
  const isAny = r + g + b > 3 * FAINT;
  // most of a page is paper
  if (!isAny && r === g && g === b) return;
  const redness = Math.max(0, Math.min(g, b) - r);
  if (redness > 0) add(cells.red, cell, redness);
  const blueness = Math.min(r, g) - b;
  if (blueness > 0) add(cells.blue, cell, blueness);
  if (Math.min(r, g, b) - redness > DARK) add(cells.dark, cell, 1);
  if (isAny) add(cells.faint, cell, 1);
}

function add(values: Float32Array, at: number, amount: number): void {
  values[at] = (values[at] ?? 0) + amount;
}

/** The square of every pixel that is looked at, along one side. */
function cellsAlong(count: number, scale: number, stride: number): Int32Array {
  const pixels = Math.floor((count * scale) / stride);
  return Int32Array.from({ length: pixels }, (_, at) => Math.min(count - 1, Math.floor((at * stride) / scale)));
}

/** The colour of the paper: what most pixels are no lighter than, channel by channel. */
function paperOf(cells: Filled, { page, start, across, down, stride }: Walk): readonly [number, number, number] {
  const step = stride * 3;
  const [columns, rows] = [Math.floor(cells.width * cells.scale), Math.floor(cells.height * cells.scale)];
  const levels = [0, 1, 2].map((channel) => {
    const offset = page.channels === 3 ? channel : 0;
    const counts = new Uint32Array(256);
    let total = 0;
    for (let y = 0; y < rows; y += step) {
      for (let x = 0; x < columns; x += step, total += 1) {
        const level = page.data[start + y * down + x * across + offset] ?? 255;
        counts[level] = (counts[level] ?? 0) + 1;
      }
    }
    let seen = 0;
    return counts.findIndex((count) => (seen += count) >= PAPER * total);
  });
  return [levels[0] ?? 255, levels[1] ?? 255, levels[2] ?? 255];
}

/** Of the pixels that are no paper, hardly any is between black and white; a scan in grey has as many of them as black ones. */
function isBilevel(cells: Filled, { page, start, across, down, stride }: Walk): boolean {
  const [columns, rows] = [Math.floor(cells.width * cells.scale), Math.floor(cells.height * cells.scale)];
  let [black, between] = [0, 0];
  for (let y = 0; y < rows; y += stride * 2) {
    for (let x = 0; x < columns; x += stride) {
      const level = page.data[start + y * down + x * across] ?? 255;
      if (level < BLACK) black += 1;
      else if (level < WHITE) between += 1;
    }
  }
  return between < black * MOST_BETWEEN;
}

function within([x, y, width, height]: Box, size: Size): Box {
  const [left, top] = [clamp(Math.floor(x), size.width), clamp(Math.floor(y), size.height)];
  return [left, top, clamp(Math.ceil(x + width), size.width) - left, clamp(Math.ceil(y + height), size.height) - top];
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), most);
}
