import type { Size } from '../../domain/page/geometry.ts';
import { estimatePaper, levelPaper } from './level-paper.ts';
import { componentsOf, type Component } from '../../domain/page/components.ts';

/** Level the paper is brought to: below white, so that its grain is not clipped and can be measured. */
const PAPER = 224;
/**
 * From the middle of a stroke to the paper beside it: wider than a pen stroke, less than from stroke to stroke of a
 * figure; and close to it, just outside of a fine stroke.
 */
const BESIDE_MM = { plain: 0.76, close: 0.38 } as const;
/** Darker than this the inside of a punch hole is as well as its rim. */
const SOLID = 168;
/** So much of its depth a stroke has when it is looked at closely; print of the other side is softer. */
const STEEP = 0.6;
/**
 * Levels by which a stroke is darker than the paper. A faint pencil stroke is 25 and more, print seen through the sheet
 * (blurred) about 15 at most. What is fainter than `plain` counts by its area in all; what is fainter still by how many
 * marks there are, as a whole page of pale print has.
 */
const DARKER = { plain: 18, faint: 12, palest: 8 } as const;
const FAINT_MM2 = 2;
const PALE_MARKS = 24;
/** In units of the page's own grain. */
const GRAIN_FACTOR = 4;
const SMALLEST_MARK_MM = 1.6;
const EDGE_MM = 8;
/**
 * A fold is a straight line from side to side; what is written ends before. Shares of a piece's length (thickness) and
 * of the sheet's: bend, least sum of the pieces, and from the first to the last of them.
 */
const FOLD = { thickness: 0.34, bend: 0.012, share: 0.08, reach: 0.6, thickestMm: 2.5 } as const;
const STEEPEST_FOLD = 0.021;
const FOLD_SLOPES = [-3, -2, -1, 0, 1, 2, 3].map((part) => (part * STEEPEST_FOLD) / 3);
const HOLE_MM = { smallest: 4, largest: 8, fromEdge: 25 } as const;

export interface BlankTest extends Size {
  /** The darkest channel of each pixel against the paper's own colour, so that coloured ink counts as well as black. */
  readonly image: Uint8Array;
  readonly ppi: number;
}

/**
 * True only if the page bears no mark at all that a person could have made: no print, stamp, pen or faint pencil.
 * Grain, shadows at the edge, folds, punch holes and print shining through from the other side are no marks.
 * A doubtful page is not blank: reading one page too many costs a second, losing one cannot be undone.
 */
export function isBlankPage(test: BlankTest): boolean {
  const level = levelPaper(test.image, { ...test, paper: estimatePaper(test.image, test), target: PAPER });
  const smoothed = smooth(level, test);
  const beside = Math.round((BESIDE_MM.plain * test.ppi) / 25.4);
  const least = GRAIN_FACTOR * grainOf(smoothed, test, beside);
  const strokes = strokeDepths(smoothed, test, beside);
  const marksAt = (darker: number) => marksOf({ strokes, smoothed, darker: Math.max(darker, least) }, test);
  if (marksAt(DARKER.plain).length > 0) return false;
  softenedOut(strokes, strokeDepths(smoothed, test, Math.round((BESIDE_MM.close * test.ppi) / 25.4)));
  const faint = marksAt(DARKER.faint).reduce((sum, { pixels }) => sum + pixels.length, 0);
  if (faint >= FAINT_MM2 * (test.ppi / 25.4) ** 2) return false;
  return marksAt(DARKER.palest).length < PALE_MARKS;
}

interface Strokes {
  readonly strokes: Uint8Array;
  readonly smoothed: Uint8Array;
  readonly darker: number;
}

/** What a person may have written or printed, as far as it is darker than the paper by so much. */
function marksOf({ strokes, smoothed, darker }: Strokes, test: BlankTest): readonly Component[] {
  const mask = strokes.map((depth, at) => (depth >= darker || (smoothed[at] ?? 0) < SOLID ? 1 : 0));
  const pieces = componentsOf(grown(mask, test), test);
  return withoutFolds(pieces, test).filter((piece) => !isDirt(piece, test));
}

/** The border of a stroke is steep on the side it was written on: it is nearly as deep when looked at closely. */
function softenedOut(strokes: Uint8Array, close: Uint8Array): void {
  for (let at = 0; at < strokes.length; at += 1) {
    const steep = (close[at] ?? 0) / STEEP;
    if (steep < (strokes[at] ?? 0)) strokes[at] = steep;
  }
}

/** Mean of the 3 × 3 pixels around, which quiets the grain threefold. */
function smooth(image: Uint8Array, { width, height }: Size): Uint8Array {
  const out = new Uint8Array(image.length).fill(255);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = y * width + 1; x < y * width + width - 1; x += 1) {
      let sum = 0;
      for (let row = x - width; row <= x + width; row += width) {
        sum += (image[row - 1] ?? 0) + (image[row] ?? 0) + (image[row + 1] ?? 0);
      }
      out[x] = sum / 9;
    }
  }
  return out;
}

