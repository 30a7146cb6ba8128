import type { Word } from '../page/page-reading.ts';
import { spellingKey } from '../text/syllable.ts';

/** What the second reader says of the marks of a word; silent where it did not look, saw other letters or cannot tell. */
export type SecondOpinion = 'confirmed' | 'doubted' | 'silent';

/** From this share on what was read is what is printed: fitted on words held apart (ADR 42). */
const CONFIRMS = 0.95;
/** Up to this share something else is printed, if the letters are the same. */
const DOUBTS = 0.05;
/** The spellings together have at least this share, or other letters are printed. */
const SAME_LETTERS = 0.5;

/** Whether the second reader, which knows no words and saw the picture alone, finds the marks of a word as they were read. */
export function confirmedBy({ text, spellings = [] }: Pick<Word, 'text' | 'spellings'>): SecondOpinion {
  const key = spellingKey(lettersOf(text));
  const own = spellings.find((spelling) => spellingKey(spelling.text) === key)?.share ?? 0;
  if (own >= CONFIRMS) return 'confirmed';
  const all = spellings.reduce((sum, { share }) => sum + share, 0);
  return own <= DOUBTS && all >= SAME_LETTERS ? 'doubted' : 'silent';
}

/** The letters of a word without signs at its ends; several runs of letters are no word that can be looked at. */
export function lettersOf(text: string): string {
  return /^\P{L}*(\p{L}+)\P{L}*$/u.exec(text.normalize('NFC'))?.[1] ?? '';
}
