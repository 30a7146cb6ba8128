import { bottom, centreX, centreY, right, sharedHeight } from '../layout/placed-word.ts';
import { capitalShare, makeLine, type TextLine } from '../layout/text-line.ts';
import type { Box } from '../page/geometry.ts';
import { lettersInFrame, levelFrom, LEVELS, MARK, SIGN, type Level } from './secrecy-level.ts';

export interface SpreadMark {
  readonly level: Level;
  readonly piece: TextLine;
  /** Of its letters one bears a sign that no other word of these letters has. */
  readonly isSigned: boolean;
}

interface Letter {
  readonly letter: string;
  readonly piece: TextLine;
}

/** Furthest to the next letter, in word heights: below, and beside. */
const BELOW = 2.5;
const BESIDE = 8;

/** Marks of which each letter stands alone, below or beside the one before. */
export function marksOfLettersApart(pieces: readonly TextLine[], unit: number): readonly SpreadMark[] {
  const letters = pieces.flatMap((piece): readonly Letter[] => {
    const letter = lettersInFrame(piece.text);
    return letter.length === 1 ? [{ letter, piece }] : [];
  });
  return [isBelow, isBeside].flatMap((follows) =>
    letters.flatMap((first) => (isFirst(first) ? (markFrom(first, (a, b) => follows(a, b, unit), letters) ?? []) : [])),
  );
}

type Follows = (next: Box, before: Box) => boolean;

/** With what a mark begins: nothing else is looked at, for tables have many letters. */
function isFirst({ letter }: Letter): boolean {
  return letter === 'm' || letter === 't';
}

const LONGEST = 8;

function markFrom(first: Letter, follows: Follows, letters: readonly Letter[]): SpreadMark | undefined {
  if (letters.some(({ piece }) => follows(first.piece.box, piece.box))) return undefined;
  const chain = [first];
  for (let { box } = first.piece; chain.length <= LONGEST;) {
    const before = box;
    const next = letters.find(({ piece }) => follows(piece.box, before));
    if (next === undefined) break;
    chain.push(next);
    box = next.piece.box;
  }
  return markOf(chain) ?? beginningOf(chain);
}

/** A figure or a letter that has nothing to do with the mark may stand next to its last one. */
function beginningOf(chain: readonly Letter[]): SpreadMark | undefined {
  const marks = LEVELS.map(({ pattern }) => markOf(chain.slice(0, pattern.length)));
  return marks.find((mark) => mark?.isSigned === true);
}

function markOf(chain: readonly Letter[]): SpreadMark | undefined {
  const level = levelFrom(chain.map(({ letter }) => letter).join(''));
  if (level === undefined || chain.length < MARK.length) return undefined;
  const text = chain.map(({ piece }) => piece.text).join('');
  const isSigned = SIGN.test(text);
  if (capitalShare(text) < 0.6 && !isSigned) return undefined;
  return { level, isSigned, piece: makeLine(chain.flatMap(({ piece }) => piece.words)) };
}

function isBelow(next: Box, before: Box, unit: number): boolean {
  const gap = next[1] - bottom(before);
  return gap > -unit / 2 && centreY(next) > centreY(before) && gap < unit * BELOW && isAligned(next, before, unit);
}

function isAligned(one: Box, other: Box, unit: number): boolean {
  return Math.abs(centreX(one) - centreX(other)) < unit / 2;
}

function isBeside(next: Box, before: Box, unit: number): boolean {
  const gap = next[0] - right(before);
  return gap > -unit / 2 && centreX(next) > centreX(before) && gap < unit * BESIDE && sharedHeight(next, before) > 0.5;
}
