import { fold } from '../text/fold.ts';
import { splitTone } from '../text/syllable.ts';
import type { PageView } from './reader.ts';

/** Words of a name that its abbreviation leaves out. */
const SMALL: ReadonlySet<string> = new Set(['VÀ', 'CÁC', 'CỦA', 'VỀ']);

/**
 * First letters of the agency lines of a head, each line alone and with those above it: `SỞ THÔNG TIN` / `VÀ TRUYỀN THÔNG` →
 * `STTTT`. Bodies abbreviate themselves as they like (NĐ 30/2020, Phụ lục I, II.3b), most of them so.
 */
export function bodyInitials({ layout }: PageView): readonly string[] {
  const { head } = layout;
  if (head === undefined) return [];
  const lines = head.left
    .filter((line) => line !== head.numberLine && !head.subjectLines.includes(line))
    .map((line) => initialsOf(line.text))
    .filter((initials) => initials !== '');
  return lines.flatMap((_line, from) => lines.slice(from).map((_last, i) => lines.slice(from, from + i + 1).join('')));
}

function initialsOf(text: string): string {
  const words = text.match(/\p{Lu}{2,}/gu) ?? [];
  return words
    .filter((word) => !SMALL.has(word))
    .map((word) => (word === 'UBND' || word === 'HĐND' ? word : splitTone(word).letters.charAt(0).toUpperCase()))
    .join('');
}

/** How the abbreviation of a body in a notation stands to the name in the head. */
export type InitialsMatch = 'same' | 'near' | 'cut' | 'other';

/** `near`: one letter read wrong, and `initials` is what is meant; `cut`: the notation breaks off after its first letter. */
export function matchInitials(
  abbreviation: string,
  candidates: readonly string[],
): { readonly kind: InitialsMatch; readonly initials?: string } {
  if (candidates.includes(abbreviation)) return { kind: 'same', initials: abbreviation };
  const near = candidates.filter((initials) => initials.length >= 3 && isMisread(abbreviation, initials));
  const [only, ...others] = new Set(near);
  if (only !== undefined && others.length === 0) return { kind: 'near', initials: only };
  const isCut = abbreviation.length < 3 && candidates.some((initials) => initials.length > abbreviation.length + 1 && initials.startsWith(abbreviation)); // prettier-ignore
  return { kind: isCut ? 'cut' : 'other' };
}

/** Đ lost its stroke or was read twice, or a letter became a small one or one with a tone, which no abbreviation has. */
function isMisread(read: string, initials: string): boolean {
  if (fold(read).replace(/d+/g, 'd') === fold(initials).replace(/d+/g, 'd')) return true;
  if (read.length !== initials.length) return false;
  const wrong = read.split('').filter((letter, i) => letter !== initials.charAt(i));
  return wrong.length === 1 && wrong.every((letter) => splitTone(letter).tone !== '' || /\p{Ll}/u.test(letter));
}
