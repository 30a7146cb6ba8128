import { PHRASES } from '../../layout/phrases.ts';
import type { Word } from '../../page/page-reading.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { withoutJunk } from '../../layout/text-line.ts';
import { letterCount } from '../../layout/placed-word.ts';
import { editDistance } from '../../text/distance.ts';
import { fold } from '../../text/fold.ts';
import { isSyllable, spellingKey, syllableShare } from '../../text/syllable.ts';
import { lettersOf } from '../../words/second-look.ts';
import { doubted, SURELY_READ, worstWord } from '../confidence.ts';
import { repairConjunctions, repairQuarters } from '../quarters.ts';
import type { ReadWord } from '../context.ts';
import { besideSecondReader } from '../second-reading.ts';
import { repairSpelling, spellByContext } from '../spelling.ts';
import { elsewhere, heldAgainst } from '../witness.ts';
import { hasLoneQuote, PRINTED_SIGN, withoutGluedSigns, withoutLoneSigns } from '../lone-signs.ts';
import { strayWords } from '../stray-words.ts';
import { BESIDE, belongTogether, standSideBySide } from '../word-pairs.ts';
import { hasDoubtfulFigure } from '../doubtful-figures.ts';
import { withNamedFigures } from '../named-figures.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found, wordsOf } from '../reader.ts';
import { titleType } from './title-type.ts';
import { looseSubject, titleSubject } from './subject-lines.ts';

/** `subject`: the `V/v` block of a letter, or the lines between the title and the body. */
export function readSubject(view: DocumentView): readonly Finding[] {
  return subjectOf(subjectLines(view.first), view);
}

/** The lines in which the subject stands if this is the page with the head. */
export function subjectLines(page: PageView): SubjectLines {
  const letter = page.layout.head?.subjectLines ?? [];
  const title = titleType(page);
  if (title !== undefined) return { lines: titleSubject(title, page), titled: true };
  if (letter.length > 0) return { lines: letter, titled: false };
  return { lines: looseSubject(page), titled: false, loose: true };
}

interface SubjectLines {
  readonly lines: readonly TextLine[];
  /** Between a title and the body, where a subject begins with `Về` or with a capital. */
  readonly titled: boolean;
  /** On a page without head and title: what it is the subject of is not known. */
  readonly loose?: boolean;
}

function subjectOf({ lines, titled, loose = false }: SubjectLines, view: DocumentView): readonly Finding[] {
  const page = view.first;
  const clean = lines.map(withoutJunk).filter((line) => line !== undefined);
  const stray = strayWords(clean);
  const seen = wordsOf(clean).filter((word) => !stray.has(word));
  const printed = withoutGluedSigns(withNamedFigures(seen));
  const words = printed.filter((word) => !isStroke(word));
  const rest = elsewhere(view, words);
  const marked = repairConjunctions(repairQuarters(besideSecondReader(spellByContext(words), words)));
  const spelled = repairSpelling(heldAgainst(marked, rest), [rest.spellings]);
  const text = joinWords(spelled.map((word) => word.text));
  // how surely `V/v` was read says nothing about what follows it
  const marks = text.split(' ').length - stripLetterMark(text).split(' ').length + Number(MISREAD_MARK.test(text));
  const told = spelled.slice(Math.max(0, marks));
  const { value, touched } = cleaned(text, { titled, figured: isPrintedFigure(told) });
  if (letterCount(value) < 3) return [];
  const read = worstWord(told.filter((word) => letterCount(word.text) > 1));
  const complete = isBrokenOff(spelled, page) || LONE_CONSONANT.test(value) ? 0.6 : 1;
  const sure = read * complete * (0.7 + 0.3 * syllableShare(value.replace(NO_SYLLABLES, ' ')).share);
  const figures = hasDoubtfulFigure(words, seen, view);
  const open = loose || figures || touched || words.length < printed.length || looksMisread(value);
  const review = told.some((word) => word.doubted);
  const quoted = seen.filter((word) => !isStroke(word));
  return [found('subject', value, { page, words: quoted, confidence: open ? doubted(sure) : sure, review })];
}

interface Cleaned {
  readonly value: string;
  /** Something was taken off, put in or is missing at the start: a person looks at it. */
  readonly touched: boolean;
}

/** `5 năm thực hiện …`: a figure before a word that figures stand before is no stroke. */
function isPrintedFigure([figure, next]: readonly ReadWord[]): boolean {
  if (figure === undefined || next === undefined) return false;
  const isFigure = /^\d$/.test(figure.text) && figure.confidence >= SURELY_READ;
  return isFigure && belongTogether(BESIDE.figure, spellingKey(lettersOf(next.text)));
}

interface SubjectStart {
  readonly titled: boolean;
  /** It begins with a figure that is printed. */
  readonly figured: boolean;
}

