import { mapBox, type Affine } from './affine.ts';
import type { Box, Size } from './geometry.ts';
import type { Word, WordLayer } from './page-reading.ts';

/** A word as an engine gave it, in pixels of the image it was given. */
export interface RecognisedWord {
  readonly text: string;
  readonly box: Box;
  readonly confidence: number;
  /** Equal numbers mean the same block and printed line. */
  readonly block: number;
  readonly line: number;
}

/** What was read in one area of red ink (`cutRedArea`); boxes are in pixels of the cut. */
export interface RedReading {
  readonly area: Box;
  /** Pixels of the cut for each pixel of the area; 1 when absent. */
  readonly scale?: number;
  readonly words: readonly RecognisedWord[];
}

export interface PageWords {
  /** Read on the prepared page. */
  readonly ink: readonly RecognisedWord[];
  /** Read on the red ink alone, area by area, in the frame of the prepared page. */
  readonly red: readonly RedReading[];
  /** From the prepared page to the original page image. */
  readonly toOriginal: Affine;
  readonly original: Size;
}

/** A red word below this is more likely the rim of a seal than print. */
const SUREST_JUNK = 0.6;
/** Words of which this share of the smaller box is covered by the other are the same print. */
const SAME_PLACE = 0.5;

/**
 * All words of a page, their boxes on the original page image. Lines are numbered from 0 in the engine's order, those
 * of red ink behind those of the ink; the reading order is found later, from the boxes.
 */
export function assembleWords({ ink, red, toOriginal, original }: PageWords): readonly Word[] {
  const stamped = red.flatMap(wordsOf).filter(isPrint);
  const newStamped = stamped.filter((word) => !ink.some((other) => isBetter(other, word)));
  const kept = ink.filter((word) => !newStamped.some((other) => overlaps(word.box, other.box)));
  const placed = [...numberLines(kept, 'ink', 0), ...numberLines(newStamped, 'red', lineCount(kept))];
  return placed
    .map((word) => ({ ...word, text: word.text.normalize('NFC'), box: mapBox(word.box, toOriginal, original) }))
    .filter(({ text, box }) => text !== '' && box[2] > 0 && box[3] > 0);
}

/** Every word of the red areas, however unsure, on the original page image. */
export function stampWords(
  red: readonly RedReading[],
  { toOriginal, original }: Pick<PageWords, 'toOriginal' | 'original'>,
): readonly Word[] {
  return numberLines(red.flatMap(wordsOf), 'red', 0).map((word) => ({
    ...word,
    text: word.text.normalize('NFC'),
    box: mapBox(word.box, toOriginal, original),
  }));
}

/** Mean word confidence weighted by length, 0…1; 1 for a page without words. */
export function meanConfidence(words: readonly { readonly text: string; readonly confidence: number }[]): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return 1;
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
}

function isPrint({ text, confidence }: RecognisedWord): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return confidence >= SUREST_JUNK && letters >= 2 && letters >= 0.7 * text.length;
}

/** Numbers of engines begin anew in every area; this many blocks no area has. */
const BLOCKS_OF_AREA = 100_000;

/** Words of an area in the frame of the page. */
function wordsOf({ area: [left, top], scale = 1, words }: RedReading, index: number): readonly RecognisedWord[] {
  return words.map((word) => {
    const [x, y, width, height] = word.box;
    const box: Box = [x / scale + left, y / scale + top, width / scale, height / scale];
    return { ...word, box, block: index * BLOCKS_OF_AREA + word.block };
  });
}

function isBetter(ink: RecognisedWord, red: RecognisedWord): boolean {
  return overlaps(ink.box, red.box) && ink.confidence >= red.confidence;
}

function overlaps(one: Box, other: Box): boolean {
  const across = Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0]);
  const down = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  if (across <= 0 || down <= 0) return false;
  return across * down >= SAME_PLACE * Math.min(one[2] * one[3], other[2] * other[3]);
}

function numberLines(words: readonly RecognisedWord[], layer: WordLayer, first: number): readonly Word[] {
  const numbers = new Map<string, number>();
  return words.map((word) => {
    const key = lineKey(word);
    const line = numbers.get(key) ?? first + numbers.size;
    numbers.set(key, line);
    return { text: word.text, box: word.box, confidence: word.confidence, line, layer };
  });
}

function lineCount(words: readonly RecognisedWord[]): number {
  return new Set(words.map(lineKey)).size;
}

function lineKey({ block, line }: RecognisedWord): string {
  return `${String(block)} ${String(line)}`;
}
