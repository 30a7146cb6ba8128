import { titleWords } from './title-words.ts';

/** Knows the words of the schedules and finds what a typed word may mean. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** Words that stand side by side in a schedule, with a blank between. */
  readonly pairs: ReadonlySet<string>;
  readonly byFolded: ReadonlyMap<string, readonly string[]>;
  /** Folded words that may be one slip of the keyboard away; some are further. */
  readonly near: (folded: string) => readonly string[];
}

/** Shorter syllables are one letter apart from too many others. */
const SHORTEST_MISSPELT = 4;

/** @param terms words and pairs, as `title-terms.ts` makes them */
export function vocabularyOf(terms: readonly string[]): Vocabulary {
  const words = terms.filter((term) => !term.includes(' '));
  const folded = words.flatMap((key) => titleWords(key).map((word) => ({ key, text: word.folded })));
  const byFolded = new Map(
    [...Map.groupBy(folded, ({ text }) => text)].map(([text, same]) => [text, same.map(({ key }) => key)]),
  );
  const long = [...byFolded.keys()].filter((text) => text.length >= SHORTEST_MISSPELT);
  const byLoss = Map.groupBy(
    long.flatMap((text) => losses(text).map((lost) => ({ lost, text }))),
    ({ lost }) => lost,
  );
  const near = (typed: string) =>
    typed.length < SHORTEST_MISSPELT
      ? []
      : [...new Set(losses(typed).flatMap((lost) => (byLoss.get(lost) ?? []).map(({ text }) => text)))];
  return { words: new Set(words), pairs: new Set(terms.filter((term) => term.includes(' '))), byFolded, near };
}

/** The word, and the word with one letter less: words one slip apart have one of them in common. */
function losses(text: string): readonly string[] {
  return [text, ...Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1))];
}
