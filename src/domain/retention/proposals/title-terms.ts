import { editDistance } from '../../text/distance.ts';
import { isSyllable } from '../../text/syllable.ts';
import { bodyPlaces, emptyPlaces, type Synonyms } from './lexicon.ts';
import { isNumber, type TitleWord } from './title-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word or a pair of words by which a title is compared. */
export interface Term {
  /** `key` of the word, or of both with a blank between. */
  readonly term: string;
  /** 1 = as it stands; less for a synonym, a word without marks, a typing error, a part of a body's name. */
  readonly weight: number;
  /** Index of the word of the title it comes from. */
  readonly place: number;
  /** Terms of one slot are different meanings of the same: one of them counts. */
  readonly slot: string;
}

const SYNONYM = 0.8;
const UNMARKED = 0.9;
const MISSPELT = 0.6;
/** "Sở Y tế" tells who wrote, seldom what about. */
const OF_BODY = 0.35;

/** Terms of a line of a schedule: as it stands, abbreviations written out. */
export function ownTerms(words: readonly TitleWord[], synonyms: Synonyms): readonly Term[] {
  return termsOf(words, { read: ({ key }) => [{ key, weight: 1 }], bodies: new Set(), synonyms });
}

/** Terms of a title that a person wrote, in the words of the schedules. */
export function readTerms(words: readonly TitleWord[], { vocabulary, synonyms }: Words): readonly Term[] {
  return termsOf(words, {
    read: (word) => meanings(word, vocabulary),
    bodies: bodyPlaces(words),
    vocabulary,
    synonyms,
  });
}

/** Those of the schedules, and what stands for them. */
interface Words {
  readonly vocabulary: Vocabulary;
  readonly synonyms: Synonyms;
}

interface Meaning {
  readonly key: string;
  readonly weight: number;
}

interface Reading {
  readonly read: (word: TitleWord) => readonly Meaning[];
  readonly bodies: ReadonlySet<number>;
  readonly vocabulary?: Vocabulary;
  readonly synonyms: Synonyms;
}

interface Placed {
  readonly meanings: readonly Meaning[];
  readonly place: number;
  readonly slot: string;
}

function termsOf(words: readonly TitleWord[], { read, bodies, vocabulary, synonyms }: Reading): readonly Term[] {
  const empty = emptyPlaces(words);
  const plain = words.flatMap((word, place): readonly Placed[] => {
    if (empty.has(place) || isNumber(word)) return [];
    const share = bodies.has(place) ? OF_BODY : 1;
    return [
      { meanings: read(word).map(({ key, weight }) => ({ key, weight: weight * share })), place, slot: String(place) },
    ];
  });
  const found = synonyms.flatMap((book) => book.find(words));
  const replaced = found.map(({ value, from }) => {
    const none = emptyPlaces(value);
    const share = bodies.has(from) ? OF_BODY : 1;
    return value
      .filter((_, index) => !none.has(index))
      .map(({ key }, index) => ({
        meanings: [{ key, weight: SYNONYM * share }],
        place: from,
        slot: `${String(from)}+${String(index)}`,
      }));
  });
  const clear = vocabulary === undefined ? plain : withoutStrangers(plain, vocabulary);
  return strongest([clear, ...replaced].flatMap(singlesAndPairs));
}

/** Of several meanings those stay that stand beside their neighbour in a schedule, if any does: "tai chinh" is "tài chính". */
function withoutStrangers(sequence: readonly Placed[], { pairs }: Vocabulary): readonly Placed[] {
  return sequence.map((placed, index) => {
    const all = placed.meanings;
    if (all.length < 2) return placed;
    const before = sequence[index - 1]?.meanings ?? [];
    const after = sequence[index + 1]?.meanings ?? [];
    const known = all.filter(
      ({ key }) =>
        before.some((other) => pairs.has(`${other.key} ${key}`)) ||
        after.some((other) => pairs.has(`${key} ${other.key}`)),
    );
    return known.length === 0 ? placed : { ...placed, meanings: known };
  });
}

function singlesAndPairs(sequence: readonly Placed[]): readonly Term[] {
  return sequence.flatMap(({ meanings: some, place, slot }, index) => {
    const next = sequence[index + 1]?.meanings ?? [];
    const singles = some.map(({ key, weight }) => ({ term: key, weight, place, slot }));
    const pairs = some.flatMap((first) =>
      next.map((second) => ({
        term: `${first.key} ${second.key}`,
        weight: Math.min(first.weight, second.weight),
        place,
        slot: `${slot} 2`,
      })),
    );
    return [...singles, ...pairs];
  });
}

/** Each term once. */
function strongest(terms: readonly Term[]): readonly Term[] {
  const best = new Map<string, Term>();
  for (const term of terms) if ((best.get(term.term)?.weight ?? 0) < term.weight) best.set(term.term, term);
  return [...best.values()];
}

function meanings(word: TitleWord, vocabulary: Vocabulary): readonly Meaning[] {
  const alike = vocabulary.byFolded.get(word.folded) ?? [];
  if (word.bare && alike.length > 0) return alike.map((key) => ({ key, weight: key === word.key ? 1 : UNMARKED }));
  const own = { key: word.key, weight: 1 };
  if (vocabulary.words.has(word.key)) return [own];
  return [own, ...misspelt(word, vocabulary).map((key) => ({ key, weight: MISSPELT }))];
}

/** What lost its marks, or is one slip of the keyboard away. A word that can be one is taken at its word. */
function misspelt({ key, text, folded }: TitleWord, vocabulary: Vocabulary): readonly string[] {
  const alike = vocabulary.byFolded.get(folded) ?? [];
  const marked = key !== folded;
  if (alike.length > 0 && !(marked && isSyllable(text))) return alike;
  if (isSyllable(text)) return [];
  return vocabulary
    .near(folded)
    .filter((known) => editDistance(known, folded, 1) <= 1 || isSwap(known, folded))
    .flatMap((known) => vocabulary.byFolded.get(known) ?? []);
}

/** Two neighbouring letters in the wrong order. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((letter, index) => letter !== b.charAt(index));
  return at >= 0 && `${a.slice(0, at)}${a.charAt(at + 1)}${a.charAt(at)}${a.slice(at + 2)}` === b;
}