/** The subject without its mark, brackets, specks and stamps. */
function cleaned(text: string, { titled, figured }: SubjectStart): Cleaned {
  const unmarked = stripLetterMark(text);
  const edged = withoutSpecks(unmarked.replace(GLUED_START, ''), figured);
  const printed = withoutBrackets(edged).replace(STAMPED_END, '');
  const bare = titled && unmarked === text;
  const signs = printed
    .replace(SPECKS, '')
    .replace(GLUED_DASH, '')
    .replace(WORN_COMMA, ',')
    .replace(SPECK_BETWEEN, ' ');
  // v and V have one shape
  const { text: whole, dropped } = withoutLoneSigns(bare ? signs.replace(/^về(?= việc )/iu, 'Về') : signs);
  const value = bare ? whole.replace(LOST_MARK, 'Về việc') : whole;
  const lost =
    (value !== whole && !/^việc\s/u.test(whole) && !MISREAD_MARK.test(whole)) ||
    LOST_START.test(printed) ||
    (bare && /^\p{Ll}/u.test(value));
  const isCut = [isGlued(unmarked, value), isFigureLost(unmarked, edged), printed.search(GLUED_DASH) !== -1, DASHED.test(value), OPEN_YEARS.test(value)]; // prettier-ignore
  return { value, touched: dropped || lost || isCut.includes(true) };
}

function withoutSpecks(text: string, figured: boolean): string {
  return text.replace(figured ? END_SPECKS : EDGE_SPECKS, '');
}

/** What was taken for a stroke may have been printed. */
function isFigureLost(unmarked: string, edged: string): boolean {
  return /^\d\s/.test(unmarked) && !/^\d/.test(edged);
}

/** A stroke was glued to the first word; but it took no letter of two words that belong together (`'triển khai`). */
function isGlued(unmarked: string, value: string): boolean {
  return GLUED_START.test(unmarked) && !beginsWithTerm(value);
}

function beginsWithTerm(text: string): boolean {
  const [one, other] = text.split(' ').map((word) => spellingKey(lettersOf(word)));
  return one !== undefined && other !== undefined && standSideBySide(one, other);
}

/** `việc …`, `©'V§ việc …`: of `Về việc` under a title the first word was lost or written over. */
const LOST_MARK = /^(?:\P{L}{0,3}V\S{0,2}\s)?việc(?=\s)/u;

/** `Vy việc`: no other word of two letters begins so. */
const MISREAD_MARK = /^V\p{Ll} việc(?=\s)/u;

/** `bờ sn sông`, `nông l thôn`: a few small letters that are no syllable and were hardly read are a stroke between two words. */
function isStroke({ text, confidence }: Pick<Word, 'text' | 'confidence'>): boolean {
  if (confidence < 0.3 && ODD_SIGN.test(text)) return true;
  return confidence < 0.5 && /^\p{Ll}{1,3}$/u.test(text) && !isSyllable(text);
}

/** `£E3E_`: signs that stand in no subject. */
const ODD_SIGN = /[£¥§¿©®¬_|<>{}=~]/u;

/** `Điều 1. …`: the first word was lost. */
const LOST_START = /^Điều\s\d/u;

