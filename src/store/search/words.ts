import { fold } from '../../domain/text/fold.ts';
import { spellingKey } from '../../domain/text/syllable.ts';

/** A run of letters and digits; `125/QĐ-UBND` is three of them, found together as a phrase and each alone. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** A tsvector takes 2,046 bytes a word; nothing longer than this is one. */
const LONGEST = 200;

/** `folded`: without marks and case. `marked`: with marks, the two ways of placing a tone (`hòa`, `hoà`) being one. */
export type SearchMode = 'folded' | 'marked';

export interface PlacedWord {
  /** What is compared. */
  readonly key: string;
  /** In the text as given, in UTF-16 units. */
  readonly start: number;
  readonly length: number;
}

export function splitWords(text: string, mode: SearchMode): readonly PlacedWord[] {
  const words = Array.from(text.matchAll(WORD), (match) => ({
    key: wordKey(match[0], mode),
    start: match.index,
    length: match[0].length,
  }));
  return words.filter(({ key }) => key !== ''); // a mark that stands alone folds to nothing
}

function wordKey(word: string, mode: SearchMode): string {
  const cut = word.slice(0, LONGEST);
  return mode === 'folded' ? fold(cut) : spellingKey(cut);
}
