import { afterAddresseesMark, PHRASES, findAnyPhrase, findPhrase } from '../../layout/phrases.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare, centreX, cutLine, lineGap, makeLine, right, withoutJunk } from '../../layout/text-line.ts';
import { letterCount } from '../../layout/placed-word.ts';
import { isSyllable } from '../../text/syllable.ts';
import type { PageView } from '../reader.ts';
import type { Title } from './title-type.ts';

/** The lines between a title and the body. */
export function titleSubject(title: Title, page: PageView): TextLine[] {
  const { body } = page.layout;
  const lines: TextLine[] = [];
  for (const printed of body.slice(title.index + 1)) {
    const line = fromSubjectMark(centredPart(withoutEdgeJunk(printed), title.line, page), lines.length);
    if (line === undefined || isSpeck(line, lines.at(-1)) || isMarginal(line, page)) continue;
    if (afterAddresseesMark(printed) !== undefined || /(?:^|\s)g[ửứừữuư]i\s*:/u.test(printed.text)) break;
    if (lines.length > 0 && isBeside(line, title.line, page)) continue;
    if (endsSubject({ line, printed }, lines, { title, page })) break;
    lines.push(line);
  }
  return rest(title) > 0 && lines.length === 0 ? [title.line] : lines;
}

/** The rule under the subject and specks beside it; `- 2018` under `năm học 2017` is none. */
function isSpeck({ text }: TextLine, before: TextLine | undefined): boolean {
  const endsYears = /^[-–—]\s?(?:19|20)\d\d[.,;]?$/u.test(text) && /\s(?:19|20)\d\d$/u.test(before?.text ?? '');
  return letterCount(text) < 2 && !endsYears;
}

/** `96!`: a piece of a stamp or of handwriting, alone on its line and not where the last words of the subject stand. */
function isBeside(line: TextLine, title: TextLine, page: PageView): boolean {
  const [first, ...others] = line.words;
  if (first === undefined || others.length > 0 || isUnderTitle(line, title, page)) return false;
  return first.word.confidence < 0.8 && !isSyllable(first.word.text);
}

/** Handwriting and stamps beside a line are glued to its ends: badly read words of odd signs there are no part of it. */
function withoutEdgeJunk(printed: TextLine): TextLine | undefined {
  const belongs = ({ word }: TextLine['words'][number]) =>
    word.confidence >= 0.6 || PRINTED.test(word.text) || WORN_MARK.test(word.text);
  const first = printed.words.findIndex(belongs);
  const last = printed.words.findLastIndex(belongs);
  return first === -1 ? undefined : withoutJunk(makeLine(printed.words.slice(first, last + 1)));
}

