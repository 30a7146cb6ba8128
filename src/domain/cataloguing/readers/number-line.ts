import type { PlacedWord } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { makeLine, withoutJunk } from '../../layout/text-line.ts';
import { editDistance } from '../../text/distance.ts';
import { fold } from '../../text/fold.ts';
import { bodyInitials, matchInitials, type InitialsMatch } from '../body-initials.ts';
import { abbreviationsOf, nearestAbbreviation, typeOfAbbreviation } from '../document-types.ts';
import { SURELY_READ, worstWord } from '../confidence.ts';
import { joinWords, type JoinedText } from '../joined-text.ts';
import type { NumberParts } from '../number-grammar.ts';
import { isPlausible, leadingAbbreviation, PARTY_LETTER, parseNumberLine } from '../number-grammar.ts';
import type { PageView } from '../reader.ts';
import { writtenDigits } from '../written-digits.ts';
import { titleType } from './title-type.ts';

export interface NumberLine {
  readonly parts: NumberParts;
  readonly numberWords: readonly PlacedWord[];
  readonly notationWords: readonly PlacedWord[];
  readonly line: TextLine;
  readonly joined: JoinedText;
  /** How the notation fits the name of the agency in the head. */
  readonly fits: InitialsMatch;
  /** Its letters for the agency, before they were made to fit. */
  readonly letters: string;
  /** The notation is what title and agency make likely, not quite what was read. */
  readonly proposed: boolean;
  /** The type, too. */
  readonly mended: boolean;
}

/** The number line of the head of a page, taken apart; undefined when there is none that can be read. */
export function readNumberLine(view: PageView): NumberLine | undefined {
  const printed = view.layout.head?.numberLine;
  if (printed === undefined) return undefined;
  // a hand over the print makes junk of the whole word: its end may still be a notation
  const whole = readLine(printed, view);
  const clean = readLine(withoutJunkBehind(printed), view);
  return clean?.parts.notation === undefined && whole?.parts.notation !== undefined ? whole : (clean ?? whole);
}

function readLine(line: TextLine, view: PageView): NumberLine | undefined {
  const joined = joinWords(line.words);
  const { text, read, spelled } = spelledLine(joined.text);
  const fit = (parts: NumberParts) =>
    fitToBody(parts, view, worstWord(joined.wordsBetween(...parts.notationSpan).map(({ word }) => word)));
  const isReadable = isSound(read?.notation, view) || (read !== undefined && isMended(fit(read), view));
  const meant = isReadable ? undefined : expectedEnd(text, view);
  const parts = withMeant(read, meant);
  if (parts === undefined) return undefined;
  const notationWords = joined.wordsBetween(...parts.notationSpan);
  const { kind, parts: fitting } = fit(parts);
  return {
    parts: fitting,
    fits: kind,
    letters: bodyPart(parts.notation ?? '') ?? '',
    proposed: meant?.near === true || isGuess(kind, spelled),
    mended: meant?.near === true,
    numberWords: joined.wordsBetween(...parts.numberSpan),
    notationWords,
    line,
    joined,
  };
}

/** What only the list of inspectors, one letter beside the initials or a figure for a letter says. */
function isGuess(kind: InitialsMatch, spelled: SpelledLine['spelled']): boolean {
  return kind === 'guessed' || spelled === 'unit' || (spelled === 'body' && kind !== 'same');
}

/** What was read before the notation still counts where a notation was read at all. */
function withMeant(
  read: NumberParts | undefined,
  meant: { readonly parts: NumberParts; readonly notation: string } | undefined,
): NumberParts | undefined {
  if (read?.notation === undefined || meant === undefined) return meant?.parts ?? read;
  return { ...read, notation: meant.notation };
}

/** `/5TC-VP` → `/STC-VP`: no notation has a figure before its letters. */
function withLetter(joined: string): string {
  return joined.replace(/(?<=\/)5(?=\p{Lu}{1,7}-\p{Lu})/u, 'S');
}

interface SpelledLine {
  readonly text: string;
  readonly read: NumberParts | undefined;
  /** What was spelled as it can only be, besides the type. */
  readonly spelled?: 'unit' | 'body';
}

function spelledLine(joined: string): SpelledLine {
  const text = withLetter(joined);
  const parsed = parseNumberLine(text);
  const typed = parsed === undefined ? undefined : spelledType(parsed);
  const read = typed === undefined ? undefined : spelledInspectors(typed);
  if (read !== typed) return { text, read, spelled: 'unit' };
  return text === joined ? { text, read } : { text, read, spelled: 'body' };
}

