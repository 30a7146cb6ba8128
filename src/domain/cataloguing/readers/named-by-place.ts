import type { Word } from '../../page/page-reading.ts';
import { undoubled } from '../../text/doubled.ts';
import { fold } from '../../text/fold.ts';
import { isSyllable, spellingKey } from '../../text/syllable.ts';
import { confirmedBy } from '../../words/second-look.ts';
import { agreed } from '../confidence.ts';
import type { PageView } from '../reader.ts';
import { placeWords } from './date.ts';

/** A word of a name that the place bears, too, and whose marks the second reader saw in one of both. */
const PLACED = 0.93;

/** What the place beside the date says of the name of an agency that bears it: `HUYỆN VĂN CHẤN` beside `Văn Chấn, ngày …`. */
export interface NamedByPlace {
  /** The name, its words parted and spelled as the place is where they are none: `TƯNGHĨA`, `QUỶỲ HỢP`. */
  readonly name: string;
  /** The words that the place bears, as sure as both readings make them. */
  readonly sure: <Read extends Word>(word: Read) => Read;
  /** Second reader and place say that the word is spelled so. */
  readonly isSeen: (word: Word) => boolean;
}

interface Bearer {
  readonly letters: string;
  readonly word: Word;
}

export function namedByPlace(name: string, page: PageView): NamedByPlace {
  const place = placeWords(page).map((word): Bearer => ({ word, letters: lettersIn(word.text) }));
  const nothing = { name, sure: <Read extends Word>(word: Read) => word, isSeen: () => false };
  if (place.length < 2 || place.some(({ letters }) => letters === '')) return nothing;
  const tokens = name.split(' ');
  const run = runOf(tokens, place);
  if (run === undefined) return nothing;
  const printed = tokens.slice(run.from, run.to);
  const spelled = asPlaced(printed, place);
  if (!place.every((bearer, i) => isBorneBy(bearer, spelled[i]))) return nothing;
  const known = (word: Word) => place.findIndex((_bearer, i) => isSame(word.text, printed[i] ?? '') || isSame(word.text, spelled[i] ?? '')); // prettier-ignore
  const cutAt = isCutShort(printed, spelled) ? printed.length - 1 : undefined;
  const isGlued = (word: Word) => isSame(word.text, place.map(({ letters }) => letters).join(''));
  const isSeen = (word: Word) => isSpelledSo(place[known(word)], spelled[known(word)]);
  return {
    name: [...tokens.slice(0, run.from), ...spelled, ...tokens.slice(run.to)].join(' '),
    isSeen,
    sure: (word) => {
      if (isGlued(word)) return place.every((bearer, i) => isSpelledSo(bearer, spelled[i])) ? sureAs(word) : word;
      const at = known(word);
      if (at === -1) return word;
      // nothing but the place says how it ends
      if (at === cutAt && !isSpelledSo(place[at], spelled[at])) return { ...word, confidence: 0 };
      return bothRead(word, place[at], spelled[at] ?? '');
    },
  };
}

/** Words that ran together part as in the place, one that has a letter twice is spelled as there, and one that was cut off is whole. */
function asPlaced(printed: readonly string[], place: readonly Bearer[]): readonly string[] {
  const borne = place.map(({ letters }) => letters.toUpperCase());
  if (isCutShort(printed, borne)) return [...printed.slice(0, -1), borne.at(-1) ?? ''];
  if (printed.length < place.length) return borne.every(isSyllable) && !printed.every(isSyllable) ? borne : printed;
  return printed.map((token, i) => (isDoubled(token, borne[i] ?? '') ? (borne[i] ?? token) : token));
}

function isDoubled(token: string, borne: string): boolean {
  return !isSyllable(token) && undoubled(token).some((one) => fold(one) === fold(borne));
}

/** `HƯƠNG KH` beside `Hương Khê`: of the last word the end is under a pen, and what is left is no syllable. */
function isCutShort(printed: readonly string[], borne: readonly string[]): boolean {
  const [rest = '', whole = ''] = [printed.at(-1), borne.at(-1)].map((word = '') => fold(word));
  const isRest = rest !== '' && rest.length < whole.length && whole.startsWith(rest) && !isSyllable(rest);
  return isRest && printed.length === borne.length && printed.slice(0, -1).every((word, i) => isSame(word, borne[i] ?? '')); // prettier-ignore
}

/** Where the letters of the place stand in the name, however it is parted; perhaps without the end of the last word, which ends the name, then. */
function runOf(tokens: readonly string[], place: readonly Bearer[]): { from: number; to: number } | undefined {
  const wanted = place.map(({ letters }) => letters).join('');
  for (const [from] of tokens.entries()) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + place.length); to += 1) {
      if (isSame(tokens.slice(from, to).join(''), wanted)) return { from, to };
    }
  }
  const from = tokens.length - place.length;
  const borne = place.map(({ letters }) => letters);
  return from > 0 && isCutShort(tokens.slice(from), borne) ? { from, to: tokens.length } : undefined;
}

/** The same letters, but for one that is there twice. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => fold(text.replace(/[^\p{Lu}\p{Ll}]/gu, '')));
  return first !== '' && (first === second || undoubled(first ?? '').includes(second ?? ''));
}

function isBorneBy({ letters, word }: Bearer, token = ''): boolean {
  return (
    spellingKey(bare(letters)) === spellingKey(bare(token)) || confirmedBy({ ...word, text: token }) === 'confirmed'
  );
}

/** Engines read it double, too. */
const APOSTROPHES = /['’"”“]/u;

function bare(token: string): string {
  return token.replace(new RegExp(APOSTROPHES, 'gu'), '');
}

function isSpelledSo(bearer: Bearer | undefined, token = ''): boolean {
  return bearer !== undefined && confirmedBy({ ...bearer.word, text: token }) === 'confirmed';
}

function bothRead<Read extends Word>(word: Read, bearer: Bearer | undefined, token: string): Read {
  if (bearer === undefined) return word;
  const opinions = [word, bearer.word].map((one) => confirmedBy({ ...one, text: token }));
  if (opinions.includes('confirmed') && !opinions.includes('doubted')) return sureAs(word);
  // `M'GAR` beside `Mgar`: letters that make no syllable are no chance
  const isOdd = !isSyllable(bare(token));
  // with its apostrophe in both even less
  if (isOdd && [word, bearer.word].every(({ text }) => APOSTROPHES.test(text.slice(1, -1)))) return sureAs(word);
  return isOdd ? { ...word, confidence: agreed(word.confidence, 1 - bearer.word.confidence) } : word;
}

function sureAs<Read extends Word>(word: Read): Read {
  return { ...word, confidence: Math.max(word.confidence, PLACED) };
}

/** `Căn,ngày`: what stands before the comma; an apostrophe may be read double. */
function lettersIn(text: string): string {
  return /^\P{L}*(\p{L}[\p{L}'’"”“]*)/u.exec(text.normalize('NFC'))?.[1] ?? '';
}
