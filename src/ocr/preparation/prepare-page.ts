import { invertAffine, mapBox, type Affine } from '../../domain/page/affine.ts';
import type { Box, QuarterTurn, Size } from '../../domain/page/geometry.ts';
import type { PageMeasures } from '../../domain/page/page-reading.ts';
import { mayHoldText } from '../../domain/page/red-areas.ts';
import { isBlankPage } from './blank-page.ts';
import { cleanStamp } from './clean-stamp.ts';
import { findSkew } from './find-skew.ts';
import { estimatePaper, levelPaper, type PaperGrid } from './level-paper.ts';
import { paperLevel, shareOfDark } from './measures.ts';
import { printIsColoured } from './printed-colour.ts';
import { qualityMeasures } from './quality/quality-measures.ts';
import { findRedAreas } from './red-areas.ts';
import { resampleGrey, unskewing } from './rotate-grey.ts';
import { darkestAgainstPaper, darkestChannel, splitColour, type ColourSplit } from './split-colour.ts';

/** A page at reading size and upright, as it comes to the worker. */
export interface SizedPage extends Size {
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
  readonly ppi: number;
  /** How it was turned since it was scanned; absent: not. */
  readonly turn?: QuarterTurn;
  /** The scan had one bit a pixel, whatever resizing made of it; absent: judged by the pixels. */
  readonly bilevel?: boolean;
}

/** Red ink alone, and where there is any. */
export interface RedLayer {
  readonly data: Uint8Array;
  readonly boxes: readonly Box[];
}

/** What the worker hands back; all images have the size `frame`. */
export interface CleanedPage {
  readonly frame: Size;
  readonly ink: Uint8Array;
  readonly red?: RedLayer;
  readonly skewDegrees: number;
  /** From pixels of `frame` to pixels of the page that came in. */
  readonly back: Affine;
  readonly blank: boolean;
  /** Places in pixels of the page that came in. */
  readonly measures: PageMeasures;
}

/** Less skew than this is not worth the blur of sampling: 2 pixels along a line of A4. */
const SMALLEST_SKEW = 0.08;
/** Fewer red pixels than this share of the page are no stamp: a line of stamped text has three times as many. */
const HARDLY_ANY_RED = 0.0003;
/** A page with more print than this (mm², about 15 letters and two punch holes) is not blank: the costly test is left out. */
const PLAINLY_PRINTED = 94;
const EDGE_MM = 10;

/** The inks of a page in colour, of which several steps make use. */
export function splitPage({ data, channels }: SizedPage): ColourSplit | undefined {
  return channels === 1 ? undefined : splitColour(data);
}

/** Ink removal, levelling, deskew and measures of one page. */
export function preparePage(page: SizedPage, split = splitPage(page)): CleanedPage {
  const { level, red, measures } = look(page, split);
  const skew = findSkew(level, page).degrees;
  const skewDegrees = Math.abs(skew) < SMALLEST_SKEW ? 0 : skew;
  const { to: frame, back } = unskewing(page, skewDegrees);
  const straight = { from: page, to: frame, back };
  return {
    frame,
    ink: skewDegrees === 0 ? level : resampleGrey({ image: level, ...straight }),
    ...(red === undefined ? {} : { red: straightenRed(red, page.ppi, straight) }),
    skewDegrees,
    back,
    blank: isBlank(page, level, measures.redShare),
    measures,
  };
}

/** What `preparePage` measures and whether it calls the page blank, without what the engine needs beside. */
export function inspectPage(page: SizedPage): Pick<CleanedPage, 'measures' | 'blank'> {
  const { level, measures } = look(page, splitPage(page));
  return { measures, blank: isBlank(page, level, measures.redShare) };
}

/** Whether `preparePage` calls the page blank, without any other measure. */
export function isBlankSide(page: SizedPage): boolean {
  const { level, redShare } = levelled(page, splitPage(page));
  return isBlank(page, level, redShare);
}

interface Levelled extends Inks {
  /** Print alone, the paper brought to white. */
  readonly level: Uint8Array;
  readonly paper: PaperGrid;
  readonly bilevel: boolean;
}

function levelled(page: SizedPage, split: ColourSplit | undefined): Levelled {
  const inks = separateInks(page, split);
  const isWhite = page.channels === 1 && isBilevel(inks.ink);
  const bilevel = page.bilevel ?? isWhite;
  const paper = estimatePaper(inks.ink, page);
  return { ...inks, bilevel, paper, level: isWhite ? inks.ink : levelPaper(inks.ink, { ...page, paper }) };
}

interface Looked {
  readonly level: Uint8Array;
  readonly red?: Uint8Array;
  readonly measures: PageMeasures;
}

function look(page: SizedPage, split: ColourSplit | undefined): Looked {
  const { ink, red, redShare, bilevel, paper, level } = levelled(page, split);
  const measures: PageMeasures = {
    inkShare: shareOfDark(level, page),
    redShare,
    paperLevel: paperLevel(paper),
    ...qualityMeasures({ page, turn: page.turn ?? 0, ink, level, bilevel }),
  };
  return { level, measures, ...(red === undefined ? {} : { red }) };
}

/** The quick look first: hardly a page needs the costly one. Shadows along the edge do not count as print. */
function isBlank(page: SizedPage, level: Uint8Array, redShare: number): boolean {
  const edge = Math.round((EDGE_MM * page.ppi) / 25.4);
  const plain = (PLAINLY_PRINTED * (page.ppi / 25.4) ** 2) / (page.width * page.height);
  if (redShare >= plain || shareOfDark(level, page, edge) >= plain) return false;
  return isBlankPage({ ...page, image: darkest(page) });
}

interface Inks {
  readonly ink: Uint8Array;
  readonly red?: Uint8Array;
  readonly redShare: number;
}

function separateInks({ data }: SizedPage, split: ColourSplit | undefined): Inks {
  if (split === undefined) return { ink: data, redShare: 0 };
  const { ink, red, redPixels } = split;
  const redShare = ink.length === 0 ? 0 : redPixels / ink.length;
  // A page printed in blue (stencil, carbon copy) would be wiped clean with the pen strokes.
  const print = printIsColoured(data) ? darkestChannel(data) : ink;
  return redShare < HARDLY_ANY_RED ? { ink: print, redShare } : { ink: print, red, redShare };
}

interface Straightening {
  readonly from: Size;
  readonly to: Size;
  readonly back: Affine;
}

/** Red ink in the straightened frame; only the areas that hold any are sampled. */
function straightenRed(red: Uint8Array, ppi: number, straight: Straightening): RedLayer {
  const { from, to, back } = straight;
  const forth = invertAffine(back);
  const boxes = findRedAreas(red, from).map((area) => mapBox(area, forth, to));
  const data = resampleGrey({ image: red, ...straight, only: boxes });
  for (const box of boxes) if (mayHoldText(box, ppi)) cleanStamp(data, to, box);
  return { data, boxes };
}

function darkest({ data, channels }: SizedPage): Uint8Array {
  return channels === 1 ? data : darkestAgainstPaper(data);
}

/** Scans stored with one bit a pixel are white paper already. */
export function isBilevel(image: Uint8Array): boolean {
  let index = 0;
  while (index < image.length && (image[index] === 0 || image[index] === 255)) index += 1;
  return index === image.length;
}
