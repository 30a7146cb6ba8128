import { editDistance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import { isSyllable, splitTone } from '../text/syllable.ts';
import { repairMarks } from './mark-repair.ts';
import type { PageView } from './reader.ts';

/** Words of a name that its abbreviation leaves out. */
const SMALL: ReadonlySet<string> = new Set(['VÀ', 'CÁC', 'CỦA', 'VỀ']);

/**
 * First letters of the agency lines of a head, each line alone and with those above it: `SỞ THÔNG TIN` / `VÀ TRUYỀN THÔNG` →
 * `STTTT`; also without the word for the kind of body: `VTLTNN` for a CỤC. Bodies abbreviate themselves as they like (NĐ 30/2020, Phụ lục I, II.3b), most of them so.
 */
export function bodyInitials({ layout }: PageView): readonly string[] {
  const { head } = layout;
  if (head === undefined) return [];
  const printed = head.left
    .filter((line) => line !== head.numberLine && !head.subjectLines.includes(line))
    .map((line) => line.text);
  const texts = printed.map(repairMarks);
  const lines = printed.filter((_text, i) => initialsOf(texts[i] ?? '') !== '');
  // a name that runs over two lines is known as a whole only
  const spans = lines.flatMap((_line, from) =>
    lines.slice(from).map((_last, i) => repairMarks(lines.slice(from, from + i + 1).join(' '))),
  );
  // a word without a vowel is an abbreviation, or lost it
  const names = [...spans, ...spans.flatMap(parted)];
  const runs = [...new Set([...names.map((name) => initialsOf(name)), ...names.map((name) => initialsOf(name, isAbbreviation))])]; // prettier-ignore
  return [
    ...runs,
    ...runs.filter(({ length }) => length >= 5).map((run) => run.slice(1)),
    ...ofParty(texts),
    ...ofBoards(texts),
    ...ofCommittees(printed),
  ];
}

/** Two words that ran together, wherever they may part: `BỐTRẠCH` is `BỐ TRẠCH` or `BỐT RẠCH`. */
function parted(name: string): readonly string[] {
  const words = name.split(' ');
  return words.flatMap((word, at) => {
    if (isSyllable(word)) return [];
    const cuts = Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => i + 2);
    return cuts
      .map((cut) => [word.slice(0, cut), word.slice(cut)])
      .filter((pair) => pair.every(isSyllable))
      .map((pair) => words.with(at, pair.join(' ')).join(' '));
  });
}

/** `BAN NHÂN DÂN`, `NHÂN DÂN`: the first words of a committee are under a pen. */
function ofCommittees(printed: readonly string[]): readonly string[] {
  return printed.some((text) => /^\W*(?:ban )?nhan dan$/u.test(fold(text))) ? ['UBND'] : [];
}

/** A board keeps the letters of what it manages to itself: `BQLDA`, however long its name is. */
function ofBoards(texts: readonly string[]): readonly string[] {
  return texts.some((text) => fold(text).startsWith('ban quan ly du an')) ? ['BQLDA'] : [];
}

/** A body of the Party adds its committee: `BAN TỔ CHỨC` under `HUYỆN ỦY KIM GIANG` is `BTCHU`. */
function ofParty([parent, ...own]: readonly string[]): readonly string[] {
  const committee = /^\W*(\p{Lu})\p{Lu}+ (?:ỦY|UỶ)(?: |$)/u.exec(parent?.normalize('NFC') ?? '')?.[1];
  if (committee === undefined) return [];
  const suffix = `${splitTone(committee).letters.charAt(0).toUpperCase()}U`;
  return own.length === 0 ? [suffix] : [`${initialsOf(own.join(' '))}${suffix}`, suffix];
}

