import { emptyPlaces } from './lexicon.ts';
import { isNumber, titleWords } from './title-words.ts';

/** What a person decided: the title of the dossier and the row that was cited. */
export interface DecidedTitle {
  readonly title: string;
  readonly rowId: string;
}

/** Decisions of this archive, counted: no more is learnt than who decided how often for which words. */
export interface Precedents {
  /** Row → how many dossiers with a like title were decided by it. */
  readonly like: (title: string) => ReadonlyMap<string, number>;
}

const NOTHING: ReadonlyMap<string, number> = new Map();
export const NO_PRECEDENTS: Precedents = { like: () => NOTHING };

/** Two titles are alike from here on: share of the words, weighed by how rare they are. */
const ALIKE = 0.6;
/** Words that stand in more titles do not lead to candidates: they would lead to all. */
const MOST_CANDIDATES = 400;

interface Group {
  readonly words: readonly string[];
  readonly rows: Map<string, number>;
}

/** Titles that differ in years, numbers and empty words only are one. */
export function countPrecedents(decided: readonly DecidedTitle[]): Precedents {
  const groups = new Map<string, Group>();
  for (const { title, rowId } of decided) {
    const words = wordsToCompare(title);
    const key = words.join(' ');
    const group = groups.get(key) ?? { words, rows: new Map<string, number>() };
    group.rows.set(rowId, (group.rows.get(rowId) ?? 0) + 1);
    groups.set(key, group);
  }
  if (groups.size === 0) return NO_PRECEDENTS;
  const byWord = new Map<string, Group[]>();
  for (const group of groups.values())
    for (const word of group.words) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [group]);
      else list.push(group);
    }
  const rarity = (word: string) => Math.log(1 + groups.size / (byWord.get(word)?.length ?? 0.5));
  return { like: (title) => findLike(wordsToCompare(title), byWord, rarity) };
}

function wordsToCompare(title: string): readonly string[] {
  const words = titleWords(title);
  const empty = emptyPlaces(words);
  return [...new Set(words.filter((word, at) => !empty.has(at) && !isNumber(word)).map(({ folded }) => folded))].sort();
}

function findLike(
  words: readonly string[],
  byWord: ReadonlyMap<string, readonly Group[]>,
  rarity: (word: string) => number,
): ReadonlyMap<string, number> {
  const lists = words.flatMap((word) => byWord.get(word) ?? []);
  const candidates = new Set(lists.length <= MOST_CANDIDATES ? lists : rarest(words, byWord));
  const wanted = new Set(words);
  const rows = new Map<string, number>();
  for (const group of candidates) {
    if (likeness(wanted, group.words, rarity) < ALIKE) continue;
    for (const [row, count] of group.rows) rows.set(row, (rows.get(row) ?? 0) + count);
  }
  return rows;
}

function rarest(words: readonly string[], byWord: ReadonlyMap<string, readonly Group[]>): readonly Group[] {
  const lists = words.flatMap((word) => {
    const list = byWord.get(word);
    return list === undefined ? [] : [list];
  });
  const found: Group[] = [];
  for (const list of lists.sort((a, b) => a.length - b.length)) {
    if (found.length + list.length > MOST_CANDIDATES && found.length > 0) break;
    found.push(...list);
  }
  return found;
}

function likeness(wanted: ReadonlySet<string>, words: readonly string[], rarity: (word: string) => number): number {
  let common = 0;
  let other = 0;
  for (const word of words)
    if (wanted.has(word)) common += rarity(word);
    else other += rarity(word);
  const all = [...wanted].reduce((sum, word) => sum + rarity(word), 0) + other;
  return all === 0 ? 0 : common / all;
}
