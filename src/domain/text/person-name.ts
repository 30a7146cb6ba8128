import phrases from '../../../mappings/reading/phrases.json' with { type: 'json' };
import { fold } from './fold.ts';
import { isSyllable, splitTone } from './syllable.ts';

/*
 * Names of persons as they are printed under a signature: perhaps a rank or degrees, then a family name, middle and
 * given names. Nothing else on a page says how a person is called, so marks are only put right towards a name that
 * is borne, and only where there is one.
 */

const RANKS: readonly string[] = phrases.ranks.map((rank) => fold(rank)).toSorted((a, b) => b.length - a.length);
const RANK_BY_KEY: ReadonlyMap<string, string> = new Map(phrases.ranks.map((rank) => [fold(rank), rank]));
/** Degrees end with a stop; a misread one (`CKHL,`) still does. */
const DEGREES = /^(?:\p{L}{1,6}\s?[.,:;]+\s*)+/u;

const FAMILIES: ReadonlySet<string> = new Set(phrases.familyNames.map((name) => name.toLowerCase()));
const PARTS: ReadonlySet<string> = new Set(phrases.nameParts.map((name) => name.toLowerCase()));
const FAMILY_BY_KEY = onlyOnes(phrases.familyNames);
const PART_BY_KEY = onlyOnes(phrases.nameParts);

/** What is spelled in one way only, by its letters without marks. */
function onlyOnes(names: readonly string[]): ReadonlyMap<string, string> {
  const byKey = Map.groupBy(new Set(names), fold);
  return new Map(
    [...byKey].flatMap(([key, [only, ...others]]) => (only === undefined || others.length > 0 ? [] : [[key, only]])),
  );
}

/** The name without signs, ranks and degrees before it: `ThS. Trần Thị A` → `Trần Thị A`. For comparing, not for showing. */
export function bareName(text: string): string {
  let name = cleanName(text).replace(DEGREES, '');
  let rank = rankBefore(name);
  while (rank !== undefined) {
    name = name.slice(rank.length).trim();
    rank = rankBefore(name);
  }
  return name;
}

/** A rank or degree that is one word, as it is written but for its last stop: `ThS`, `PGS.TS`. */
export function isRank(word: string): boolean {
  return word.split('.').every((part) => RANK_BY_KEY.get(fold(part)) === part && !part.includes(' '));
}

/** A rank in words; the rest must still be a name of two words. */
function rankBefore(name: string): string | undefined {
  const rank = RANKS.find((candidate) => fold(name).startsWith(`${candidate} `));
  return rank !== undefined && name.slice(rank.length).trim().split(' ').length >= 2 ? rank : undefined;
}

