import { PHRASES } from '../layout/phrases.ts';
import { editDistance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import { spellingKey } from '../text/syllable.ts';

interface Phrase {
  readonly tokens: readonly string[];
  readonly keys: readonly string[];
}

function makePhrases(list: readonly string[]): Phrase[] {
  return list
    .map((text) => text.toUpperCase().split(' '))
    .map((tokens) => ({ tokens, keys: tokens.map(fold) }))
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
export function repairMarks(text: string): string {
  const tokens = text.split(' ');
  let i = 0;
  while (i < tokens.length) {
    const length = repairAt(tokens, i);
    i += Math.max(1, length);
  }
  return tokens.join(' ');
}

/** Repairs the phrase that begins at `i` in place; gives the number of tokens it took. */
function repairAt(tokens: string[], i: number): number {
  const phrase = HEAD_PHRASES.find((candidate) => matches(tokens, i, candidate));
  if (phrase !== undefined) return put(tokens, i, phrase);
  const before = i === 0 ? undefined : fold(tokens[i - 1] ?? '');
  if (before !== undefined && !BEFORE_UNIT.has(before)) return repairLastProvince(tokens, i);
  const unit = UNIT_HEADS.find((candidate) => matches(tokens, i, candidate));
  if (unit === undefined) return repairProvince(tokens, i);
  const taken = put(tokens, i, unit);
  return taken + repairProvince(tokens, i + taken);
}

function repairProvince(tokens: string[], i: number): number {
  const province = PROVINCES.find((candidate) => matches(tokens, i, candidate));
  return province === undefined ? 0 : put(tokens, i, province);
}

/** At the end of a name a province may follow without the word for one: `SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI DƯƠNG`. */
function repairLastProvince(tokens: string[], i: number): number {
  const province = PROVINCES.find((candidate) => matches(tokens, i, candidate));
  return province !== undefined && i + province.tokens.length === tokens.length ? put(tokens, i, province) : 0;
}

/** Same letters without marks; one wrong letter is let pass in phrases of ten letters or more. */
function matches(tokens: readonly string[], i: number, phrase: Phrase): boolean {
  if (i + phrase.tokens.length > tokens.length) return false;
  const printed = tokens.slice(i, i + phrase.tokens.length);
  if (printed.some((token) => token !== token.toUpperCase())) return false;
  const a = printed.map((token) => fold(token)).join(' ');
  const b = phrase.keys.join(' ');
  if (a === b) return true;
  const most = phrase.tokens.length >= 3 ? Math.floor(b.length / 10) : 0;
  return most > 0 && a.startsWith(b.charAt(0)) && editDistance(a, b, most) <= most;
}

function put(tokens: string[], i: number, phrase: Phrase): number {
  for (const [offset, token] of phrase.tokens.entries()) {
    if (spellingKey(tokens[i + offset] ?? '') !== spellingKey(token)) tokens.splice(i + offset, 1, token);
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
