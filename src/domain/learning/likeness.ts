import { editDistance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';

/** A role or a body read otherwise than known is no slip of the reader where it differs by more. */
export const NEAR_EDITS = 2;
/** Of a short name too much of a longer one could be the end. */
const LEAST_LETTERS = 8;

/** The same but for marks, or for a letter or two; figures must be the same. */
export function isNear(known: string, read: string): boolean {
  if (digitsOf(known) !== digitsOf(read)) return false;
  const [mine, theirs] = [fold(known), fold(read)];
  const most = mostEdits(mine);
  return mine === theirs || editDistance(mine, theirs, most) <= most;
}

/** The same letters, marks and figures: blanks between words were lost, dashes and dots seen that none has. */
export function hasSameLetters(known: string, read: string): boolean {
  return lettersOf(known) === lettersOf(read);
}

/**
 * Something stands before the known name that is none of it: the body above, a line of the paper, a stamp.
 * `before`: letters of it at most.
 */
export function standsBehind(known: string, read: string, before = Infinity): boolean {
  const [mine, theirs] = [lettersWithoutMarks(known), lettersWithoutMarks(read)];
  const most = mostEdits(mine);
  const more = theirs.length - mine.length;
  if (mine.length < LEAST_LETTERS || more <= most || more > before) return false;
  // a part of the body is another body
  if (PART_OF.test(fold(read))) return false;
  if (digitsOf(known) !== digitsOf(read)) return false;
  const lengths = Array.from({ length: 2 * most + 1 }, (_, i) => mine.length - most + i);
  return lengths.some((length) => editDistance(mine, theirs.slice(-length), most) <= most);
}

const PART_OF = /^\W*(?:thuong truc|thuong vu|ban|van phong|doan|to|phong|trung tam|hoi dong tham dinh)\b/;

function mostEdits(folded: string): number {
  return Math.min(NEAR_EDITS, Math.floor(folded.length / 5));
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}

/** All that `isNear`, `hasSameLetters` and `standsBehind` compare, but for blanks and marks. */
export function lettersWithoutMarks(text: string): string {
  return fold(lettersOf(text));
}

function lettersOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
