import type { Word } from '../page/page-reading.ts';
import { spellingKey } from '../text/syllable.ts';
import { lettersOf } from '../words/second-look.ts';
import { neverFollow, standSideBySide } from './word-pairs.ts';

/** Signs that never stand alone between two words of print: specks, and the ends of rules and frames; with a dash, too, and a dash after the last word. */
const LONE_SIGN =
  /(?<=\s)(?:[_~|.,;'`´‘’“”"^*¬°•·†‡<>‹›«»\\+=#§©®{}]{1,3}|[-–][_~|^*•·]|[_~|^*•·][-–]|[-–—_=]{2,}|[-–]$)(?=\s|$)/gu;

/**
 * `Phông Ủy _ ban` → `Phông Ủy ban`. `dropped`: something was taken out; the speck may have been a letter, so the value
 * is for a person to look at.
 */
export function withoutLoneSigns(text: string): { readonly text: string; readonly dropped: boolean } {
  const kept = text.replace(LONE_SIGN, ' ').replace(/\s+/gu, ' ').trim();
  return { text: kept, dropped: kept !== text.replace(/\s+/gu, ' ').trim() };
}

const GLUED = /^[-–.,'`´‘’^~*](?=\p{Ll}+\P{L}*$)/u;
/** The same where no other one closes or opens what it does. */
const LONE_QUOTE = /^[“”"„«»](?=\p{Ll}+\P{L}*$)/u;

/** `nhà “thầu`: a quotation is never half of one. */
export function hasLoneQuote(text: string): boolean {
  return (text.match(/[“”"„«»]/gu)?.length ?? 0) % 2 === 1;
}

/** `khó -khăn`, `bảo 'vệ`, `bãi - bỏ` → `khó khăn`, `bảo vệ`, `bãi bỏ`: nothing is printed between two words that belong together. */
export function withoutGluedSigns(words: readonly Word[]): readonly Word[] {
  const parted = words.flatMap(apart);
  const isLone = hasLoneQuote(words.map(({ text }) => text).join(' '));
  const isGlued = (text: string) => GLUED.test(text) || (isLone && LONE_QUOTE.test(text));
  return parted
    .filter((word, i) => !(isDash(word) && together(parted[i - 1], parted[i + 1])))
    .map((word, i, all) =>
      isGlued(word.text) && together(all[i - 1], word) ? { ...word, text: word.text.slice(1) } : word,
    )
    .map((word, i, all) => withoutStop(word, all[i + 1]));
}

/** Printed signs are read as surely as this, specks are not (46 of them, 0–0.92). */
export const PRINTED_SIGN = 0.93;

function isDash({ text, confidence }: Word): boolean {
  return confidence < PRINTED_SIGN && /^[-–]$/u.test(text);
}

function together(one: Word | undefined, other: Word | undefined): boolean {
  const [before, after] = [lettersOf(one?.text ?? ''), lettersOf(other?.text ?? '')];
  return before !== '' && after !== '' && standSideBySide(spellingKey(before), spellingKey(after));
}

/**
 * A sentence has no full stop inside: `đất đai. khoáng sản` needs something between the two words, so that it was a comma, `đội ngũ. giáo
 * viên` nothing. A colon that was hardly read is a speck there as well; a sign that was surely read asks.
 */
function withoutStop(word: Word, next: Word | undefined): Word {
  const [, one, sign] = /^(\p{Ll}{2,})([.:])$/u.exec(word.text) ?? [];
  const other = /^(\p{Ll}{2,})\P{L}*$/u.exec(next?.text ?? '')?.[1];
  const most = sign === ':' ? HARDLY_READ : PRINTED_SIGN;
  if (one === undefined || other === undefined || word.confidence >= most) return word;
  if (standSideBySide(spellingKey(one), spellingKey(other))) return { ...word, text: one };
  const isComma = sign === '.' && neverFollow(spellingKey(one), spellingKey(other));
  return isComma ? { ...word, text: `${one},` } : word;
}

const HARDLY_READ = 0.6;

/** `vi.phạm`, `Dự-họp`: a speck in the blank; `quan,.đơn`: one behind a comma. */
function apart(word: Word): readonly Word[] {
  const text = word.text.normalize('NFC');
  const [, one, sign, other] = /^(\p{L}\p{Ll}+)(,\.|\.,|[-–.·:;])(\p{Ll}{2,}\P{L}*)$/u.exec(text) ?? [];
  if (one === undefined || sign === undefined || other === undefined) return [word];
  const isComma = sign.includes(',');
  // `bê-tông`
  if (/[-–:;]/u.test(sign) && word.confidence >= PRINTED_SIGN) return [word];
  if (!isComma && !standSideBySide(spellingKey(one), spellingKey(lettersOf(other)))) return [word];
  return [
    { ...word, text: isComma ? `${one},` : one },
    { ...word, text: other },
  ];
}
