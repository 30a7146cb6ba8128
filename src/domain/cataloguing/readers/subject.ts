import { afterAddresseesMark, PHRASES, findAnyPhrase, findPhrase } from '../../layout/phrases.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare, centreX, cutLine, lineGap, makeLine, right, withoutJunk } from '../../layout/text-line.ts';
import { letterCount } from '../../layout/placed-word.ts';
import { editDistance } from '../../text/distance.ts';
import { fold } from '../../text/fold.ts';
import { isSyllable, syllableShare } from '../../text/syllable.ts';
import { doubted, worstWord } from '../confidence.ts';
import { repairQuarters } from '../quarters.ts';
import { repairSpelling, vocabulary } from '../spelling.ts';
import { witnessOf } from '../witness.ts';
import { withoutLoneSigns } from '../lone-signs.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found, wordsOf } from '../reader.ts';
import type { Title } from './document-type.ts';
import { titleType } from './document-type.ts';

/** `subject`: the `V/v` block of a letter, or the lines between the title and the body. */
export function readSubject(view: DocumentView): readonly Finding[] {
  const page = view.first;
  const letter = page.layout.head?.subjectLines ?? [];
  const title = titleType(page);
  if (title === undefined && letter.length > 0)
    return subjectOf({ lines: letter, strip: stripLetterMark, titled: false }, view);
  if (title === undefined) return [];
  return subjectOf({ lines: titleSubject(title, page), strip: stripLetterMark, titled: true }, view);
}

interface Found {
  readonly lines: readonly TextLine[];
  /** Between a title and the body, where a subject begins with `Về` or with a capital. */
  readonly titled: boolean;
  /** Takes a mark like `V/v` off. */
  readonly strip: (text: string) => string;
}

function subjectOf({ lines, strip, titled }: Found, view: DocumentView): readonly Finding[] {
  const page = view.first;
  const clean = lines.map(withoutJunk).filter((line) => line !== undefined);
  const words = wordsOf(clean);
  const spelled = repairQuarters(repairSpelling(words, [vocabulary, witnessOf(view, words)]));
  const text = joinWords(spelled.map((word) => word.text));
  const stripped = strip(text) !== text;
  // how surely `V/v` was read says nothing about what follows it
  const marks = text.split(' ').length - strip(text).split(' ').length;
  const printed = withoutBrackets(strip(text).replace(GLUED_START, '').replace(EDGE_SPECKS, '')).replace(
    STAMPED_END,
    '',
  );
  const { text: value, dropped } = withoutLoneSigns(printed.replace(GLUED_DASH, ''));
  if (letterCount(value) < 3) return [];
  const read = worstWord(spelled.slice(Math.max(0, marks)).filter((word) => letterCount(word.text) > 1));
  const { share } = syllableShare(value);
  const whole = BROKEN_OFF.test(fold(text)) || LONE_CONSONANT.test(value) ? 0.6 : 1;
  const sure = read * whole * (0.7 + 0.3 * share);
  const open =
    dropped ||
    GLUED_START.test(strip(text)) ||
    isNearProvince(value) ||
    LOST_START.test(printed) ||
    (titled && /^\p{Ll}/u.test(value) && !stripped);
  return [found('subject', value, { page, words, confidence: open ? doubted(sure) : sure })];
}

/** `việc …`, `Điều 1. …`, ` -khăn`: the first word was lost, or a sign stands where none can. */
const LOST_START = /^việc\s|^Điều\s\d|\s-\p{Ll}/u;

const PROVINCES: readonly string[] = PHRASES.provinces.map((name) => fold(name)).filter((name) => name.length >= 7);

/** `Quảng Ngã`: two words with capitals that lack, or have, one letter more than a province: one was misread. */
function isNearProvince(text: string): boolean {
  const pairs = [...text.matchAll(/(?=(?<![\p{L}])(\p{Lu}\p{L}+ \p{Lu}\p{L}+)(?!\p{L}))/gu)].map(([, pair = '']) =>
    fold(pair),
  );
  return pairs.some((pair) => !PROVINCES.includes(pair) && PROVINCES.some((name) => pair.length !== name.length && editDistance(pair, name, 1) <= 1)); // prettier-ignore
}

