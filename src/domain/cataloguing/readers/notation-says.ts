import type { TextLine } from '../../layout/text-line.ts';
import { fold } from '../../text/fold.ts';
import type { PageView } from '../reader.ts';
import { readNumberLine } from './number-line.ts';

/** What the letters of the body in the notation say of the name in the head. */
export type NotationSays = 'agrees' | 'lost' | 'nothing';

/**
 * The letters come in the name one after the other, however it abbreviates itself (`agrees`); where they do not, a line of
 * it was not read, though it looks whole without: `SỞ Y TẾ AN GIANG` above `QĐ-BVĐK`, without the hospital (`lost`).
 */
export function notationSays(page: PageView, lines: readonly TextLine[]): NotationSays {
  const read = readNumberLine(page);
  if (read === undefined || (read.proposed && read.fits !== 'guessed')) return 'nothing';
  if (read.fits === 'same') return 'agrees';
  const letters = fold(read.letters).replace(/[^a-z]/gu, '');
  if (letters.length < 3) return 'nothing';
  const names = lines.map((_line, from) => nameOf([...lines.slice(from), ...lines.slice(0, from)]));
  if (names.slice(0, 1).some((name) => isWithin(letters, name))) return 'agrees';
  // `VPUBND` begins with the lower line
  return names.some((name) => isWithin(letters, name)) ? 'nothing' : 'lost';
}

function nameOf(lines: readonly TextLine[]): string {
  return spelledOut(fold(lines.map(({ text }) => text).join(' '))).replace(/[^a-z]/gu, '');
}

/** Also what a pen left of one: `ỦY BAN HUYỆN …`, `NHÂN DÂN HUYỆN …`. */
const COMMITTEE =
  /\buy ban nhan dan\b|(?:\buy ban (?:nhan )?|^(?:ban )?nhan dan )(?=(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran) )/gu;

/** Names in the head are shortened too, and notations may shorten less. */
function spelledOut(folded: string): string {
  return folded
    .replace(/\bubnd\b/gu, 'ubnd uy ban nhan dan')
    .replace(COMMITTEE, 'ubnd uy ban nhan dan ')
    .replace(/\bhoi dong nhan dan\b/gu, 'hdnd hoi dong nhan dan');
}

function isWithin(letters: string, name: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