/** One letter was misread (`ÑGCBQLGD-NV`), and the initials of the agency say which is meant. */
function isMended(
  { kind, parts }: { readonly kind: InitialsMatch; readonly parts: NumberParts },
  view: PageView,
): boolean {
  return kind === 'near' && isSound(parts.notation, view);
}

/** Can stand as it was read; under a title it begins with the abbreviation of that. */
function isSound(notation: string | undefined, view: PageView): boolean {
  if (notation === undefined || !isPlausible(notation)) return false;
  const title = titleType(view)?.type.value;
  return title === undefined || abbreviationsOf(title).includes(leadingAbbreviation(notation));
}

/**
 * What stands before the notation could not be told from it, but the line ends with what the title and the agency make of
 * it: `Sốz499z7BC-UBND` under BÁO CÁO and ỦY BAN NHÂN DÂN. `near`: one letter is another one, or the case was lost.
 */
function expectedEnd(
  joined: string,
  view: PageView,
): { readonly parts: NumberParts; readonly notation: string; readonly near: boolean } | undefined {
  const text = bareEnd(joined);
  const notations = expectedNotations(view);
  const exact = notations.find((notation) => text.endsWith(notation));
  const notation = exact ?? notations.find((other) => nearLength(text, other) !== undefined) ?? typedEnd(text, view) ?? letterEnd(text, view); // prettier-ignore
  if (notation === undefined) return undefined;
  const start = startOfEnd(joined, nearLength(text, notation) ?? notation.length);
  const from = Math.min(/^[^\p{L}\d/]{0,2}(?:[sS][\p{L}0]?)?[:.;,]{0,2}/u.exec(joined)?.[0].length ?? 0, start);
  const parts = { notation, blank: false, numberSpan: [from, start], notationSpan: [start, joined.length] } as const;
  const told = joined.slice(from, start);
  const isWhole = notation === letterEnd(text, view) && told === numberTold(view);
  return { parts, notation, near: exact === undefined && !isWhole };
}

/** As notations are written, without the signs behind one. */
function bareEnd(joined: string): string {
  return joined
    .replace(/[–—−]/gu, '-')
    .replace(/-{2,}/gu, '-')
    .replace(/Ð/gu, 'Đ')
    .replace(/[^\p{L}\d]+$/u, '');
}

/** Where in what was read the last `length` letters and signs of its bare end begin. */
function startOfEnd(joined: string, length: number): number {
  let start = joined.length;
  while (start > 0 && bareEnd(joined.slice(start)).length < length) start -= 1;
  return start;
}

/** The digits before a notation, where their readers are certain of them. */
function numberTold({ reading }: PageView): string | undefined {
  const written = writtenDigits(reading, 'number');
  return written?.review === false ? written.value : undefined;
}

/** How much of the end of a text is a notation, or one letter beside it; undefined where nothing is. */
function nearLength(text: string, notation: string): number | undefined {
  const wanted = fold(notation);
  return [0, 1, -1]
    .map((by) => notation.length + by)
    .find((length) => editDistance(fold(text.slice(-length)), wanted, 1) <= 1);
}

/**
 * `FIr--HĐND`, `TI-BYT` under TỜ TRÌNH: the agency is whole, or all but one letter of a long one (`TI-STTTI`), so that the
 * letters before its dash can only be the type.
 */
function typedEnd(text: string, view: PageView): string | undefined {
  const title = titleType(view)?.type.value;
  const type = title === undefined ? undefined : abbreviationsOf(title)[0];
  const [, read = ''] = /\p{L}{1,4}-(\p{Lu}{3,})$/u.exec(text) ?? [];
  if (type === undefined || read === '') return undefined;
  const bodies = longestFirst(bodyInitials(view)).filter(({ length }) => length >= 3);
  const near = bodies.filter((initials) => initials.length >= 4 && initials.length === read.length && editDistance(read, initials, 1) === 1); // prettier-ignore
  const body = bodies.includes(read) ? read : near.length === 1 ? near[0] : undefined;
  return body === undefined ? undefined : `${type}-${body}`;
}

