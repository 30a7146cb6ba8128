import { isCopyTitle } from '../layout/copy-block.ts';
import { isDateLine } from '../layout/head.ts';
import { bottom, centreX, letterCount, right } from '../layout/placed-word.ts';
import { afterAddresseesMark, beginsWith, findAnyPhrase, PHRASES, squeeze } from '../layout/phrases.ts';
import { capitalShare, type TextLine } from '../layout/text-line.ts';
import type { DigitQuestion } from '../digits/digit-reading.ts';
import type { PageReading } from '../page/page-reading.ts';
import type { NumberParts } from '../cataloguing/number-grammar.ts';
import { isTornTitle } from './torn-title.ts';
import { viewPage, type PageView } from '../cataloguing/reader.ts';
import { titleType } from '../cataloguing/readers/title-type.ts';
import { readNumberLine } from '../cataloguing/readers/number-line.ts';

/** What a page shows of where a document begins, goes on or ends. */
export interface PageSigns {
  readonly page: number;
  /** National title or that of the Party, at the top of the page. */
  readonly national: boolean;
  /** Only pieces of it could be read. */
  readonly nationalTorn: boolean;
  /** What stands in the number line of the head: a number, nothing that can be read, dots still to be filled, or the number of a copy. */
  readonly number: 'read' | 'unread' | 'dots' | 'copy' | undefined;
  readonly notation: boolean;
  readonly reference: string | undefined;
  /** Place and date at the top right. */
  readonly date: boolean;
  /** Dots for day or month in the line of place and date: a form. */
  readonly dateDots: boolean;
  /** Title of a type, `V/v …` of a letter, or words of address. */
  readonly title: boolean;
  /** Any other title: a line in capitals, in the middle of the upper half. */
  readonly capitals: boolean;
  /** Name of a body in capitals at the top left. */
  readonly body: boolean;
  readonly annex: boolean;
  readonly draft: boolean;
  /** Nothing but the block that certifies a copy. */
  readonly copyPage: boolean;
  readonly pageNumber: number | undefined;
  readonly sideways: boolean;
  /** The text goes on from the page before: the first line begins inside a sentence. */
  readonly beginsInside: boolean;
  /** The last line has no stop: the text goes on. */
  readonly endsInside: boolean;
  readonly firstItem: Item | undefined;
  readonly lastItem: Item | undefined;
  /** Recipients, or office and name of who signed. */
  readonly signed: boolean;
  /** Pieces of text around words such as `kèm theo`, squeezed. */
  readonly announces: readonly string[];
}

/** The number of a paragraph, an article or a row of a table. */
export interface Item {
  readonly kind: string;
  readonly number: number;
}

export function signsOf(reading: PageReading): PageSigns {
  const view = viewPage(reading);
  const upper = view.layout.lines.filter(({ box }) => box[1] < view.layout.page.size.height * 0.3);
  const text = textLines(view);
  const head = headSigns(view, upper);
  return {
    page: reading.page,
    ...head,
    annex: isAnnex(view),
    draft: isDraft(view),
    copyPage: isCopyPage(view, text, head.number),
    pageNumber: view.layout.pageNumber,
    sideways: reading.rotation === 90 || reading.rotation === 270 || reading.widthPx > reading.heightPx,
    ...textSigns(view, text),
    signed: view.layout.feet.some(({ copy }) => !copy),
    announces: announcedBy(reading.text),
  };
}

type HeadSigns = Pick<
  PageSigns,
  | 'national'
  | 'nationalTorn'
  | 'number'
  | 'notation'
  | 'reference'
  | 'date'
  | 'dateDots'
  | 'title'
  | 'capitals'
  | 'body'
>;

function headSigns(view: PageView, upper: readonly TextLine[]): HeadSigns {
  const head = topHead(view);
  const parts = head && readNumberLine(view)?.parts;
  const loose = head?.numberLine === undefined ? upper.find((line) => isLooseNumber(line, view)) : undefined;
  return {
    national: head !== undefined,
    nationalTorn: head === undefined && isTorn(view, upper),
    number: numberOf(parts, head?.numberLine ?? loose),
    notation: parts?.notation !== undefined || loose !== undefined,
    reference: parts?.referenceNumber,
    date: hasDate(view, upper),
    dateDots: upper.some((line) => /(?:ng.y|th.ng)\s*(?:…|[._]{2,})/.test(line.key)),
    title: hasTitle(view),
    capitals: view.layout.lines.some((line) => isCapitalTitle(line, view)),
    body: upper.some((line) => isBodyName(line, view)),
  };
}

function isTorn(view: PageView, upper: readonly TextLine[]): boolean {
  return upper.some((line) => isTornNational(line, view));
}

function hasDate(view: PageView, upper: readonly TextLine[]): boolean {
  return topHead(view)?.dateLine !== undefined || upper.some((line) => isDateAtRight(line, view));
}

