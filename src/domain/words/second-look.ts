import type { Word } from '../page/page-reading.ts';
import { spellingKey } from '../text/syllable.ts';

/** What the second reader says of the marks of a word; silent where it did not look, saw other letters or cannot tell. */
export type SecondOpinion = 'confirmed' | 'doubted' | 'silent';

/** From this share on what was read is what is printed: fitted on words held apart (ADR 42). */
const CONFIRMS = 0.95;
/** Whatever else can stand there: a coin that falls one way is no witness. */
const CLEARLY = 0.8;
/** Up to this share something else is printed, if the letters are the same. */
const DOUBTS = 0.05;
/** The spellings together have at least this share, or other letters are printed. */
const SAME_LETTERS = 0.5;

/**
 * Whether the second reader, which knows no words and saw the picture alone, finds the marks of a word as they were read.
 * `possible`: the spellings that can stand there, where that is known; the others then say nothing.
 */
export function confirmedBy(
  { text, spellings = [] }: Pick<Word, 'text' | 'spellings'>,
  possible: (spelling: string) => boolean = () => true,
): SecondOpinion {
  const key = spellingKey(lettersOf(text));
  const known = spellings.filter((spelling) => possible(spelling.text));
  const all = known.reduce((sum, { share }) => sum + share, 0);
  if (all < SAME_LETTERS) return 'silent';
  const seen = known.find((spelling) => spellingKey(spelling.text) === key)?.share ?? 0;
  const own = known.length < spellings.length ? seen / all : seen;
  if (own >= CONFIRMS) return seen >= CLEARLY ? 'confirmed' : 'silent';
  return own <= DOUBTS ? 'doubted' : 'silent';
}

/** The letters of a word without signs at its ends; several runs of letters are no word that can be looked at. */
export function lettersOf(text: string): string {
  return /^\P{L}*(\p{L}+)\P{L}*$/u.exec(text.normalize('NFC'))?.[1] ?? '';
}