/** Levels by which a pixel is darker than the paper on both sides of it, across or down. */
function strokeDepths(image: Uint8Array, { width, height }: Size, beside: number): Uint8Array {
  const depths = new Uint8Array(image.length);
  for (let y = beside; y < height - beside; y += 1) {
    for (let x = y * width + beside; x < y * width + width - beside; x += 1) {
      const here = image[x] ?? 0;
      const [left, right] = [image[x - beside] ?? 0, image[x + beside] ?? 0];
      const [above, below] = [image[x - beside * width] ?? 0, image[x + beside * width] ?? 0];
      const across = left < right ? left : right;
      const upright = above < below ? above : below;
      const paper = across > upright ? across : upright;
      if (paper > here) depths[x] = paper - here;
    }
  }
  return depths;
}

/** One pixel wider on all sides: where strokes of a figure stand close, the mask has gaps. */
function grown(mask: Uint8Array, { width }: Size): Uint8Array {
  const out = Uint8Array.from(mask);
  for (let at = width + 1; at < mask.length - width - 1; at += 1) {
    if (mask[at] !== 1) continue;
    for (let row = at - width; row <= at + width; row += width) out.fill(1, row - 1, row + 2);
  }
  return out;
}

/** Half the spread of the differences between pixels one stroke apart: the grain of the paper, untouched by few marks. */
function grainOf(image: Uint8Array, { width, height }: Size, beside: number): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = 0; y < height; y += 5) {
    for (let x = y * width; x < (y + 1) * width - beside; x += 5) {
      const step = Math.abs((image[x] ?? 0) - (image[x + beside] ?? 0));
      counts[step] = (counts[step] ?? 0) + 1;
      total += 1;
    }
  }
  let seen = 0;
  // 68 % of normally distributed differences lie within one standard deviation of them, √2 of that of the grain.
  const deviation = counts.findIndex((count) => (seen += count) >= total * 0.68);
  return Math.max(0, deviation) / Math.SQRT2;
}

/** A speck, something that lies wholly at the very edge of the sheet, or a punch hole. */
function isDirt(component: Component, { width, height, ppi }: BlankTest): boolean {
  const mm = ppi / 25.4;
  const [, , across, down] = component.box;
  if (Math.max(across, down) - 2 < SMALLEST_MARK_MM * mm || isHole(component, width, mm)) return true;
  const margin = EDGE_MM * mm;
  // Shadows and the lid stay at the edge; a stamp set near it reaches further in.
  return component.pixels.every((pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return x <= margin || y <= margin || x >= width - margin || y >= height - margin;
  });
}

/** Folds show as pieces of a thin line that together run along a good part of the sheet. */
function withoutFolds(marks: readonly Component[], { width, height, ppi }: BlankTest): readonly Component[] {
  const thickest = (FOLD.thickestMm * ppi) / 25.4;
  const across = foldPieces(marks, { runs: 'across', length: width, thickest });
  const down = foldPieces(marks, { runs: 'down', length: height, thickest });
  return marks.filter((mark) => !across.has(mark) && !down.has(mark));
}

interface FoldDirection {
  readonly runs: 'across' | 'down';
  /** Of the sheet in this direction. */
  readonly length: number;
  /** In pixels: a thicker piece is no fold. */
  readonly thickest: number;
}

/** A mark seen along a fold that may run through it. */
interface FoldPiece {
  readonly mark: Component;
  /** Where it begins along the fold. */
  readonly from: number;
  readonly length: number;
  readonly thickness: number;
  /** Place of its middle beside the direction of the fold. */
  readonly place: number;
}

function foldPieces(marks: readonly Component[], { runs, length, thickest }: FoldDirection): ReadonlySet<Component> {
  const thin = marks
    .map((mark) => (runs === 'across' ? pieceAcross(mark) : pieceDown(mark)))
    .filter(
      (piece) => piece.thickness <= Math.min(thickest + STEEPEST_FOLD * piece.length, FOLD.thickness * piece.length),
    );
  const fold = FOLD_SLOPES.flatMap((slope) => {
    const off = ({ from, length: long, place }: FoldPiece) => place - slope * (from + long / 2);
    const lines = thin.map((piece) => thin.filter((other) => Math.abs(off(other) - off(piece)) < FOLD.bend * length));
    return lines.filter((line) => isFold(line, length)).flat();
  });
  return new Set(fold.map(({ mark }) => mark));
}

function isFold(inLine: readonly FoldPiece[], length: number): boolean {
  const covered = inLine.reduce((sum, { length: long }) => sum + long, 0);
  const begin = Math.min(...inLine.map(({ from }) => from));
  const end = Math.max(...inLine.map(({ from, length: long }) => from + long));
  return covered >= FOLD.share * length && end - begin >= FOLD.reach * length;
}

function pieceAcross(mark: Component): FoldPiece {
  const [x, y, width, height] = mark.box;
  return { mark, from: x, length: width, thickness: height, place: y + height / 2 };
}

function pieceDown(mark: Component): FoldPiece {
  const [x, y, width, height] = mark.box;
  return { mark, from: y, length: height, thickness: width, place: x + width / 2 };
}

/** A disc near the side of the sheet, of the size that punches make. */
function isHole({ box: [x, , across, down] }: Component, width: number, mm: number): boolean {
  const round = Math.abs(across - down) <= 0.25 * Math.max(across, down);
  const size = Math.max(across, down) / mm;
  const fromEdge = Math.min(x, width - x - across) / mm;
  return round && size >= HOLE_MM.smallest && size <= HOLE_MM.largest && fromEdge <= HOLE_MM.fromEdge;
}
