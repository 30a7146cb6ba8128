import { CONDITIONS, FORMS, PERMANENT_BY_LAW, SPAN_ORDER, SPANS } from './lexicon.ts';
import type { FoundPhrase } from './phrase-book.ts';
import { isNumber, type TitleWord } from './title-words.ts';

/** What a title says beside its matter; the same is read from the titles of the schedules. */
export interface TitleTraits {
  /** Kinds of file in the order of their words. */
  readonly forms: readonly string[];
  /** Spans of time, the shortest first: that is the one a report is about. */
  readonly spans: readonly string[];
  /** Axis → conditions on it. */
  readonly conditions: ReadonlyMap<string, ReadonlySet<string>>;
}

export function titleTraits(words: readonly TitleWord[]): TitleTraits {
  const spans = new Set(
    SPANS.find(words)
      .filter((found) => isSure(found, words))
      .map(({ value }) => value),
  );
  const conditions = [...CONDITIONS].flatMap(([axis, book]) => {
    const found = new Set(book.find(words).map(({ value }) => value));
    return found.size === 0 ? [] : [[axis, found] as const];
  });
  return {
    forms: [
      ...new Set(
        FORMS.find(words)
          .filter((found) => isSure(found, words))
          .map(({ value }) => value),
      ),
    ],
    spans: SPAN_ORDER.filter((span) => spans.has(span)).toReversed(),
    conditions: new Map(conditions),
  };
}

/** Without marks a lone syllable can be many words ("quy", "nam", "so"): it must stand first or before a number. */
function isSure({ from, words: found }: FoundPhrase<string>, words: readonly TitleWord[]): boolean {
  if (found.length > 1 || found[0]?.bare !== true || from === 0) return true;
  const next = words[from + 1];
  return next !== undefined && (isNumber(next) || /^[iv]+$/u.test(next.folded));
}

export interface LawHint {
  /** Id of a rule in `permanent-by-law.json`. */
  readonly rule: string;
  /** As they stand in the title. */
  readonly words: string;
}

/** Rules of the law of 2024 that the words of a title call for. */
export function lawHints(words: readonly TitleWord[]): readonly LawHint[] {
  return PERMANENT_BY_LAW.find(words).map(({ value, words: found }) => ({
    rule: value,
    words: found.map(({ text }) => text).join(' '),
  }));
}
