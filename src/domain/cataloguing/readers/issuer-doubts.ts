import type { Word } from '../../page/page-reading.ts';
import { PHRASES } from '../../layout/phrases.ts';
import { fold } from '../../text/fold.ts';
import { isSyllable, spellingKey } from '../../text/syllable.ts';
import type { SpellingShare } from '../../words/letter-scores.ts';
import { confirmedBy, lettersOf } from '../../words/second-look.ts';
import { isProvince } from '../mark-repair.ts';
import type { DocumentView } from '../reader.ts';
import { elsewhere } from '../witness.ts';
import { isCutOff } from '../word-pairs.ts';
import { placeWords } from './date.ts';
import { APOSTROPHE, isKnownName, unknownWords } from './issuer-name.ts';

/** Words of names that everybody shortens: they are no syllables, and read right all the same. */
export const ABBREVIATED =
  /\p{Lu}*(?:UBND|HĐND)\p{Lu}*|(?<!\p{L})(?:THPT|THCS|PTDT|DTNT|GDTX|GD\s?&?\s?ĐT|GDĐT|PTNT|TP|QLDA|KCN|KKT)(?!\p{L})/gu;

/** Committees and councils of the people are of a unit that is named with its kind, and no unit is a body itself: a part was lost. */
const UNIT_LOST =
  /^(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran) (?!uy\b|doan\b|doi\b)|^(?:uy ban|hoi dong) nhan dan(?:$| (?!tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|cap|lam thoi))|^(?:(?:uy ban|hoi dong) nhan dan|ubnd|hdnd) (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)$/;

interface NameContext {
  readonly view: DocumentView;
  /** Of the name, as read. */
  readonly words: readonly Word[];
  /** Words of a district that is called so with all its marks. */
  readonly listed: ReadonlySet<string>;
  /** Second reader and place say that the word is spelled so. */
  readonly isSeenInPlace: (word: Word) => boolean;
}

/** The name of an agency of which a part was lost or covered, or whose marks something else on the page says otherwise: a person looks. */
export function isNameInDoubt(text: string, { view, words, listed, isSeenInPlace }: NameContext): boolean {
  const names = text.split('; ');
  if (names.some((name) => UNIT_LOST.test(fold(name)) || losesItsEnd(name) || isMutilated(name, view, words)))
    return true;
  if (listed.size === 0 && isCalledOtherwise(text, words, view)) return true;
  if (isKnownName(text)) return false;
  const open = [...words, ...placeWords(view.first)].filter(
    (word) => !isSeenInPlace(word) && !listed.has(fold(lettersOf(word.text))),
  );
  return open.some((word) => isSeenOtherwise(word, text));
}

/** Ministries and departments are a closed list: of `SỞ GIÁO AN` a part was lost. */
const LISTED = PHRASES.issuerPhrases.filter((phrase) => /^(?:SỞ|BỘ) /u.test(phrase)).map((phrase) => fold(phrase));

/**
 * A part of the name was covered: `ỦY BAN HUYỆN …`, a department that is none, a word that is neither a syllable (`NGH`) nor an
 * abbreviation and stands nowhere else in the document.
 */
function isMutilated(name: string, view: DocumentView, own: readonly Word[]): boolean {
  const folded = fold(name);
  const spelledOut = name.replace(ABBREVIATED, '');
  if (/^(?:so|bo) /.test(folded) && spelledOut === name && !LISTED.some((body) => folded.startsWith(body))) return true;
  const odd = spelledOut.split(/[^\p{L}’]+/u).filter((token) => token !== '' && !isSyllable(token) && !isOfProvince(token)); // prettier-ignore
  if (odd.length === 0) return false;
  const seen = new Set([...elsewhere(view, own).words].map((word) => word.toUpperCase()));
  return odd.some((token) => !token.includes(APOSTROPHE) && !seen.has(token.toUpperCase()));
}

/** `ĐẮK` is a syllable of no other name. */
const PROVINCE_WORDS: ReadonlySet<string> = new Set(PHRASES.provinces.flatMap((name) => name.toUpperCase().split(' ')));

function isOfProvince(token: string): boolean {
  return PROVINCE_WORDS.has(token.toUpperCase());
}

/** `TRUNG TÂM PHỤC VỤ HÀNH CHÍ` */
function losesItsEnd(name: string): boolean {
  const [last = '', before = ''] = name.split(' ').toReversed();
  return isCutOff(before, last);
}

/** The second reader sees other marks on a word that stays as it was read, here or in the place, which bears the same name. */
function isSeenOtherwise(word: Word, name: string): boolean {
  const letters = lettersOf(word.text);
  const isKept = name.split(' ').includes(letters.toUpperCase()) && unknownWords(name).has(fold(letters));
  return isKept && confirmedBy(word) === 'doubted';
}

/** `TRƯỜNG THPT LAI VỤNG` beside `Lai Vung, ngày …`: one of both has a speck for a mark, and the rest does not say which. */
function isCalledOtherwise(name: string, own: readonly Word[], view: DocumentView): boolean {
  const beside = placeWords(view.first);
  const place = beside.map(({ text }) => lettersOf(text)).filter((word) => word !== '');
  if (place.length < 2 || isProvince(place.join(' '))) return false;
  const tokens = name.split(' ');
  const wanted = fold(place.join(' '));
  const at = tokens.findIndex((_token, i) => fold(tokens.slice(i, i + place.length).join(' ')) === wanted);
  const named = tokens.slice(at, at + place.length);
  const isSeen = (word: string, i: number) => {
    const spellings = beside[i]?.spellings ?? [];
    const inName = own.find(({ text }) => lettersOf(text) === word)?.spellings ?? [];
    return confirmedBy({ text: word, spellings }) === 'confirmed' || (leads(word, spellings, 0.8) && leads(word, inName, 0.5)); // prettier-ignore
  };
  if (at === -1 || isSpelledAlike(named, place) || named.every((word, i) => isSeen(word, i) || isSpelledAlike([word], [place[i] ?? '']))) return false; // prettier-ignore
  // the second reader, too, sees other marks there: a stamp that lost them in the same way says nothing
  const isOther = (word: string, i: number) => !isSpelledAlike([word], [place[i] ?? '']) && beside[i] !== undefined && confirmedBy(beside[i]) === 'confirmed'; // prettier-ignore
  if (named.some(isOther)) return true;
  const seen = elsewhere(view, [...own, ...beside]).pairs(fold(named.slice(0, 2).join(' ')));
  return !seen.some(({ pair }) => isSpelledAlike(pair.split(' '), named.slice(0, 2)));
}

/** The likeliest spelling, with this share at least. */
function leads(word: string, [first]: readonly SpellingShare[], share: number): boolean {
  return first !== undefined && first.share >= share && spellingKey(first.text) === spellingKey(word);
}

function isSpelledAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.every((word, i) => spellingKey(word) === spellingKey(other[i] ?? ''));
}
