import type { TextLine } from '../../layout/text-line.ts';
import { fold } from '../../text/fold.ts';
import type { PageView } from '../reader.ts';
import { bodyPart, readNumberLine } from './number-line.ts';

/**
 * Whether a line of the agency is missing among those that were read, which look whole without it: `SỞ Y TẾ AN GIANG` where
 * the hospital below was not read at all. The letters of the body in the notation come in its name one after the other, however
 * it abbreviates itself.
 */
export function hasLostLine(page: PageView, lines: readonly TextLine[]): boolean {
  const read = readNumberLine(page);
  const notation = read?.proposed === true ? undefined : read?.parts.notation;
  const letters = notation === undefined ? '' : fold(bodyPart(notation) ?? '').replace(/[^a-z]/gu, '');
  if (letters.length < 3 || read?.fits === 'same') return false;
  const name = spelledOut(fold(lines.map(({ text }) => text).join(' '))).replace(/[^a-z]/gu, '');
  return !isWithin(letters, name);
}

/** Names in the head are shortened too, and notations may shorten less. */
function spelledOut(folded: string): string {
  return folded
    .replace(/\bubnd\b/gu, 'ubnd uy ban nhan dan')
    .replace(/\buy ban nhan dan\b/gu, 'ubnd uy ban nhan dan')
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
