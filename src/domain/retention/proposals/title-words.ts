import { fold } from '../../text/fold.ts';
import { spellingKey } from '../../text/syllable.ts';

/** One word (mostly a syllable) of a title. */
export interface TitleWord {
  /** As it stands there. */
  readonly text: string;
  /** Equal for the two ways of placing a tone and for any case. */
  readonly key: string;
  readonly folded: string;
  /** The whole title was typed without marks: nobody knows which word this is. */
  readonly bare: boolean;
}

const WORD = /\p{L}+|\p{N}+/gu;

export function titleWords(title: string): readonly TitleWord[] {
  const words = (title.normalize('NFC').match(WORD) ?? []).map(readWord);
  const bare = words.every(({ key, folded }) => key === folded);
  return words.map((word) => ({ ...word, bare }));
}

type Word = Omit<TitleWord, 'bare'>;

/** The language has some seven thousand syllables: each is read once, not once a title. */
const KNOWN = new Map<string, Word>();
/** Numbers and typing errors come without end. */
const MOST_KNOWN = 20_000;

function readWord(text: string): Word {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const word = { text, key: spellingKey(text), folded: fold(text) };
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(text, word);
  return word;
}

export function isNumber({ text }: TitleWord): boolean {
  return /^\p{N}/u.test(text);
}

export function sameWord(word: TitleWord, known: TitleWord): boolean {
  return word.key === known.key || (word.bare && word.folded === known.folded);
}
