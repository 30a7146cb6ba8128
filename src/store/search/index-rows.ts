import { splitWords, type SearchMode } from './words.ts';

/** The last position a tsvector can hold is 16,383; the rest is left for fields and for one page over the measure. */
const WORDS_A_ROW = 12_000;
const LAST_POSITION = 16_383;
/** PostgreSQL keeps 256 positions a word at most, and a phrase beyond them would not be found. */
const POSITIONS_A_WORD = 255;

export interface IndexedPage {
  readonly page: number;
  readonly text: string;
}

export interface IndexRow {
  readonly firstPage: number;
  readonly lastPage: number;
  /** Text of a tsvector. */
  readonly folded: string;
  readonly marked: string;
}

/** The search rows of one document. `pages` in order; a document without pages gets one row for its fields. */
export function makeIndexRows(
  firstPage: number,
  pages: readonly IndexedPage[],
  fields: readonly string[],
): readonly IndexRow[] {
  const groups = groupPages(pages);
  return (groups.length === 0 ? [[]] : groups).map((group) => ({
    firstPage: group[0]?.page ?? firstPage,
    lastPage: group.at(-1)?.page ?? firstPage,
    folded: makeVector(group, fields, 'folded'),
    marked: makeVector(group, fields, 'marked'),
  }));
}

/** Neighbouring pages, as many as a row can hold without losing the place of a word. */
function groupPages(pages: readonly IndexedPage[]): readonly (readonly IndexedPage[])[] {
  const groups: IndexedPage[][] = [];
  let counts = new Map<string, number>();
  let words = Infinity;
  for (const page of pages) {
    const own = countWords(page.text);
    if (words + own.words > WORDS_A_ROW || isTooFrequent(counts, own.counts)) {
      groups.push([]);
      counts = new Map();
      words = 0;
    }
    groups.at(-1)?.push(page);
    words += own.words;
    for (const [word, count] of own.counts) counts.set(word, (counts.get(word) ?? 0) + count);
  }
  return groups;
}

interface WordCounts {
  readonly words: number;
  readonly counts: ReadonlyMap<string, number>;
}

function countWords(text: string): WordCounts {
  const counts = new Map<string, number>();
  const words = splitWords(text, 'folded');
  for (const { key } of words) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { words: words.length, counts };
}

function isTooFrequent(counts: ReadonlyMap<string, number>, more: ReadonlyMap<string, number>): boolean {
  return [...more].some(([word, count]) => (counts.get(word) ?? 0) + count > POSITIONS_A_WORD);
}

/** Fields first, with the highest weight; a gap after each, so that no phrase runs from one into the next. */
function makeVector(pages: readonly IndexedPage[], fields: readonly string[], mode: SearchMode): string {
  const positions = new Map<string, string[]>();
  let position = 0;
  for (const field of fields)
    position = place(splitWords(field, mode), positions, { after: position + 1, weight: 'A' });
  position += 1;
  // Pages follow without a gap: a sentence runs on over the turn of a page.
  for (const { text } of pages) position = place(splitWords(text, mode), positions, { after: position, weight: '' });
  return Array.from(positions, ([word, places]) => `'${word}':${places.join(',')}`).join(' ');
}

/** Returns the last position used. Words hold letters and digits only, so no quoting is needed. */
function place(
  words: readonly { readonly key: string }[],
  positions: Map<string, string[]>,
  { after, weight }: { readonly after: number; readonly weight: string },
): number {
  let position = after;
  for (const { key } of words) {
    position = Math.min(position + 1, LAST_POSITION);
    const places = positions.get(key) ?? [];
    if (places.length < POSITIONS_A_WORD) places.push(`${String(position)}${weight}`);
    positions.set(key, places);
  }
  return position;
}