/** Strokes that were glued to the first word: `-hỗ trợ`, `FVề việc`. */
const GLUED_START = /^(?:[-–—](?=\p{L})|\p{Lu}(?=Về việc\s))/u;
/** A speck before a word in the middle: `gặp khó -khăn`. */
const GLUED_DASH = /(?<=\s)-(?=\p{Ll})/gu;

/** A stamp of urgency beside the last line. */
const STAMPED_END = /(?<=\p{Ll}[,.]?)\s+(?:HỎA|HOẢ|TỐC|KHẨN|THƯỢNG)(?:\s+(?:TỐC|KHẨN))?$/u;

/** Single signs or figures before the first word, and punctuation after the last. */
const EDGE_SPECKS = /^(?:[^\p{L}\s(“"]\s+)+|[\s,;:.]+$/gu;

/** `trạm v tế`: no word is one consonant. */
const LONE_CONSONANT = /(?<=^|\s)[bcdđghklmnpqrstvx](?=\s|$)/u;

/** No subject ends like this (a line is missing), and none has a full stop inside. */
const BROKEN_OFF =
  /[a-z]{2,}\. ?[a-z]|[a-z]{2} [-:] [a-z]{2}|(?:,|\b(?:va|cua|cac|ve|vao|nham|gap|trong|cho|tai|voi|den|theo|nhung|sau|khi|tu|do|boi|thuoc|phuc|doan))\s*$/;

/** Lines of one sentence; a word parted at the end of a line keeps its hyphen and gets no blank. */
function joinWords(words: readonly string[]): string {
  return words
    .join(' ')
    .normalize('NFC')
    .replace(/(\p{Lu})- (?=\p{Lu})/gu, '$1-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `V/v`, `V/V:`, `(V/v`, also with the slash misread. */
function stripLetterMark(text: string): string {
  return text.replace(
    /^\W{0,3}(?:[VvWw]\s*(?:[/\u2044|lI1i\\]?\s*[VvWw]\b|[/\u2044](?=\s))|[Ww](?=\s))\.?\s*:?\s*/u,
    '',
  );
}

function withoutBrackets(text: string): string {
  const inner = /^\((.*)\)\W*$/u.exec(text)?.[1];
  return inner === undefined || inner.includes(')') ? text : inner;
}

function titleSubject(title: Title, page: PageView): TextLine[] {
  const { body } = page.layout;
  const lines: TextLine[] = [];
  for (const printed of body.slice(title.index + 1)) {
    const line = fromSubjectMark(withoutEdgeJunk(printed), lines.length);
    // the rule under the subject and specks beside it
    if (line === undefined || letterCount(line.text) < 2 || isMarginal(line, page)) continue;
    if (afterAddresseesMark(printed) !== undefined || /(?:^|\s)g[ửứừữuư]i\s*:/u.test(printed.text)) break;
    if (endsSubject({ line, printed }, lines, { title, page })) break;
    lines.push(line);
  }
  return rest(title) + 1 > 1 && lines.length === 0 ? [title.line] : lines;
}

/** Handwriting and stamps beside a line are glued to its ends: badly read words of odd signs there are no part of it. */
function withoutEdgeJunk(printed: TextLine): TextLine | undefined {
  const belongs = ({ word }: TextLine['words'][number]) =>
    word.confidence >= 0.6 || /^[\p{L}(“"]{2,}[,;.):”"]*$/u.test(word.text);
  const first = printed.words.findIndex(belongs);
  const last = printed.words.findLastIndex(belongs);
  return first === -1 ? undefined : withoutJunk(makeLine(printed.words.slice(first, last + 1)));
}

/** The first line begins with `Về việc`, whatever dirt was read before it. */
function fromSubjectMark(line: TextLine | undefined, index: number): TextLine | undefined {
  const place = line === undefined || index > 0 ? undefined : findPhrase(line, PHRASES.subjectMark);
  if (line === undefined || place === undefined || place.from > 3) return line;
  const before = line.words.slice(0, place.from);
  const isText = before.length >= 2 && before.every(({ word }) => isSyllable(word.text));
  return isText ? line : cutLine(line, place.from)[1];
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

/** Words with which the first sentence of a body begins. */
export function opensBody(line: TextLine): boolean {
  return (
    PHRASES.bodyOpenings.some((opening) => line.text.startsWith(`${opening} `)) || /^(?:[IVX]+|\d+)\. /u.test(line.text)
  );
}