/** Letters alone, `Covid-19`, a year: print, however badly it was read. */
const PRINTED = /^(?:[\p{L}(“"]{2,}(?:-\d{1,2})?|(?:19|20)\d\d)[,;.):”"]*$/u;

/** `\VWw`: of `V/v` both letters are left. */
const WORN_MARK = /^\P{L}{0,2}V[\\/W]?[vw]\P{L}?$/u;

/** More words than these are not taken off the end of a line. */
const MOST_STAMPED = 5;

/**
 * The lines of a subject stand centred under the title. A stamp or figures written beside one make it longer at one
 * end: it is what is centred once the fewest such words are taken off.
 */
function centredPart(line: TextLine | undefined, title: TextLine, page: PageView): TextLine | undefined {
  if (line === undefined || isUnderTitle(line, title, page)) return line;
  const { words } = line;
  const isStrange = ({ word }: TextLine['words'][number]) => word.confidence < 0.7 || !isSyllable(word.text.replace(/[,.;:]$/u, '')) || capitalShare(word.text) > 0.7; // prettier-ignore
  for (let count = 1; count <= Math.min(MOST_STAMPED, words.length - 2); count += 1) {
    for (const [dropped, kept] of [
      [words.slice(0, count), words.slice(count)],
      [words.slice(-count), words.slice(0, -count)],
    ] as const) {
      const rest = makeLine(kept);
      if (dropped.every(isStrange) && isUnderTitle(rest, title, page)) return rest;
    }
  }
  return line;
}

/** The first line begins with `Về việc`, whatever dirt was read before it. */
function fromSubjectMark(line: TextLine | undefined, index: number): TextLine | undefined {
  const place = line === undefined || index > 0 ? undefined : findPhrase(line, PHRASES.subjectMark);
  if (line === undefined || place === undefined || place.from > 3) return index > 0 ? line : fromLostMark(line);
  const before = line.words.slice(0, place.from);
  // `mời họp về việc …`; what a stamp beside left is in capitals
  const isText = before.length >= 2 && before.every(({ word }) => isSyllable(word.text) && capitalShare(word.text) < 1);
  return isText ? line : cutLine(line, place.from)[1];
}

/** `©'V§ việc …`: of `Về việc` the second word is left, behind what a stamp made of the first. */
function fromLostMark(line: TextLine | undefined): TextLine | undefined {
  const at = line?.words.slice(0, 4).findIndex(({ word }) => word.text === 'việc') ?? -1;
  if (line === undefined || at < 1) return line;
  const isDirt = line.words.slice(0, at).every(({ word }) => word.confidence < 0.7 || !/^\p{L}+$/u.test(word.text));
  return isDirt ? cutLine(line, at)[1] : line;
}

/** `V/v` or `Về việc` at the head of a line, as engines read it under damage: `V¿v`. */
const MARK = /^\W{0,3}V\W?[vV]\s|^\W{0,3}V[ềêé]\s+việc\s/u;

/**
 * The lines of a subject on a page whose head or title nobody could read: from a line that begins with the mark of a
 * subject, above all body text, as long as lines follow each other closely and keep to the same place.
 */
export function looseSubject(page: PageView): TextLine[] {
  const { body, page: placed } = page.layout;
  const from = body.findIndex(({ text, box }) => MARK.test(text) && box[1] < placed.size.height * 0.4);
  const first = body[from];
  if (first === undefined || body.slice(0, from).some(opensBody)) return [];
  const lines = [first];
  for (const line of body.slice(from + 1)) {
    const previous = lines.at(-1) ?? first;
    const shared = Math.min(right(previous.box), right(line.box)) - Math.max(previous.box[0], line.box[0]);
    const goesOn = lineGap(previous, line) < placed.unit * 1.6 && shared > Math.min(previous.box[2], line.box[2]) * 0.8;
    if (!goesOn || opensBody(line) || line.confidence < 0.5 || line.box[2] > first.box[2] * 1.25) break;
    lines.push(line);
  }
  return lines;
}

function isMarginal(line: TextLine, page: PageView): boolean {
  return right(line.box) < page.layout.margins.left || line.box[0] > page.layout.margins.right;
}

/** Letters of the title line beyond the name of the type: `BÁO CÁO TÌNH HÌNH …` is title and subject in one. */
function rest(title: Title): number {
  return letterCount(title.line.text) - letterCount(title.type.value);
}

interface Context {
  readonly title: Title;
  readonly page: PageView;
}

interface Candidate {
  readonly line: TextLine;
  /** With what was read beside it. */
  readonly printed: TextLine;
}

function endsSubject({ line, printed }: Candidate, before: readonly TextLine[], { title, page }: Context): boolean {
  const { unit } = page.layout.page;
  const previous = before.at(-1) ?? title.line;
  const gap = lineGap(previous, line);
  if (gap > unit * (before.length === 0 ? 3.2 : 1.9) || isWider(gap, [title.line, ...before], unit)) return true;
  if (isAnnexNote(line)) return true;
  if (startsCapitals(line, before)) return true;
  if (before.length > 0 && opensBody(line)) return true;
  if (isUnderTitle(line, title.line, page)) return false;
  return isBodyLine(printed, page) && isBodyLine(line, page);
}

/** Further from the line above than the lines before are from each other. */
function isWider(gap: number, lines: readonly TextLine[], unit: number): boolean {
  const gaps = lines.slice(1).map((line, i) => lineGap(lines[i] ?? line, line));
  return gaps.length > 0 && gap > Math.max(...gaps) + unit * 0.8;
}

/** Centred under the title and not as wide as the text: a first line of the body is indented, its middle lies further right. */
function isUnderTitle(line: TextLine, title: TextLine, { layout }: PageView): boolean {
  const mm = layout.page.ppi / 25.4;
  return Math.abs(centreX(line.box) - centreX(title.box)) < 2.5 * mm && line.box[0] - layout.margins.left > 3 * mm;
}

/** After the subject comes the authority that decides, in capitals. */
function startsCapitals(line: TextLine, before: readonly TextLine[]): boolean {
  if (capitalShare(line.text) < 0.8 || letterCount(line.text) < 6) return false;
  return before.length > 0 && before.every((earlier) => capitalShare(earlier.text) < 0.6);
}

/** `(Ban hành kèm theo Quyết định số …)` says where the paper belongs, not what it is about. */
function isAnnexNote(line: TextLine): boolean {
  return /^\W*\(/.test(line.text) && findAnyPhrase(line, PHRASES.annexMarks) !== undefined;
}

/** Body lines fill the text from the left margin or the indent to the right margin; a centred line does not. */
export function isBodyLine(line: TextLine, page: PageView): boolean {
  const { margins, page: placed } = page.layout;
  const mm = placed.ppi / 25.4;
  const left = line.box[0] - margins.left;
  const rightRoom = margins.right - right(line.box);
  if (rightRoom < 4 * mm) return left < 16 * mm && Math.abs(left - rightRoom) > 5 * mm;
  return (
    (left < 2 * mm && rightRoom - left > 4 * mm) || (left > 8 * mm && left < 14 * mm && rightRoom - left > 20 * mm)
  );
}

/** Words with which the first sentence of a body begins, or the number of its first part. */
export function opensBody(line: TextLine): boolean {
  return PHRASES.bodyOpenings.some((opening) => line.text.startsWith(`${opening} `)) || NUMBERED_PART.test(line.text);
}

/** `Điều 1.`, `Chương I`, `Ngày 12/11`: without a number they are words of a name (`Chương trình mục tiêu quốc gia`). */
const NUMBERED_PART =
  /^(?:[IVX]+|\d+)\. |^(?:Điều|Chương|Phần|Mục|Ngày) (?:\d|[IVXLC]+(?![\p{L}\d])|thứ |\S{1,3}[.:])/u;