/** Signs that are no part of a letter or figure, alone between two words: dust and ends of strokes. */
const SPECKS = /(?<=\s)[`´^ˆ~*'"“”‘’°•·]{1,3}\s(?=\p{L})/gu;

const PROVINCES: readonly string[] = PHRASES.provinces.map((name) => fold(name)).filter((name) => name.length >= 7);

/** `Quảng Ngã`: two words with capitals that lack, or have, one letter more than a province: one was misread. */
function isNearProvince(text: string): boolean {
  const pairs = [...text.matchAll(/(?=(?<![\p{L}])(\p{Lu}\p{L}+ \p{Lu}\p{L}+)(?!\p{L}))/gu)].map(([, pair = '']) =>
    fold(pair),
  );
  return pairs.some((pair) => !PROVINCES.includes(pair) && PROVINCES.some((name) => pair.length !== name.length && editDistance(pair, name, 1) <= 1)); // prettier-ignore
}

/** Strokes that were glued to the first word: `-hỗ trợ`, `'triển khai`, `FVề việc`. */
const GLUED_START = /^(?:[-–—'`´‘’^~*](?=\p{L})|\p{Lu}(?=Về việc\s))/u;
/** A speck before a word in the middle: `gặp khó -khăn`, `mùa .mưa`. */
const GLUED_DASH = /(?<=\s)[-.,'`´‘^~*](?=\p{L}+(?:\s|$))|(?<=\s)[-.,](?=\p{L})|(?<=\s[-–])[.,](?=\s)/gu;

/** `năm học 2017` goes on with `- 2018`, in a line of its own that an engine may not see. */
const OPEN_YEARS = /(?:năm học|niên khóa|giai đoạn|nhiệm kỳ)\s+(?:19|20)\d\d$/iu;
/** `Dự-họp`, `nhận:kết`: few words are written so (`bê-tông`), a speck in a blank looks the same. */
const DASHED = /\p{Ll}[-–:;]\p{Ll}{2}/u;

/** `trật tự. an toàn`: one sentence has no full stop inside. What was read so is shown to a person (`BROKEN_OFF`). */
const WORN_COMMA = /(?<=\p{Ll}{2})\.(?=\s\p{Ll}{2})/gu;
/** `công.nhận`. */
const SPECK_BETWEEN = /(?<=\p{Ll}{2})\.(?=\p{Ll}{2})/gu;

/** `và ứng BÌNH CHÂU dụng công nghệ`: words of a stamp beside the block. */
const STAMPED_INSIDE = /\p{Ll} ((?:\p{Lu}{2,} ){2,})\p{Ll}/u;

function isStamped(text: string): boolean {
  const words = STAMPED_INSIDE.exec(text)?.[1]?.trim().split(' ') ?? [];
  return words.length > 0 && words.every(isSyllable);
}

function looksMisread(value: string): boolean {
  return isNearProvince(value) || isStamped(value) || hasLoneQuote(value) || isFigureMisread(value);
}

/** `tháng Š năm 2020`: marks that no Vietnamese letter bears, and a letter where the number of a month stands. */
function isFigureMisread(text: string): boolean {
  return /[\p{M}--[\u0300-\u0303\u0306\u0309\u031b\u0323]]/v.test(text.normalize('NFD')) || LETTER_FOR_MONTH.test(text);
}

const LETTER_FOR_MONTH = /(?<=(?:^|\s)tháng\s)\p{L}(?=[\s/.,;-]|$)/iu;

/** A stamp of urgency beside the last line. */
const STAMPED_END = /(?<=\p{Ll}[,.]?)\s+(?:HỎA|HOẢ|TỐC|KHẨN|THƯỢNG)(?:\s+(?:TỐC|KHẨN))?$/u;

/** Punctuation after the last word. */
const END_SPECKS = /[\s,;:.^ˆ`´~*]+$/gu;
/** Single signs or figures before the first word, too. */
const EDGE_SPECKS = /^(?:[^\p{L}\s(“"]\s+)+|[\s,;:.^ˆ`´~*]+$/gu;

/** A line is missing, or a speck stands inside: what the file itself says has neither. */
function isBrokenOff(words: readonly ReadWord[], { reading }: PageView): boolean {
  if (reading.source === 'text-layer') return false;
  const read = words.filter(({ text, confidence }) => confidence < PRINTED_SIGN || !/^[-–:]$/u.test(text));
  return BROKEN_OFF.test(fold(joinWords(read.map(({ text }) => text))));
}

/** Notations and abbreviations are no syllables, and right: `24/2013/NQ-HĐND`, `TTHC`. */
const NO_SYLLABLES = /(?<!\p{L})(?=[\p{Lu}\d/-]*\p{Lu}{2})[\p{Lu}\d/-]{2,}(?!\p{L})/gu;

/** `trạm v tế`: no word is one consonant, but points of the law are counted so (`điểm b khoản 2`). */
const LONE_CONSONANT = /(?<=^|(?<![đĐ]iểm)\s)[bcdđghklmnpqrstvx](?=\s|$)/u;

/** No subject ends like this (a line is missing), and none has a full stop inside. */
const BROKEN_OFF =
  /[a-z]{2,}\. ?[a-z]|[a-z]{2} [-:] [a-z]{2}|(?:,|\b(?:va|cua|cac|ve|vao|nham|gap|trong|cho|tai|voi|(?<!thoi gian )den|theo|nhung|sau|khi|tu|do|boi|thuoc|phuc|doan|va [a-z]+))\s*$/;

/** Lines of one sentence; a word parted at the end of a line keeps its hyphen and gets no blank. */
function joinWords(words: readonly string[]): string {
  return words
    .join(' ')
    .normalize('NFC')
    .replace(/(\p{Lu})- (?=\p{Lu})/gu, '$1-')
    .replace(/(?<=\bcovid)\s?-\s?[lIL|]9\b/giu, '-19')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `V/v`, `V/V:`, `(V/v`, also with the slash misread. */
function stripLetterMark(text: string): string {
  return text.replace(
    /^[^\p{L}\d]{0,4}(?:VW[vw]\b|[VvWw]\s*(?:[/\u2044|lI1iỊỈÍ¿\\]?\s*[VvWw]\b|[/\u2044](?=\s))|[Ww](?=\s))\.?\s*:?\s*/u,
    '',
  );
}

function withoutBrackets(text: string): string {
  const inner = /^\((.*)\)\W*$/u.exec(text)?.[1];
  return inner === undefined || inner.includes(')') ? text : inner;
}
