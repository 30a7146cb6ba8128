import data from '../../../../schemas/retention/synonyms.json' with { type: 'json' };
import { PhraseBook } from './phrase-book.ts';
import { titleWords, type TitleWord } from './title-words.ts';

/*
 * The words of administrative language as `schemas/retention/synonyms.json` has them. They are compiled in like the list of
 * document types: the engine means the same on every machine, and who changes them sees it in the bench.
 */

/** Words that stand for those of the schedules, in tables each of which gives its reason. */
export interface SynonymTables {
  readonly replacements: readonly { readonly reason: string; readonly entries: Readonly<Record<string, string>> }[];
}

/** Books of such words: of words that stand in several, every meaning counts. */
export type Synonyms = readonly PhraseBook<readonly TitleWord[]>[];

function bookOf({ replacements }: SynonymTables): PhraseBook<readonly TitleWord[]> {
  return new PhraseBook(
    replacements.flatMap(({ entries }) =>
      Object.entries(entries).map(([words, as]) => [words, titleWords(as)] as const),
    ),
  );
}

export const SHIPPED_SYNONYMS: Synonyms = [bookOf(data)];

/** The shipped words, and beside them those of an office. */
export function withOffice(tables: SynonymTables): Synonyms {
  return [...SHIPPED_SYNONYMS, bookOf(tables)];
}

/** Kinds of files by their first words: correspondence, plan and report, register … */
export const FORMS = new PhraseBook(data.forms.flatMap(({ id, words }) => words.map((one) => [one, id] as const)));

/** Spans of time that plans and reports are made for, the longest first. */
export const SPAN_ORDER: readonly string[] = data.spans.map(({ id }) => id);
export const SPANS = new PhraseBook(data.spans.flatMap(({ id, words }) => words.map((one) => [one, id] as const)));

/** Conditions on which sub-items depend, by the axis on which they exclude each other. */
export const CONDITIONS: ReadonlyMap<string, PhraseBook<string>> = new Map(
  [...new Set(data.conditions.map(({ axis }) => axis))].map((axis) => [
    axis,
    new PhraseBook(
      data.conditions
        .filter((condition) => condition.axis === axis)
        .flatMap(({ id, words }) => words.map((one) => [one, id] as const)),
    ),
  ]),
);

/** Words that make material permanent by law, by the id of the rule in `permanent-by-law.json`. */
export const PERMANENT_BY_LAW = new PhraseBook(
  data.permanentByLaw.flatMap(({ rule, words }) => words.map((one) => [one, rule] as const)),
);

/** False for those that could be another word when they stand without marks ("tai": tại, tài, tai). */
const EMPTY = new PhraseBook([
  ...data.emptyWords.map((words) => [words, true] as const),
  ...data.emptyIfMarked.map((words) => [words, false] as const),
]);

/** Indexes of words that say nothing of the matter. */
export function emptyPlaces(words: readonly TitleWord[]): ReadonlySet<number> {
  const places = EMPTY.find(words)
    .filter(({ value, words: found }) => value || found[0]?.bare !== true)
    .flatMap(({ from, words: found }) => found.map((_, index) => from + index));
  return new Set(places);
}

const BODY_HEADS = new PhraseBook(data.bodyHeads.map((words) => [words, true] as const));

/** Indexes of words that name a body ("Sở Nông nghiệp và Phát triển nông thôn"): its name begins with a capital letter. */
export function bodyPlaces(words: readonly TitleWord[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { from, words: head } of BODY_HEADS.find(words)) {
    let at = from + head.length;
    while (isName(words, at)) {
      places.add(at).add(at + 1);
      at += 2;
      if (words[at]?.key === 'và' && isName(words, at + 1)) at += 1;
    }
  }
  for (const { from, words: found } of CONDITIONS.get('body')?.find(words) ?? [])
    for (const index of found.keys()) places.add(from + index);
  return places;
}

/** "Nông nghiệp": a capital and a small one; in a title all in capitals nothing can be told. */
function isName(words: readonly TitleWord[], at: number): boolean {
  const [first, second] = [words[at]?.text ?? '', words[at + 1]?.text];
  return /^\p{Lu}\p{Ll}*$/u.test(first) && (second === undefined || /^\p{Ll}/u.test(second));
}
