import { sameWord, titleWords, type TitleWord } from './title-words.ts';

/** A phrase found in a title. */
export interface FoundPhrase<T> {
  readonly value: T;
  /** Index of its first word. */
  readonly from: number;
  readonly words: readonly TitleWord[];
}

interface Phrase<T> {
  readonly words: readonly TitleWord[];
  readonly value: T;
}

/** Phrases that are looked for in titles: the longest at each place, none inside another. */
export class PhraseBook<T> {
  readonly #byFirst = new Map<string, Phrase<T>[]>();

  constructor(entries: readonly (readonly [phrase: string, value: T])[]) {
    for (const [text, value] of entries) {
      const words = titleWords(text);
      const first = words[0]?.folded;
      if (first === undefined) continue;
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { words, value }]);
    }
    for (const phrases of this.#byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  }

  find(words: readonly TitleWord[]): readonly FoundPhrase<T>[] {
    const found: FoundPhrase<T>[] = [];
    for (let from = 0; from < words.length; from += 1) {
      const phrase = this.#at(words, from);
      if (phrase === undefined) continue;
      const until = from + phrase.words.length;
      found.push({ value: phrase.value, from, words: words.slice(from, until) });
      from = until - 1;
    }
    return found;
  }

  #at(words: readonly TitleWord[], from: number): Phrase<T> | undefined {
    const phrases = this.#byFirst.get(words[from]?.folded ?? '') ?? [];
    return phrases.find((phrase) => phrase.words.every((known, index) => stands(words[from + index], known)));
  }
}

/** Short abbreviations (CC, CB) in capitals only: small letters could be a part of anything. */
const SHORT = 3;

function stands(word: TitleWord | undefined, known: TitleWord): boolean {
  if (word === undefined || !sameWord(word, known)) return false;
  const abbreviation = known.text.length > 1 && known.text.length <= SHORT && isCapital(known.text);
  return !abbreviation || isCapital(word.text);
}

function isCapital(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}
