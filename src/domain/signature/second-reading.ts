import { bareName, cleanName, isBorneName, isSpelledOneWay, mayBeName, repairName } from '../text/person-name.ts';
import { letterCount } from '../layout/placed-word.ts';
import { isSyllable } from '../text/syllable.ts';
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
  /** Letters stand close before it: a degree or a word of the name may have been lost. */
  readonly cut: boolean;
}

/** A reading of such a line that no other confirms is no surer than this. */
const ALONE = 0.6;
/** And one before which letters were left out no surer than this. */
const CUT = 0.3;

/**
 * Of several readings of one line the words that are most surely a name; undefined where none can be one. Names that two
 * readings give alike keep the sureness of the engine. `first`: what the whole page was read as, which has a voice too.
 */
export function bestName<Word extends ReadWord>(
  readings: readonly (readonly Word[])[],
  first: readonly ReadWord[] = [],
): readonly Word[] | undefined {
  const candidates = readings.flatMap((words) => nameIn(words.flatMap(partedWords).map(withoutSigns)) ?? []);
  const alike = ({ words }: Candidate<Word>) =>
    candidates.filter((other) => !other.cut && keyOf(other.words) === keyOf(words)).length;
  const said = ({ words }: Candidate<Word>) => (keyOf(first) === keyOf(words) ? 1 : 0);
  const best = candidates.toSorted(
    (a, b) =>
      b.rank - a.rank || alike(b) + said(b) - alike(a) - said(a) || b.words.length - a.words.length || b.mean - a.mean,
  )[0];
  if (best === undefined) return undefined;
  const most = alike(best) > 1 ? 1 : best.cut ? CUT : ALONE;
  return best.words.map((word) => ({ ...word, text: capitalised(word.text), confidence: Math.min(word.confidence, most) })); // prettier-ignore
}

/** `không` before a name can only be the family name `Khổng`, whose first letter a stroke crossed. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Đỗ/Bá`, `_HuỳnhKim`: words that a stroke joined, each with its share of the box. */
function partedWords<Word extends ReadWord>(word: Word): readonly Word[] {
  const parts = [...word.text.normalize('NFC').matchAll(/\p{Lu}\p{Ll}{1,6}/gu)];
  const isOne = /^[^\p{L}]?[\p{L}.,:]*$/u.test(word.text) && !/\p{Ll}\p{Lu}\p{Ll}/u.test(word.text);
  if (isOne || parts.length === 0 || parts.some(([part]) => !isSyllable(part))) return [word];
  const [x, y, width, height] = word.box;
  const step = width / word.text.length;
  return parts.map(([text], i) => {
    const at = parts[i]?.index ?? 0;
    return { ...word, text, box: [x + at * step, y, text.length * step, height] as const };
  });
}

/** `“Dương`, `_Ma`: strokes that were glued to a word; signs alone stay what they are. */
function withoutSigns<Word extends ReadWord>(word: Word): Word {
  const text = word.text.replace(/^[^\p{L}]+(?=\p{Lu}\p{Ll})|(?<=\p{Ll})[^\p{L}.]+$/gu, '');
  return text === word.text ? word : { ...word, text };
}

/** The longest end of a line that is a name: what stands before it are strokes of pen and seal. */
function nameIn<Word extends ReadWord>(line: readonly Word[]): Candidate<Word> | undefined {
  const words = line.slice(0, line.findLastIndex(({ text }) => isCapitalised(text)) + 1);
  const ends = words.map((_word, from) => words.slice(from)).filter(({ length }) => length >= 2 && length <= 7);
  const ranked = ends.map((end) => ({ words: end, rank: rankOf(end), mean: meanOf(end), cut: isCut(words, end) }));
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  return best === RANK.none ? undefined : ranked.find(({ rank }) => rank === best);
}

/** Nearer to the name than two words are apart, in heights of it. */
const CLOSE = 0.9;

function isCut(line: readonly ReadWord[], end: readonly ReadWord[]): boolean {
  const [before, first] = [line[line.length - end.length - 1], end[0]];
  if (before === undefined || first === undefined || !/\p{L}/u.test(before.text)) return false;
  return first.box[0] - (before.box[0] + before.box[2]) < first.box[3] * CLOSE;
}

function rankOf(words: readonly ReadWord[]): number {
  const name = words.map(({ text }) => text).join(' ');
  // `Đồ Bá Đạt` can only be `Đỗ Bá Đạt`
  const bare = bareName(repairName(cleanName(name)));
  if (bare.split(' ').length < 2 || /[^\p{L}\s.,]/u.test(name)) return RANK.none;
  // of two words one may have been lost: `Hồng Khánh` of `Khổng Thị Hồng Khánh`
  if (isBorneName(bare) && bare.split(' ').length > 2) return RANK.borne;
  return mayBeName(bare) && bare.split(' ').every(isCapitalised) ? RANK.possible : RANK.none;
}

/** One letter is a word of a name where it is a vowel of its own: `Ý`. */
function isCapitalised(text: string): boolean {
  return /^(?:\p{Lu}(?:\p{Ll}+|[\p{L}.]*\.)|[YÝỲỶỸỴ])[.,]?$/u.test(text);
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
/** Nothing that was read twice is surer than what is read best. */
const CONFIRMED = 0.97;

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
    // the longer one has the degree that the other lost
    return second.length > first.length
      ? { words: confirmed(second, first), from: 'second' }
      : { words: confirmed(first, second), from: 'first' };
  }
  if (rankOf(second) > rankOf(first) && second.length >= first.filter(({ text }) => letterCount(text) > 1).length)
    return { words: second, from: 'second' };
  return { words: first.map((word) => ({ ...word, confidence: Math.min(word.confidence, CONTRADICTED) })), from: 'first' }; // prettier-ignore
}

/**
 * A look at the whole page and one at the line alone, cleaned in another way, err apart from each other in letters, but
 * not in marks that ink covers: where other marks make another name of a word, it is no surer than before.
 */
function confirmed<Word extends ReadWord>(words: readonly Word[], others: readonly ReadWord[]): readonly Word[] {
  const bare = keyOf(words).split(' ');
  return words.map((word, i) => {
    const place = i + bare.length - words.length;
    const meant = bare[place];
    if (meant !== undefined && !isSpelledOneWay(meant, place === 0)) return word;
    const other = others[i + others.length - words.length]?.confidence ?? 0;
    return { ...word, confidence: Math.max(word.confidence, Math.min(CONFIRMED, 1 - (1 - word.confidence) * (1 - other))) }; // prettier-ignore
  });
}

function keyOf(words: readonly ReadWord[]): string {
  return bareName(repairName(cleanName(words.map(({ text }) => text).join(' '))));
}
