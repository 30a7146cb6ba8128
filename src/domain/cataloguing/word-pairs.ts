import list from '../../../mappings/reading/word-pairs.json' with { type: 'json' };
import { fold } from '../text/fold.ts';
import { spellingKey } from '../text/syllable.ts';

/** What stands beside words without being one: punctuation, a figure, a Roman figure, a name in capitals, an abbreviation. */
export const BESIDE = { stop: '.', figure: '0', roman: '1', name: '@', abbreviation: '&' } as const;

/** A word as it is mostly printed, lower case, and what `spellingKey` makes of it. */
export interface Spelling {
  readonly text: string;
  readonly key: string;
}

/** How often words stand beside each other in texts of law and administration. Words are given by their `spellingKey`. */
export interface WordPairs {
  /** The words with the letters of this one, whatever their marks. */
  readonly spellings: (word: string) => readonly Spelling[];
  /** How often `other` follows `one`, to a power of two; 0 where it hardly ever does. */
  readonly count: (one: string, other: string) => number;
  /** How often a word stands before any other. */
  readonly total: (word: string) => number;
  /** What follows a word, by its `spellingKey`, and how often. */
  readonly followers: (word: string) => ReadonlyMap<string, number>;
}

interface Row {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

const LIST: Readonly<Record<string, string>> = list.pairs;

/** `mappings/reading/word-pairs.json`. A row is taken apart when it is first asked for: a subject needs thirty of 2,400. */
function makeWordPairs(): WordPairs {
  const heads = Object.keys(LIST).map((text): Spelling => ({ text, key: spellingKey(text) }));
  const written = new Map(heads.map(({ text, key }) => [key, text]));
  const byLetters = Map.groupBy(heads.filter(isWord), ({ text }) => fold(text));
  const rows = new Map<string, Row>();
  const rowOf = (key: string): Row => {
    const row = rows.get(key) ?? parseRow(LIST[written.get(key) ?? ''] ?? '');
    rows.set(key, row);
    return row;
  };
  return {
    spellings: (word) => byLetters.get(fold(word)) ?? [],
    count: (one, other) => rowOf(one).counts.get(other) ?? 0,
    total: (word) => rowOf(word).total,
    followers: (word) => rowOf(word).counts,
  };
}

function isWord({ text }: Spelling): boolean {
  return /^\p{Ll}+$/u.test(text);
}

/** `a b||c`: `a` and `b` follow once or more, `c` four times or more: each bar doubles. */
function parseRow(text: string): Row {
  const counts = new Map<string, number>();
  for (const [level, words] of text.split('|').entries()) {
    for (const word of words.split(' ')) if (word !== '') counts.set(spellingKey(word), 1.5 * 2 ** level);
  }
  return { counts, total: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

let known: WordPairs | undefined;

/** Taken apart once, when it is first needed. */
export function wordPairs(): WordPairs {
  known ??= makeWordPairs();
  return known;
}

/** One of the two stands beside the other in this share of its places. */
const TERM_SHARE = 0.05;

/** `công tác`, but not `hồ sơ, tài liệu`. Words by their `spellingKey`. */
export function belongTogether(one: string, other: string): boolean {
  const pairs = wordPairs();
  return pairs.count(one, other) > TERM_SHARE * Math.min(pairs.total(one), pairs.total(other));
}

/** Side by side this many times more often than chance would have them on both sides of a comma or stop. */
const SIDE_BY_SIDE = 24;

/**
 * `cải cách hành chính` (1,000 times), `đội ngũ giáo viên` (32), but not `trật tự, an toàn` (8), nor `phòng, chống` (16), which is printed
 * with a comma and without: nothing stands between the two words, given by their `spellingKey`.
 */
export function standSideBySide(one: string, other: string): boolean {
  const pairs = wordPairs();
  const parted =
    (pairs.count(one, BESIDE.stop) * pairs.count(BESIDE.stop, other)) / Math.max(1, pairs.total(BESIDE.stop));
  return pairs.count(one, other) > SIDE_BY_SIDE * Math.max(1, parted);
}

/** Words that stand in texts of law this often are known well enough to say what never follows them. */
const WELL_KNOWN = 500;

/** `đất đai, khoáng sản`: both are common, and never stand side by side. Words by their `spellingKey`. */
export function neverFollow(one: string, other: string): boolean {
  const pairs = wordPairs();
  return pairs.count(one, other) === 0 && Math.min(pairs.total(one), pairs.total(other)) >= WELL_KNOWN;
}

/** The whole word follows so often at least. */
const WHOLE_FOLLOWS = 1000;

/** `HÀNH CHÍ`, of which a pen took `NH`: the second word never follows the first one, a longer one that begins so often does. */
export function isCutOff(one: string, other: string): boolean {
  const pairs = wordPairs();
  const [before, rest] = [spellingKey(one), fold(other)];
  if (rest === '' || pairs.count(before, spellingKey(other)) > 0) return false;
  return [...pairs.followers(before)].some(
    ([word, times]) => times >= WHOLE_FOLLOWS && fold(word).length > rest.length && fold(word).startsWith(rest),
  );
}
