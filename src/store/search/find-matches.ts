import type { Phrase } from './parse-query.ts';
import { splitWords, type PlacedWord, type SearchMode } from './words.ts';

/** A place of the text where a phrase stands. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Which phrase, by its number. */
  readonly phrase: number;
}

/** All places of `text` where one of `phrases` stands, by start. */
export function findMatches(text: string, phrases: readonly Phrase[], mode: SearchMode): readonly Match[] {
  const words = splitWords(text, mode);
  const byFirstWord = Map.groupBy(phrases.entries(), ([, phrase]) => phrase[0] ?? '');
  return words.flatMap((word, index) =>
    (byFirstWord.get(word.key) ?? []).flatMap(([number, phrase]) => {
      const last = words[index + phrase.length - 1];
      if (last === undefined || !standsAt(words, index, phrase)) return [];
      return [{ start: word.start, end: last.start + last.length, phrase: number }];
    }),
  );
}

function standsAt(words: readonly PlacedWord[], index: number, phrase: Phrase): boolean {
  return phrase.every((key, offset) => words[index + offset]?.key === key);
}

/** How many different phrases were met. */
export function countPhrases(matches: readonly Match[]): number {
  return new Set(matches.map(({ phrase }) => phrase)).size;
}
