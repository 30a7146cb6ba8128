import { PHRASES } from '../layout/phrases.ts';
import { editDistance } from '../text/distance.ts';
import { remembered } from '../text/remembered.ts';
import { fold } from '../text/fold.ts';
import { isSyllable, spellingKey } from '../text/syllable.ts';
import { spellingsOf } from '../words/spellings.ts';

interface Phrase {
  readonly tokens: readonly string[];
  readonly keys: readonly string[];
  /** The keys, set apart by blanks. */
  readonly text: string;
}

/** A token of a line, looked at once however many phrases it is compared with. */
interface Token {
  readonly text: string;
  readonly key: string;
  readonly isUpper: boolean;
  readonly isSyllable: boolean;
}

function tokenOf(text: string): Token {
  return { text, key: fold(text), isUpper: text === text.toUpperCase(), isSyllable: isSyllable(text) };
}

function makePhrases(list: readonly string[]): Phrase[] {
  return list
    .map((text) => text.toUpperCase().split(' '))
    .map((tokens) => ({ tokens, keys: tokens.map(fold), text: tokens.map(fold).join(' ') }))
    .toSorted((a, b) => b.tokens.length - a.tokens.length);
}

const HEAD_PHRASES = makePhrases([...PHRASES.issuerPhrases, ...PHRASES.offices]);
const UNIT_HEADS = makePhrases(PHRASES.unitHeads);
const PROVINCES = makePhrases(PHRASES.provinces);

/** After these words a unit (`TỈNH …`) may follow; elsewhere `TĨNH` may be part of a name (Hà Tĩnh). */
const BEFORE_UNIT: ReadonlySet<string> = new Set(['dan', 'ubnd', 'hdnd', 'uy', 'su', 'tri', 'bo', 'doan', '-']);

/**
 * Puts the marks of well-known administrative words in capitals right (TÍNH → TỈNH, TÊ → TẾ); names and unknown
 * words stay as read, and so does either placing of a tone (UỶ, ỦY).
 */
export const repairMarks = remembered((text) => {
  const tokens = text
    .replace(/^\S{0,2}BN[DĐ](?=\s)/u, 'UBND')
    .split(' ')
    .flatMap(parted)
    .map(tokenOf);
  let i = 0;
  while (i < tokens.length) {
    const length = repairAt(tokens, i);
    i += Math.max(1, length);
  }
  return tokens.map((token) => token.text).join(' ');
});

/** `PHÚYÊN`, which as a syllable would be spelled otherwise; `TỈNHANGIANG`. */
const RUN_TOGETHER: ReadonlyMap<string, readonly string[]> = new Map(
  PHRASES.provinces
    .map((name) => name.toUpperCase().split(' '))
    .filter((parts) => parts.length === 2)
    .map((parts) => [parts.join(''), parts]),
);

/** The same by its letters, for what is no syllable: `ĐĂKLẮK`. */
const RUN_TOGETHER_BARE: ReadonlyMap<string, readonly string[]> = new Map(
  [...RUN_TOGETHER].map(([joined, parts]) => [fold(joined), parts]),
);

/** Two or three words of a well-known name: `BỘ YTẾ`, `BỘYTẾ`. */
const NAMES_TOGETHER: ReadonlyMap<string, readonly string[]> = new Map(
  PHRASES.issuerPhrases
    .map((phrase) => phrase.split(' ').filter((word) => /^\p{Lu}+$/u.test(word)))
    .flatMap((words) => words.flatMap((_word, i) => [words.slice(i, i + 2), words.slice(i, i + 3)]))
    .filter((run) => run.length > 1 && !isSyllable(run.join('')))
    .map((run) => [run.join(''), run]),
);

/** `NHÂNDÂN`, `SƠNLA`: syllables that were run together, where they fall apart into the fewest in one way only. */
function parted(token: string): readonly string[] {
  const isOne = isSyllable(token) || spellingsOf(token).length > 0;
  const known =
    partedName(token) ?? NAMES_TOGETHER.get(token) ?? (isOne ? undefined : RUN_TOGETHER_BARE.get(fold(token)));
  if (known !== undefined) return known;
  // `NGUYEN` lost its marks
  if (isOne || !/^\p{Lu}{5,}$/u.test(token) || /^(?:UBND|HĐND)/u.test(token)) return [token];
  const ways = waysApart(token, 4);
  const fewest = Math.min(...ways.map(({ length }) => length));
  const [way, ...others] = ways.filter(({ length }) => length === fewest);
  return way === undefined || others.length > 0 ? [token] : way;
}