/** `Số/2J.24UBND-TH`: a letter begins with the body, and only that can be expected. */
function letterEnd(text: string, view: PageView): string | undefined {
  if (titleType(view) !== undefined) return undefined;
  const unit = /-\p{Lu}{1,6}[gr]?$/u.exec(text)?.[0];
  const body = longestFirst(bodyInitials(view)).find(
    (initials) => initials.length >= 3 && text.endsWith(`${initials}${unit ?? '-'}`),
  );
  return body === undefined || unit === undefined ? undefined : body + unit;
}

/** So that `BC-BVĐK` is found before `BC-ĐK`. */
function longestFirst(texts: readonly string[]): readonly string[] {
  return texts.toSorted((one, other) => other.length - one.length);
}

function expectedNotations(view: PageView): readonly string[] {
  const title = titleType(view)?.type.value;
  const types = title === undefined ? [] : abbreviationsOf(title);
  const bodies = bodyInitials(view).filter(({ length }) => length >= 2);
  return longestFirst(types.flatMap((type) => bodies.flatMap((body) => [`${type}-${body}`, `${type}/${body}`])));
}

/** The label is badly read where a hand wrote over it: it stays, whatever it looks like. */
function withoutJunkBehind(printed: TextLine): TextLine {
  const clean = withoutStrokeAtEnd(withoutJunk(printed) ?? printed);
  const [label] = printed.words;
  return label === undefined || clean.words.includes(label) ? clean : makeLine([label, ...clean.words]);
}

/** A small letter or figure alone behind a notation, hardly read: ink. */
const HARDLY_READ = 0.35;

function withoutStrokeAtEnd(line: TextLine): TextLine {
  const last = line.words.at(-1)?.word;
  const isStroke = last !== undefined && last.confidence < HARDLY_READ && /^[\p{Ll}\d]$/u.test(last.text);
  return isStroke && line.words.length > 1 ? makeLine(line.words.slice(0, -1)) : line;
}

/** `TTIr-SNV`, `SNV-TITr` → `TTr`: the closed list of types, where only one of them is one stroke away; an inspectorate is called so, too. */
function spelledType(parts: NumberParts): NumberParts {
  const { notation, referenceNumber } = parts;
  const repaired = notation?.replace(/[\p{Lu}\p{Ll}1]+/gu, (read) => nearestAbbreviation(read) ?? read);
  if (notation === undefined || repaired === notation || repaired === undefined) return parts;
  const reference = referenceNumber?.replace(notation, repaired);
  return { ...parts, notation: repaired, ...(reference === undefined ? {} : { referenceNumber: reference }) };
}

/** `SLĐTBXH-TTI` → `SLĐTBXH-TTr`: of the inspectors, whose last letter is read as a stroke. */
function spelledInspectors(parts: NumberParts): NumberParts {
  const { notation, referenceNumber } = parts;
  const repaired = notation?.replace(/(?<=-)TT[I1l|]$/u, 'TTr');
  if (notation === undefined || repaired === undefined || repaired === notation) return parts;
  const reference = referenceNumber?.replace(notation, repaired);
  return { ...parts, notation: repaired, ...(reference === undefined ? {} : { referenceNumber: reference }) };
}

/** `BC-SGDĐDT` under `SỞ GIÁO DỤC VÀ ĐÀO TẠO` is `BC-SGDĐT`. */
function fitToBody(
  parts: NumberParts,
  view: PageView,
  read: number,
): { readonly kind: InitialsMatch; readonly parts: NumberParts } {
  const { notation, referenceNumber } = parts;
  const abbreviation = notation === undefined ? undefined : bodyPart(notation);
  if (notation === undefined || abbreviation === undefined) return { kind: 'other', parts };
  const { kind, initials } = matchInitials(abbreviation, bodyInitials(view), read < SURELY_READ);
  if (initials === undefined || kind === 'same') return { kind, parts };
  const repaired = notation.replace(abbreviation, initials);
  const reference = referenceNumber?.replace(notation, repaired);
  return { kind, parts: { ...parts, notation: repaired, ...(reference === undefined ? {} : { referenceNumber: reference }) } }; // prettier-ignore
}

/** The part of a notation that names the body: the second after a type, else the first. */
export function bodyPart(notation: string): string | undefined {
  const [first, second] = notation.split(/[-/]/u);
  const isTyped = first !== undefined && (first === PARTY_LETTER || typeOfAbbreviation(first) !== undefined);
  return isTyped && second !== undefined ? second : first;
}