/** Strokes of the signature between the words of a name are read as single letters; no word of a name has one but the first, and Y. */
export function cleanName(text: string): string {
  return (
    text
      .replace(/(?<=\s)(\p{Lu}) (\p{Ll}+)(?=\s|$)/gu, (parted, first: string, rest: string) =>
        isSyllable(first + rest) ? first + rest : parted,
      )
      .replace(/(?<=\s)[^\sYÝỲỶỸỴ](?=\s|$)|^\p{Ll}(?=\s)/gu, ' ')
      .replace(/["“”‘`_|~<>«»*^]+/gu, ' ')
      // `ThếYến`: a pen over the blank
      .replace(/(?<=\p{Lu}\p{Ll}+)(?=\p{Lu}\p{Ll}+(?:\s|$))/gu, ' ')
      .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
      .replace(/(\p{L})(?:[:;,][:;,.]*|\.[:;,.]+|\.(?=\p{Lu}\p{Ll}{2}))\s*(?=\p{Lu})/gu, '$1. ')
      .replace(/\s+/gu, ' ')
  );
}

/** Strokes of the Roman figure of a degree: `CKH.`, `CKNI.`, `CKTI.` → `CKII.` */
const FIGURED_DEGREE = /\bCK([IHNTLl1]{1,4})(?=[.\s])/gu;

/** Upright strokes: two in an H or N. */
function strokesOf(figure: string): number {
  return figure.length + (figure.match(/[HN]/g)?.length ?? 0);
}

/** `CKHL`, `CKTI`: other strokes than a figure has, and not so many that it can only be two (`CKHI`, `CKTII`). */
export function hasOddDegree(printed: string): boolean {
  return [...printed.matchAll(FIGURED_DEGREE)].some(
    ([, figure = '']) => !/^(?:I{1,2}|H)$/.test(figure) && (figure.includes('L') || strokesOf(figure) < 3),
  );
}

/** The name with the marks and degrees that can only be meant. */
export function repairName(value: string): string {
  const bare = bareName(value);
  const before = value.slice(0, value.length - bare.length);
  const degrees = before.replace(
    FIGURED_DEGREE,
    (_read, figure: string) => `CK${'I'.repeat(Math.min(2, strokesOf(figure)))}`,
  );
  if (!value.endsWith(bare)) return value;
  const words = bare.split(' ').map((word, i) => (i === 0 ? repairWord(word, FAMILIES, FAMILY_BY_KEY) : repairWord(word, PARTS, PART_BY_KEY))); // prettier-ignore
  return spelledRank(degrees.replace(MASTER, 'ThS.')) + words.join(' ');
}

/** `Thế. Lê …`: no other degree begins so. */
const MASTER = /(?<=^|\s)Th[eêếềểễ8§$]\./u;

/** `Thượng tấ ` → `Thượng tá `: ranks in words are a closed list. */
function spelledRank(before: string): string {
  const read = before.trim();
  const rank = RANK_BY_KEY.get(fold(read));
  return rank === undefined || !/^\p{L}+ \p{L}+$/u.test(read) ? before : before.replace(read, rank);
}

function repairWord(word: string, borne: ReadonlySet<string>, onlyOne: ReadonlyMap<string, string>): string {
  if (word.length === 1 || borne.has(word.toLowerCase())) return word;
  const only = onlyOne.get(fold(word)) ?? word;
  return isToneRead(word, only) && borne !== FAMILIES ? word : only;
}

/** `Sướng` for `Sương`: engines leave tones out and take one for another, they hardly make one up. Family names are a closed list. */
function isToneRead(word: string, only: string): boolean {
  return isSyllable(word) && splitTone(word).tone !== '' && splitTone(only).tone === '';
}

/** Letters without tones and vowel marks; `Đ` has letters of its own. */
function lettersOf(word: string): string {
  return fold(word.toLowerCase().replace(/đ/g, 'dd'));
}

const FAMILY_SPELLINGS = Map.groupBy(FAMILIES, lettersOf);
const PART_SPELLINGS = Map.groupBy(PARTS, lettersOf);

/** Whether a word stands in names, as the family name (`first`) or another. */
export function isBorneWord(word: string, first: boolean): boolean {
  return (first ? FAMILIES : PARTS).has(word.toLowerCase()) || (!first && FAMILIES.has(word.toLowerCase()));
}

/** All words that stand in names, small: family names (`first`), or those and what follows them. */
export function borneWords(first: boolean): readonly string[] {
  return [...(first ? FAMILIES : new Set([...FAMILIES, ...PARTS]))];
}

/** Whether a word of a name, the family name (`first`) or another, is borne and spelled in no other way by its letters. */
export function isSpelledOneWay(word: string, first: boolean): boolean {
  const spellings = (first ? FAMILY_SPELLINGS : PART_SPELLINGS).get(lettersOf(word)) ?? [];
  return spellings.length === 1 && spellings[0] === word.toLowerCase();
}

/** Whether a word with a marked vowel and no tone (`Hiên`, `Thăng`) is another name that is borne once it has one (`Hiền`, `Thắng`). */
export function isBorneWithTone(word: string, first: boolean): boolean {
  const { letters, tone } = splitTone(word);
  if (tone !== '' || !/[ăâêôơư]/u.test(letters)) return false;
  const spellings = (first ? FAMILY_SPELLINGS : PART_SPELLINGS).get(lettersOf(word)) ?? [];
  return spellings.some((other) => other !== word.toLowerCase() && splitTone(other).letters === letters);
}

/**
 * A degree or rank of the closed list, as it is written, that one stroke more or less makes no other of (`CKI.`, `CKII.`; `CKTII.` has one
 * too many for either, and of one stroke alone nobody reads an H).
 */
export function isCertainDegree(word: string): boolean {
  const degree = word.replace(/[.,:;]+$/, '');
  const figure = /^CK([IHNTLl1]{1,4})$/.exec(degree)?.[1];
  if (figure !== undefined && !figure.includes('L') && (strokesOf(figure) >= 3 || figure === 'H')) return true;
  return isRank(degree) && !degree.includes('CK');
}

/** Whether everything before the name is a rank or degree that is known. */
export function hasKnownDegrees(value: string): boolean {
  const degrees = DEGREES.exec(value)?.[0] ?? '';
  return degrees.split(/[.\s]+/u).every((degree) => degree === '' || RANKS.includes(fold(degree)));
}

/** A family name that is borne, and then names that are; later on also that of the mother: `Hà Thị Lê Vân`. */
export function isBorneName(value: string): boolean {
  const [family = '', ...parts] = bareName(value).split(' ');
  const isPart = (part: string, i: number) =>
    PARTS.has(part.toLowerCase()) || (i > 0 && FAMILIES.has(part.toLowerCase()));
  return FAMILIES.has(family.toLowerCase()) && parts.every(isPart);
}

/** A family name that is borne, and then words that can be names. */
export function mayBeName(value: string): boolean {
  const [family = '', ...parts] = bareName(value).split(' ');
  return FAMILIES.has(family.toLowerCase()) && parts.every(isSyllable);
}