function initialsOf(text: string, isWhole: (word: string) => boolean = isCommittee): string {
  // `M’GAR` is one word
  const words = text.match(/(?:\p{Lu}['’])?\p{Lu}{2,}|(?<=\s)Y(?=\s)/gu) ?? [];
  return words
    .filter((word) => !SMALL.has(word))
    .map((word) => (isWhole(word) ? word : splitTone(word).letters.charAt(0).toUpperCase()))
    .join('');
}

function isCommittee(word: string): boolean {
  return word === 'UBND' || word === 'HĐND';
}

/** `UBND`, `THPT`, `GD`: what a name abbreviates already stands whole in the notation. */
function isAbbreviation(word: string): boolean {
  return isCommittee(word) || !/[aeiouy]/u.test(fold(word));
}

/** Bodies that shorten their name alike everywhere, whatever of it stands in one line. */
export const WELL_KNOWN_BODIES: ReadonlySet<string> = new Set([
  'UBND',
  'HĐND',
  'MTTQ',
  'LĐLĐ',
  'ĐĐBQH',
  'VKSND',
  'TAND',
]);

/** How the abbreviation of a body in a notation stands to the name in the head. */
export type InitialsMatch = 'same' | 'near' | 'guessed' | 'cut' | 'other';

/**
 * `near`: one letter read wrong, and `initials` is what is meant; `cut`: the notation breaks off after its first letter.
 * `guessed`: one letter beside the initials, as bodies may shorten themselves: only what was badly read is compared so.
 */
export function matchInitials(
  abbreviation: string,
  candidates: readonly string[],
  badlyRead = false,
): { readonly kind: InitialsMatch; readonly initials?: string } {
  // `SNN&PTNT` says its VÀ
  if (candidates.includes(abbreviation.replaceAll('&', ''))) return { kind: 'same', initials: abbreviation };
  // a speck between two letters
  const dotless = abbreviation.replaceAll('.', '');
  if (dotless !== abbreviation && candidates.includes(dotless)) return { kind: 'near', initials: dotless };
  const near = candidates.filter((initials) => initials.length >= 3 && isMisread(abbreviation, initials));
  const meant = near.length === 0 ? undefined : oneMeant(abbreviation, near);
  if (meant !== undefined) return meant;
  const guessed = badlyRead ? guessedInitials(abbreviation, candidates) : undefined;
  if (guessed !== undefined) return { kind: 'guessed', initials: guessed };
  const isCut = abbreviation.length < 3 && candidates.some((initials) => initials.length > abbreviation.length + 1 && initials.startsWith(abbreviation)); // prettier-ignore
  return { kind: isCut ? 'cut' : 'other' };
}

/** The one that `near` leaves; `NHÂN ĐÂN` in the head is a name that was misread, not its abbreviation. */
function oneMeant(
  abbreviation: string,
  near: readonly string[],
): { readonly kind: InitialsMatch; readonly initials: string } | undefined {
  if (WELL_KNOWN_BODIES.has(abbreviation)) return { kind: 'same', initials: abbreviation };
  const [only, ...others] = new Set(near);
  return only === undefined || others.length > 0 ? undefined : { kind: 'near', initials: only };
}

/** Letters of initials: the shorter ones are one letter beside too many other words. */
const ENOUGH_TO_GUESS = 4;

/** The only initials that are one letter away: one that is not theirs was read, or one of two alike was not. */
function guessedInitials(abbreviation: string, candidates: readonly string[]): string | undefined {
  const read = fold(abbreviation);
  const near = candidates.filter((initials) => {
    const meant = fold(initials);
    if (meant.length < ENOUGH_TO_GUESS || !read.startsWith(meant.charAt(0)) || editDistance(read, meant, 1) > 1)
      return false;
    return read.length >= meant.length || withoutDoubles(read) === withoutDoubles(meant);
  });
  const [only, ...others] = new Set(near);
  return others.length > 0 ? undefined : only;
}

/** Bodies leave letters out as they like (`MTTQ`), but none of two alike. */
function withoutDoubles(letters: string): string {
  return letters.replace(/(.)\1+/gu, '$1');
}

/** Đ lost its stroke or was read twice, or a letter became a small one or one with a tone, which no abbreviation has. */
function isMisread(read: string, initials: string): boolean {
  if (fold(read).replace(/d+/g, 'd') === fold(initials).replace(/d+/g, 'd')) return true;
  if (read.length !== initials.length) return false;
  const wrong = read.split('').filter((letter, i) => letter !== initials.charAt(i));
  return wrong.length === 1 && wrong.every((letter) => splitTone(letter).tone !== '' || /\p{Ll}/u.test(letter));
}
