import { afterAddresseesMark, PHRASES, findAnyPhrase, findPhrase } from '../../layout/phrases.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare, cutLine, lineGap, makeLine, right, withoutJunk } from '../../layout/text-line.ts';
import { letterCount } from '../../layout/placed-word.ts';
import { fold } from '../../text/fold.ts';
import { spellingKey, syllableShare } from '../../text/syllable.ts';
import { doubted, worstWord } from '../confidence.ts';
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
  if (title === undefined && letter.length > 0) return subjectOf(letter, page, stripLetterMark);
  if (title === undefined) return [];
  return subjectOf(titleSubject(title, page), page, (text) => text);
}

function subjectOf(lines: readonly TextLine[], page: PageView, strip: (text: string) => string): Finding[] {
  const clean = lines.map(withoutJunk).filter((line) => line !== undefined);
  const text = joinLines(clean);
  const { text: value, dropped } = withoutLoneSigns(withoutBrackets(strip(text).replace(EDGE_SPECKS, '')));
  if (letterCount(value) < 3) return [];
  const words = wordsOf(clean);
  const read = worstWord(words.filter((word) => letterCount(word.text) > 1));
  const { share } = syllableShare(value);
  const whole = BROKEN_OFF.test(fold(text)) ? 0.6 : hasDoubtfulPair(value) ? 0.8 : 1;
  const sure = read * whole * (0.7 + 0.3 * share);
  return [found('subject', value, { page, words, confidence: dropped ? doubted(sure) : sure })];
}

/** Single signs or figures before the first word, and punctuation after the last. */
const EDGE_SPECKS = /^(?:[^\p{L}\s(“"]\s+)+|[\s,;:.]+$/gu;

/** No subject ends like this (a line is missing), and none has a full stop inside. */
const BROKEN_OFF = /[a-z]{2,}\. [a-z]|(?:,|\b(?:va|cua|cac|ve|trong|cho|tai|voi|den|theo|nhung))\s*$/;

const PAIRS: ReadonlyMap<string, string> = new Map(
  PHRASES.commonPairs.map((pair) => [fold(pair), pair.split(' ').map(spellingKey).join(' ')]),
);

/** `tố chức`, `sửa đối`: two syllables that are words by themselves, but together can hardly be what is printed. */
function hasDoubtfulPair(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word, i) => {
    const pair = `${words[i - 1] ?? ''} ${word}`;
    const expected = PAIRS.get(fold(pair));
    return expected !== undefined && pair.split(' ').map(spellingKey).join(' ') !== expected;
  });
}

/** Lines of one sentence; a word parted at the end of a line keeps its hyphen and gets no blank. */
function joinLines(lines: readonly TextLine[]): string {
  return lines
    .map((line) => line.text)
    .join(' ')
    .replace(/(\p{Lu})- (?=\p{Lu})/gu, '$1-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `V/v`, `V/V:`, `(V/v`, also with the slash misread. */
function stripLetterMark(text: string): string {
  return text.replace(/^\W{0,3}[VvWw]\s*(?:[/\u2044|lI1i\\]?\s*[Vv]\b|[/\u2044](?=\s))\.?\s*:?\s*/u, '');
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
    if (afterAddresseesMark(printed) !== undefined) break;
    if (endsSubject(line, lines, { title, page })) break;
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
  return line !== undefined && place !== undefined && place.from <= 3 ? cutLine(line, place.from)[1] : line;
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

function endsSubject(line: TextLine, before: readonly TextLine[], { title, page }: Context): boolean {
  const { unit } = page.layout.page;
  const previous = before.at(-1) ?? title.line;
  const gap = lineGap(previous, line);
  if (gap > unit * (before.length === 0 ? 3.2 : 1.9)) return true;
  if (isAnnexNote(line)) return true;
  if (startsCapitals(line, before)) return true;
  return isBodyLine(line, page) || (before.length > 0 && opensBody(line));
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
  return left < 2 * mm || (left > 8 * mm && left < 14 * mm && rightRoom - left > 20 * mm);
}

/** Words with which the first sentence of a body begins. */
export function opensBody(line: TextLine): boolean {
  return (
    PHRASES.bodyOpenings.some((opening) => line.text.startsWith(`${opening} `)) || /^(?:[IVX]+|\d+)\. /u.test(line.text)
  );
}