type TextSigns = Pick<PageSigns, 'beginsInside' | 'endsInside' | 'firstItem' | 'lastItem'>;

function textSigns(view: PageView, text: readonly TextLine[]): TextSigns {
  const items = text.map(itemOf);
  return {
    beginsInside: topHead(view) === undefined && beginsInside(text[0], view),
    endsInside: endsInside(text.at(-1), view),
    firstItem: items.slice(0, 3).find((item) => item !== undefined),
    lastItem: items.findLast((item) => item !== undefined),
  };
}

/** A head in the upper part of the page: further down it belongs to a copy block. */
function topHead({ layout }: PageView): PageView['layout']['head'] {
  const { head, page } = layout;
  return head !== undefined && bottom(head.national.box) < page.size.height * 0.3 ? head : undefined;
}

/** Pieces of the national title, or of the motto, in one line at the very top. */
function isTornNational(line: TextLine, { layout }: PageView): boolean {
  return line.box[1] <= layout.page.size.height * 0.2 && line.words.length <= 14 && isTornTitle(line);
}

function isCapitalTitle(line: TextLine, { layout }: PageView): boolean {
  const { left, right: end } = layout.margins;
  const { width, height } = layout.page.size;
  if (line.box[1] > height * 0.4 || letterCount(line.text) < 6 || capitalShare(line.text) < 0.85) return false;
  const off = Math.abs(centreX(line.box) - (left + end) / 2);
  return line.confidence > 0.4 && off < width * 0.09 && findAnyPhrase(line, PHRASES.nationalTitles) === undefined;
}

const COPY_NOTATION = /^(?:SY|SL|TS|TrS)(?!\p{L})/iu;

function numberOf(parts: NumberParts | undefined, line: TextLine | undefined): PageSigns['number'] {
  if (line !== undefined && /\/\s*(?:sy|sl|ts)(?![a-z])/.test(line.key)) return 'copy';
  if (parts === undefined) return line === undefined ? undefined : 'unread';
  if (parts.notation !== undefined && COPY_NOTATION.test(parts.notation)) return 'copy';
  if (parts.blank) return 'dots';
  return parts.number === undefined ? 'unread' : 'read';
}

/** A number line where no head was read: `Số: 15/QĐ-UBND` at the left edge, with or without the date beside it. */
function isLooseNumber(line: TextLine, { layout }: PageView): boolean {
  if (line.words.length > 14 || line.box[0] > layout.page.size.width * 0.45) return false;
  return /^\W{0,2}S?[ốổồôo0]\s*[:.;]?\s*\d{0,5}\w?\s*[-/]\s*(?:\d{4}\/)?\p{Lu}[\p{Lu}\d.]*(?:[-/]\p{Lu}|\s|$)/u.test(
    line.text,
  );
}

function isDateAtRight(line: TextLine, view: PageView): boolean {
  if (line.words.length > 14 || !isDateLine(line)) return false;
  const { width } = view.layout.page.size;
  const atEnd = /n.m\s*\S{2,5}\W*$/.test(line.key) && right(line.box) > width * 0.6 && isLooseNumber(line, view);
  return line.box[0] > width * 0.4 || atEnd;
}

function hasTitle(view: PageView): boolean {
  const { layout } = view;
  if ((topHead(view)?.subjectLines.length ?? 0) > 0) return true;
  const upper = layout.body.filter(({ box }) => box[1] < layout.page.size.height * 0.5);
  return titleType(view) !== undefined || upper.some((line) => afterAddresseesMark(line) !== undefined);
}

/** Capitals in the left column, at the very top, that are no title of a chapter. */
function isBodyName(line: TextLine, { layout }: PageView): boolean {
  const { width, height } = layout.page.size;
  const [x, y, w] = line.box;
  if (y > height * 0.16 || x + w > width * 0.6 || x + w / 2 > width * 0.42) return false;
  return letterCount(line.text) >= 6 && capitalShare(line.text) > 0.85 && line.confidence > 0.4;
}

function isDraft({ layout, reading }: PageView): boolean {
  const marked = layout.lines.some(
    (line) => line.words.length <= 4 && findAnyPhrase(line, PHRASES.draftMarks) !== undefined && line.confidence > 0.5,
  );
  return marked || (isEmpty('number', reading) && isEmpty('day', reading));
}

/** A paper that was issued has its number and its day: where the room for both is seen empty, it is a draft that goes with another. */
function isEmpty(asked: DigitQuestion, { digits = [] }: PageReading): boolean {
  return digits.some((found) => found.asked === asked && found.doubt === 'empty' && found.confidence >= SEEN_EMPTY);
}

const SEEN_EMPTY = 0.8;

