import type { QuarterTurn } from '../../../domain/page/geometry.ts';
import type { Word } from '../../../domain/page/page-reading.ts';
import type { PdfRect } from '../engine/pdf-page.ts';
import { GLYPHLESS } from './glyphless-font.ts';
import type { GlyphTable } from './glyph-table.ts';
import type { PageGeometry } from './page-geometry.ts';
import { num } from './pdf-syntax.ts';
import type { LaidWord } from './prove-page.ts';

export interface TextContent {
  /** Operators of the invisible layer; empty where there is no word. */
  readonly operators: string;
  readonly words: readonly LaidWord[];
}

interface Placed extends LaidWord {
  readonly line: number;
}

const FONT_RESOURCE = '/F0';
/** Flatter or narrower than this cannot be drawn; in points, about a fifth of a millimetre. */
const MIN_EXTENT = 0.5;
/** Horizontal scaling in percent. The blank between words that touch must still be there for searching. */
const MIN_SCALING = 0.1;
/** PDFium compares with the last five text objects and the last seven characters. */
const NEIGHBOURS = 8;

/** The words of a page in reading order, each filling its box, one blank between words of a line. */
export function layText(words: readonly Word[], geometry: PageGeometry, glyphs: GlyphTable): TextContent {
  const placed = words.flatMap((word) => place(word, geometry));
  if (placed.length === 0) return { operators: '', words: [] };
  const variants = variantsOf(placed);
  const lines = placed.map((word, index) => {
    const next = placed[index + 1];
    const drawing = { turn: geometry.rotate, glyphs, variant: variants[index] ?? 0 };
    return drawWord(word, next?.line === word.line ? next : undefined, drawing);
  });
  const operators = ['BT', '3 Tr', ...lines, 'ET'].join('\n');
  return { operators, words: placed.map(({ text, box }) => ({ text, box })) };
}

/**
 * PDFium takes what has the same codes in about the same place for a drawn shadow and drops it. Two readings of one
 * spot are both to be kept: words that overlap a neighbour are written with other codes for the same characters.
 */
function variantsOf(placed: readonly Placed[]): readonly number[] {
  const variants: number[] = [];
  placed.forEach(({ box }, index) => {
    const first = Math.max(0, index - NEIGHBOURS);
    const taken = placed.slice(first, index).map((other, at) => (overlap(box, other.box) ? variants[first + at] : -1));
    let variant = 0;
    while (taken.includes(variant)) variant++;
    variants.push(variant);
  });
  return variants;
}

function overlap(a: PdfRect, b: PdfRect): boolean {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

function place(word: Word, geometry: PageGeometry): readonly Placed[] {
  const text = printable(word.text);
  if (text === '') return [];
  const { left, bottom, right, top } = geometry.toPage(word.box);
  const box = {
    left,
    bottom,
    right: Math.max(right, left + MIN_EXTENT),
    top: Math.max(top, bottom + MIN_EXTENT),
  };
  return [{ text, box, line: word.line }];
}

/** ﬀ … ﬆ: PDFium gives them out letter by letter, and nobody searches for a ligature. */
const LATIN_LIGATURES = /[\ufb00-\ufb06]/gu;
/** Blanks and controls have no place inside a word; zero, U+FEFF and U+FFFE PDF/A-2u refuses (6.2.11.7.2). */
const NO_TEXT = /[\s\p{Cc}\u00ad\ufeff\ufffe\uffff\ufffd]/gu;

function printable(text: string): string {
  // Lone halves of surrogate pairs are no characters at all.
  const composed = text.toWellFormed().normalize('NFC');
  return composed.replace(LATIN_LIGATURES, (ligature) => ligature.normalize('NFKC')).replace(NO_TEXT, '');
}

interface Drawing {
  readonly turn: QuarterTurn;
  readonly glyphs: GlyphTable;
  readonly variant: number;
}

/** Font size = height of the box, scaling = width of the box; then the blank up to the next word. */
function drawWord(word: Placed, next: Placed | undefined, { turn, glyphs, variant }: Drawing): string {
  const run = runOf(word.box, turn);
  const ems = (Array.from(word.text).length * GLYPHLESS.advance) / GLYPHLESS.unitsPerEm;
  const shown = [
    `${FONT_RESOURCE} ${num(run.height)} Tf`,
    `${num((run.length / (ems * run.height)) * 100)} Tz`,
    `${run.matrix.map(num).join(' ')} Tm`,
    `<${glyphs.encode(word.text, variant)}> Tj`,
  ];
  if (next === undefined) return shown.join(' ');
  const gap = runOf(next.box, turn).start - run.start - run.length;
  const blank = GLYPHLESS.advance / GLYPHLESS.unitsPerEm;
  const scaling = Math.max(MIN_SCALING, (gap / (blank * run.height)) * 100);
  return [...shown, `${num(scaling)} Tz`, `<${glyphs.encode(' ')}> Tj`].join(' ');
}

interface Run {
  /** Where the run begins along its own direction. */
  readonly start: number;
  readonly length: number;
  readonly height: number;
  readonly matrix: readonly [number, number, number, number, number, number];
}

/** Text that reads upright once the page is turned clockwise by `turn`; the box keeps the font's descent. */
function runOf({ left, bottom, right, top }: PdfRect, turn: QuarterTurn): Run {
  const [width, height] = [right - left, top - bottom];
  const below = -GLYPHLESS.descent / GLYPHLESS.unitsPerEm;
  switch (turn) {
    case 0:
      return { start: left, length: width, height, matrix: [1, 0, 0, 1, left, bottom + below * height] };
    case 90:
      return { start: bottom, length: height, height: width, matrix: [0, 1, -1, 0, right - below * width, bottom] };
    case 180:
      return { start: -right, length: width, height, matrix: [-1, 0, 0, -1, right, top - below * height] };
    case 270:
      return { start: -top, length: height, height: width, matrix: [0, -1, 1, 0, left + below * width, top] };
  }
}
