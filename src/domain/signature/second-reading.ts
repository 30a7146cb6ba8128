import { bareName, isBorneName, mayBeName } from '../cataloguing/person-name.ts';
import type { Box } from '../page/geometry.ts';

/** A word with the sureness of its reading, wherever its box is measured. */
interface ReadWord {
  readonly text: string;
  readonly box: Box;
  readonly confidence: number;
}

/** How much speaks for words being the name of a person: borne, possible, or neither. */
const RANK = { borne: 2, possible: 1, none: 0 } as const;

interface Candidate<Word> {
  readonly words: readonly Word[];
  readonly rank: number;
  readonly mean: number;
}

/** A reading of such a line that no other confirms is no surer than this. */
const ALONE = 0.6;

/**
 * Of several readings of one line the words that are most surely a name; undefined where none can be one. Names that two
 * readings give alike keep the sureness of the engine.
 */
export function bestName<Word extends ReadWord>(readings: readonly (readonly Word[])[]): readonly Word[] | undefined {
  const candidates = readings.flatMap((words) => nameIn(words) ?? []);
  const alike = ({ words }: Candidate<Word>) =>
    candidates.filter((other) => keyOf(other.words) === keyOf(words)).length;
  const best = candidates.toSorted(
    (a, b) => b.rank - a.rank || alike(b) - alike(a) || b.words.length - a.words.length || b.mean - a.mean,
  )[0];
  if (best === undefined || alike(best) > 1) return best?.words;
  return best.words.map((word) => ({ ...word, confidence: Math.min(word.confidence, ALONE) }));
}

/** The longest end of a line that is a name: what stands before it are strokes of pen and seal. */
function nameIn<Word extends ReadWord>(line: readonly Word[]): Candidate<Word> | undefined {
  const words = line.slice(0, line.findLastIndex(({ text }) => isCapitalised(text)) + 1);
  const ends = words.map((_word, from) => words.slice(from)).filter(({ length }) => length >= 2 && length <= 7);
  const ranked = ends.map((end) => ({ words: end, rank: rankOf(end), mean: meanOf(end) }));
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  return best === RANK.none ? undefined : ranked.find(({ rank }) => rank === best);
}

function rankOf(words: readonly ReadWord[]): number {
  const name = words.map(({ text }) => text).join(' ');
  const bare = bareName(name);
  if (bare.split(' ').length < 2 || /[^\p{L}\s.,]/u.test(name)) return RANK.none;
  // of two words one may have been lost: `Hồng Khánh` of `Khổng Thị Hồng Khánh`
  if (isBorneName(bare) && bare.split(' ').length > 2) return RANK.borne;
  return mayBeName(bare) && bare.split(' ').every(isCapitalised) ? RANK.possible : RANK.none;
}

function isCapitalised(text: string): boolean {
  return /^\p{Lu}(?:\p{Ll}+|[\p{L}.]*\.)?[.,]?$/u.test(text);
}

function meanOf(words: readonly ReadWord[]): number {
  return words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length;
}

/** What a first and a second reading of a name make together. */
export interface JudgedName<Word> {
  readonly words: readonly Word[];
  /** `second` where the words come from the second reading. */
  readonly from: 'first' | 'second';
}

/** Two readings that differ leave a doubt that no other sign takes away. */
const CONTRADICTED = 0.5;

/**
 * Equal readings confirm each other; of different ones the name that is borne counts, and where both or neither is, the
 * first, with doubt. `first`: the words of the first reading; none where it found no name.
 */
export function judgeName<Word extends ReadWord>(
  first: readonly Word[],
  second: readonly Word[],
): JudgedName<Word> | undefined {
  if (first.length === 0) return { words: second, from: 'second' };
  if (keyOf(first) === keyOf(second)) {
    const surest = Math.max(least(first), least(second));
    return { words: first.map((word) => ({ ...word, confidence: Math.max(word.confidence, surest) })), from: 'first' };
  }
  if (rankOf(second) > rankOf(first) && second.length >= first.length) return { words: second, from: 'second' };
  return {
    words: first.map((word) => ({ ...word, confidence: Math.min(word.confidence, CONTRADICTED) })),
    from: 'first',
  };
}

function keyOf(words: readonly ReadWord[]): string {
  return bareName(words.map(({ text }) => text).join(' '));
}

function least(words: readonly ReadWord[]): number {
  return Math.min(...words.map(({ confidence }) => confidence));
}