/** `(Kèm theo Quyết định số …)` or the title of an annex, in the upper part of the page. */
function isAnnex({ layout }: PageView): boolean {
  const { height } = layout.page.size;
  const upper = layout.lines.filter(({ box }) => box[1] < height * 0.4).slice(0, 16);
  const title = upper.slice(0, 6).some((line) => line.words.length <= 8 && isAnnexTitle(line));
  return title || upper.some(isAnnexNote);
}

/** `(Kèm theo Quyết định số …)`; the bracket, or the word before it, is often lost. */
function isAnnexNote(line: TextLine): boolean {
  const place = findAnyPhrase(line, PHRASES.annexMarks);
  return place !== undefined && (/^\W*[([{]/.test(line.text) || place.from <= 1);
}

function isAnnexTitle(line: TextLine): boolean {
  // `Mẫu số 02` stands alone in the corner of a form
  if (capitalShare(line.text) <= 0.5 && line.words.length > 4) return false;
  return PHRASES.annexTitles.some((phrase) => beginsWith(line, phrase));
}

/** A page whose only content is the block of the body that certifies a copy. */
function isCopyPage({ layout }: PageView, text: readonly TextLine[], number: PageSigns['number']): boolean {
  const upper = layout.lines.filter(({ box }) => box[1] < layout.page.size.height * 0.45);
  if (number !== 'copy' && !upper.some(isCopyLine)) return false;
  return text.filter((line) => line.words.length > 7).length <= 2;
}

/** The title of a copy, with the name of the body beside it or without. */
function isCopyLine(line: TextLine): boolean {
  if (isCopyTitle(line)) return true;
  const phrases = PHRASES.copyMarks.flatMap(({ phrases: all }) => all);
  return capitalShare(line.text) > 0.8 && line.words.length <= 12 && findAnyPhrase(line, phrases) !== undefined;
}

/** Lines of running text and tables, without the page number and dirt. */
function textLines({ layout }: PageView): TextLine[] {
  const { body, pageNumber, page } = layout;
  return body.filter((line) => {
    if (letterCount(line.text) < 2 && !/^\d{1,3}\W*$/.test(line.text)) return false;
    const margin = bottom(line.box) < page.size.height * 0.1 || line.box[1] > page.size.height * 0.9;
    if (pageNumber !== undefined && margin && line.words.length <= 3 && letterCount(line.text) <= 4) return false;
    return line.confidence > 0.3;
  });
}

/** A small letter at the left edge: a sentence that began on the page before. */
function beginsInside(line: TextLine | undefined, { layout }: PageView): boolean {
  if (line === undefined || line.box[1] > layout.page.size.height * 0.35) return false;
  const indent = line.box[0] - layout.margins.left;
  return /^\p{Ll}/u.test(line.text) && indent < layout.page.size.width * 0.03 && !/^[a-zđ]\s?[).]/u.test(line.text);
}

/** A full line without a stop at its end. */
function endsInside(line: TextLine | undefined, { layout }: PageView): boolean {
  if (line === undefined || layout.feet.length > 0) return false;
  const full = right(line.box) > layout.margins.right - layout.page.size.width * 0.04;
  return full && line.words.length >= 8 && itemOf(line)?.kind !== 'row' && !/[.;:!?/…]\W*$/u.test(line.text);
}

const ITEMS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['article', /^dieu\s+(\d{1,3})\b/],
  ['paragraph', /^(\d{1,3})\s?[.)](?!\d)/],
  ['row', /^(\d{1,3})\s+\D/],
];
const ROMAN = /^([ivx]{1,6})\s?[.)]/;
const LETTERED = /^([a-z])\s?[).]/;

function itemOf(line: TextLine): Item | undefined {
  for (const [kind, pattern] of ITEMS) {
    const number = pattern.exec(line.key)?.[1];
    if (number !== undefined) return { kind, number: Number(number) };
  }
  const roman = ROMAN.exec(line.key)?.[1];
  if (roman !== undefined && /^[IVX]/.test(line.text)) return { kind: 'roman', number: romanNumber(roman) };
  const letter = LETTERED.exec(line.key)?.[1];
  return letter === undefined ? undefined : { kind: 'letter', number: letter.charCodeAt(0) - 96 };
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

function romanNumber(text: string): number {
  const values = Array.from(text, (char) => ROMAN_VALUES[char] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** Letters and digits between the number of an enclosure and the words that say it is one. */
const NEAR = 60;

function announcedBy(text: string): string[] {
  const marks = PHRASES.annexMarks.map(squeeze);
  const squeezed = squeeze(text);
  return marks.flatMap((mark) => {
    const windows: string[] = [];
    for (let at = squeezed.indexOf(mark); at !== -1; at = squeezed.indexOf(mark, at + 1)) {
      windows.push(squeezed.slice(Math.max(0, at - NEAR), at + mark.length + NEAR));
    }
    return windows;
  });
}