/** A province, perhaps with the word for one before it, or that with its first word (`TÍNHYÊN BÁI`). */
function partedName(token: string): readonly string[] | undefined {
  const [, unit = '', name = ''] = /^(T[ỈÍÌỊĨI]NH)?(\p{Lu}+)$/u.exec(token.normalize('NFC')) ?? [];
  if (unit === '') return RUN_TOGETHER.get(name);
  const province = RUN_TOGETHER.get(name) ?? RUN_TOGETHER_BARE.get(fold(name));
  if (province !== undefined) return [unit, ...province];
  return isSyllable(name) && !isSyllable(token) ? [unit, name] : undefined;
}

function waysApart(letters: string, most: number): readonly string[][] {
  if (letters === '') return [[]];
  if (most === 0) return [];
  const ways: string[][] = [];
  for (let length = 2; length <= Math.min(letters.length, 7); length += 1) {
    const first = letters.slice(0, length);
    if (isSyllable(first)) ways.push(...waysApart(letters.slice(length), most - 1).map((rest) => [first, ...rest]));
  }
  return ways;
}

/** Repairs the phrase that begins at `i` in place; gives the number of tokens it took. */
function repairAt(tokens: Token[], i: number): number {
  const phrase = HEAD_PHRASES.find((candidate) => matches(tokens, i, candidate));
  if (phrase !== undefined) return put(tokens, i, phrase);
  if (isProvinceWord(tokens[i]) && PROVINCES.some((province) => matches(tokens, i + 1, province))) {
    return put(tokens, i, PROVINCE_WORD) + repairProvince(tokens, i + 1);
  }
  const before = i === 0 ? undefined : (tokens[i - 1]?.key ?? '');
  if (before !== undefined && !BEFORE_UNIT.has(before)) return repairLastProvince(tokens, i);
  const unit = UNIT_HEADS.find((candidate) => matches(tokens, i, candidate));
  if (unit === undefined) return repairProvince(tokens, i);
  const taken = put(tokens, i, unit);
  return taken + repairProvince(tokens, i + taken);
}

const PROVINCE_WORD: Phrase = { tokens: ['TỈNH'], keys: ['tinh'], text: 'tinh' };

/** `TÍNH` before the name of a province can only be `TỈNH`. */
function isProvinceWord(token: Token | undefined): boolean {
  return token?.isUpper === true && token.key === 'tinh';
}

function repairProvince(tokens: Token[], i: number): number {
  const province = PROVINCES.find((candidate) => matches(tokens, i, candidate));
  return province === undefined ? 0 : put(tokens, i, province);
}

/** At the end of a name a province may follow without the word for one: `SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI DƯƠNG`. */
function repairLastProvince(tokens: Token[], i: number): number {
  const province = PROVINCES.find((candidate) => matches(tokens, i, candidate));
  return province !== undefined && i + province.tokens.length === tokens.length ? put(tokens, i, province) : 0;
}

/** Same letters without marks; one wrong letter is let pass in phrases of ten letters or more. */
function matches(tokens: readonly Token[], i: number, phrase: Phrase): boolean {
  const { length } = phrase.tokens;
  const printed = tokens.slice(i, i + length);
  if (printed.length < length || !printed.every(({ isUpper }) => isUpper)) return false;
  const a = printed.map(({ key }) => key).join(' ');
  const b = phrase.text;
  if (a === b) return true;
  const most = length >= 3 ? Math.floor(b.length / 10) : 0;
  if (most > 0 && a.startsWith(b.charAt(0)) && editDistance(a, b, most) <= most) return printed.every((token, n) => isNearSyllable(token, phrase.keys[n] ?? '')); // prettier-ignore
  // `FỈNH ỦY`: a letter misread in a word that is none
  return length >= 2 && b.length >= 7 && !printed.every((token) => token.isSyllable) && editDistance(a, b, 1) <= 1;
}

/** A syllable that can stand by itself is another one where two letters differ: `THẠNH` is not `TỈNH`. */
function isNearSyllable(token: Token, key: string): boolean {
  return !token.isSyllable || editDistance(token.key, key, 1) <= 1;
}

function put(tokens: Token[], i: number, phrase: Phrase): number {
  for (const [offset, token] of phrase.tokens.entries()) {
    if (spellingKey(tokens[i + offset]?.text ?? '') !== spellingKey(token))
      tokens.splice(i + offset, 1, tokenOf(token));
  }
  return phrase.tokens.length;
}

const PROVINCE_BY_KEY: ReadonlyMap<string, string> = new Map(PHRASES.provinces.map((name) => [fold(name), name]));

/** A place name with the marks of the province it can only be; else as read. */
export function repairPlace(text: string): string {
  const province = PROVINCE_BY_KEY.get(fold(text));
  return province === undefined || spellingKey(province) === spellingKey(text) ? text : province;
}

export function isProvince(text: string): boolean {
  return PROVINCE_BY_KEY.has(fold(text));
}
