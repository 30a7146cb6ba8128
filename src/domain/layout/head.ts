import types from '../../../mappings/norms/document-types.json' with { type: 'json' };
import type { PlacedPage, PlacedWord } from './placed-word.ts';
import { bottom, centreX, centreY, letterCount, right, sharedHeight } from './placed-word.ts';
import { afterAddresseesMark, PHRASES, beginsWith, findAnyPhrase } from './phrases.ts';
import type { TextLine } from './text-line.ts';
import { cutLine, lineGap, makeLine, makeRows, withoutJunk } from './text-line.ts';

/** The two-column head of page 1: agency, number and subject of a letter left; national title, place and date right. */
export interface Head {
  readonly left: readonly TextLine[];
  readonly right: readonly TextLine[];
  /** The line of the national title (or of the motto, where the title was not read). */
  readonly national: TextLine;
  readonly numberLine: TextLine | undefined;
  readonly dateLine: TextLine | undefined;
  /** The lines `V/v …` of a letter. */
  readonly subjectLines: readonly TextLine[];
  /** Where the right column begins. */
  readonly boundary: number;
}

export interface HeadResult {
  readonly head: Head | undefined;
  readonly rest: readonly TextLine[];
}

interface Anchor {
  readonly line: TextLine;
  readonly boundary: number;
}

/** Heads end within this many millimetres below the national title. */
const HEAD_MM = 60;
/** A head begins in the upper part of a page. */
const TOP_SHARE = 0.45;

/** Takes the head out of the pieces of a page. */
export function takeHead(pieces: readonly TextLine[], page: PlacedPage): HeadResult {
  const anchor = findAnchor(pieces, page);
  if (anchor === undefined) return { head: undefined, rest: pieces };
  const mm = page.ppi / 25.4;
  const from = anchor.line.box[1] - page.unit * 2.5;
  const to = bottom(anchor.line.box) + HEAD_MM * mm;
  const inBand = pieces.filter(({ box }) => box[1] > from && box[1] < to);
  const columns = splitColumns(inBand, anchor.boundary, page);
  const head = assemble(anchor, columns, page);
  const taken = new Set([...head.left, ...head.right].flatMap((line) => line.words));
  return { head, rest: withoutWords([...pieces.filter((piece) => !inBand.includes(piece)), ...columns.all], taken) };
}

/** What is left of `pieces` when `taken` words are gone. */
function withoutWords(pieces: readonly TextLine[], taken: ReadonlySet<TextLine['words'][number]>): TextLine[] {
  return pieces.filter((piece) => !piece.words.every((word) => taken.has(word)));
}

function findAnchor(pieces: readonly TextLine[], page: PlacedPage): Anchor | undefined {
  const rows = makeRows(
    pieces.filter(({ box }) => box[1] < page.size.height * TOP_SHARE),
    page.unit,
  );
  const printed = anchorBy(rows, PHRASES.nationalTitles, 0) ?? anchorBy(rows, PHRASES.mottos, 0.3);
  return printed ?? anchorByEnds(rows, page);
}

/** `widen`: how far the national title reaches beyond the phrase on its left, as a share of the width of the phrase. */
function anchorBy(rows: readonly TextLine[], phrases: readonly string[], widen: number): Anchor | undefined {
  for (const row of rows) {
    const place = findAnyPhrase(row, phrases);
    const line = place === undefined ? undefined : cutLine(cutLine(row, place.to)[0] ?? row, place.from)[1];
    if (line === undefined) continue;
    const own = behindGap(line);
    return { line: own, boundary: own.box[0] - own.box[2] * (own === line ? widen : Math.max(widen, LOST_WORD)) };
  }
  return undefined;
}

/** Share of the national title that its first word and the blank behind it take. */
const LOST_WORD = 0.17;
/** Words of one phrase stand no further apart than this, in heights of the line. */
const WORD_GAP = 2;

/** `TỈNH … HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`: the first word was lost, and the last one of the agency beside taken for it. */
function behindGap(line: TextLine): TextLine {
  const [first, second] = line.words;
  const isApart = first !== undefined && second !== undefined && second.box[0] - right(first.box) > line.box[3] * WORD_GAP; // prettier-ignore
  return isApart ? (cutLine(line, 1)[1] ?? line) : line;
}

/** `CỘNG Tự o - Hạnh GHĨA VIỆT NAM`: a stamp or the motto ran into the middle, both ends are there. */
function anchorByEnds(rows: readonly TextLine[], page: PlacedPage): Anchor | undefined {
  for (const row of rows) {
    const [, before = '', title] = /^(.*?)(\bcong\b.*\bviet nam)\W*$/u.exec(row.key) ?? [];
    const first = row.words.findIndex(({ word }) => /^\P{L}*CỘNG$/u.test(word.text.normalize('NFC')));
    if (title === undefined || first === -1 || /\bcong\b/u.test(before)) continue;
    const line = cutLine(row, first)[1];
    if (line !== undefined && isTitleWide(line, page)) return { line, boundary: line.box[0] };
  }
  return undefined;
}

/** The national title is two fifths of a page wide, give or take. */
function isTitleWide(line: TextLine, page: PlacedPage): boolean {
  const share = line.box[2] / page.size.width;
  return share > 0.28 && share < 0.6;
}

interface Columns {
  readonly left: readonly TextLine[];
  readonly right: readonly TextLine[];
  /** Pieces after cutting: left, right and those that run across. */
  readonly all: readonly TextLine[];
}

function splitColumns(pieces: readonly TextLine[], boundary: number, page: PlacedPage): Columns {
  const slack = page.size.width * 0.03;
  const all = pieces.flatMap((piece) => cutAtBoundary(piece, boundary, page));
  const left = all.filter(({ box }) => right(box) < boundary + slack && centreX(box) < boundary);
  // a long place name makes the date line wider than the national title above it
  const rightSide = all.filter(
    (piece) => !left.includes(piece) && (piece.box[0] > boundary - slack || isDateLine(piece)),
  );
  return { left: makeRows(left, page.unit), right: makeRows(rightSide, page.unit), all };
}

/** Columns of a head may come as close as two words of a line: cut at the phrase, else at the widest gap. */
function cutAtBoundary(piece: TextLine, boundary: number, page: PlacedPage): TextLine[] {
  const reach = page.size.width * 0.04;
  if (piece.box[0] > boundary - reach || right(piece.box) < boundary + reach) return [piece];
  const national = findAnyPhrase(piece, PHRASES.nationalTitles) ?? findAnyPhrase(piece, PHRASES.mottos);
  const index = national?.from ?? widestGap(piece, boundary, page);
  return index === undefined ? [piece] : cutLine(piece, index).filter((part) => part !== undefined);
}

function widestGap(piece: TextLine, boundary: number, page: PlacedPage): number | undefined {
  let widest = page.unit * 0.9;
  let index: number | undefined;
  for (let i = 1; i < piece.words.length; i += 1) {
    const before = piece.words[i - 1];
    const after = piece.words[i];
    if (before === undefined || after === undefined) continue;
    const gap = after.box[0] - right(before.box);
    const off = Math.abs(after.box[0] - gap / 2 - boundary);
    if (gap > widest && off < page.size.width * 0.1) {
      widest = gap;
      index = i;
    }
  }
  return index;
}

function assemble(anchor: Anchor, columns: Columns, page: PlacedPage): Head {
  const rightLines = joinDateLine(columns.right);
  const dateLine = rightLines.find(isDateLine);
  const numberLine =
    columns.left.find(isNumberLine) ??
    columns.left.slice(1).find(isNotationAlone) ??
    columns.left.slice(1).find((line) => isBesideDate(line, dateLine));
  const end = headEnd(anchor, { numberLine, dateLine }, page);
  const upper = columns.left.filter(({ box }) => centreY(box) < end.left);
  const subjectLines = letterSubject(columns.left.slice(upper.length), end.left, page);
  return {
    left: [...upper, ...subjectLines],
    right: rightLines.filter(({ box }) => centreY(box) < end.right),
    national: anchor.line,
    numberLine,
    dateLine,
    subjectLines,
    boundary: anchor.boundary,
  };
}

/** Where each column ends; without number and date the columns end with the motto. */
function headEnd(
  anchor: Anchor,
  found: { numberLine: TextLine | undefined; dateLine: TextLine | undefined },
  page: PlacedPage,
): { left: number; right: number } {
  const { numberLine, dateLine } = found;
  const fallback = bottom(anchor.line.box) + page.unit * 2.5;
  const number = numberLine === undefined ? undefined : bottom(numberLine.box);
  const date = dateLine === undefined ? undefined : bottom(dateLine.box);
  return { left: number ?? date ?? fallback, right: date ?? number ?? fallback };
}

/** `Số: 15/QĐ-UBND`, with the colon or the blank lost, or with dots for a number still to come. */
const NUMBER_LINE = /^\W{0,2}s[o0ø]\s*[:.;,]?.*(?:[/\u2044]|\d\s*-\s*[a-z]|[.…]{3,})/;
/** `SỞ` begins the name of a department. */
const DEPARTMENT = /^\W{0,2}s[ơờớởỡợ]/i;

/** The label was lost, but a notation stands at the end: `'1 /QĐ-BTC`. */
const BARE_NOTATION = /^.{0,14}\/\p{Lu}[\p{L}\d]*(?:[-,.]\p{Lu}[\p{L}\d]*)+\W*$/u;

/** The slash was lost: `Số: 466QĐ-SKHĐT`, `Số: TB-UBND`, `số2169KH-UBND`; a hand may have written over it. */
const SLASHLESS = /^\W{0,2}[sS][ốỐôõóo0]\s*(?:[:.;]|\d)[^\p{L}]*\p{Lu}[\p{L}&]*(?:-\p{Lu}[\p{L}\d&]+)+\W*$/u;

/** A hand wrote over the slash and more: `số Z06TTr-UBND`, `Số:2(ƒjQĐ-SYT`; the label and two parts of a notation are left. */
const OVERWRITTEN = /^\W{0,2}[sS][ốỐôõóo0øØ](?=.{0,14}[^\p{L}]).{1,16}\p{Lu}\p{L}+-{1,2}\p{Lu}{2,}\W*$/u;

/** `Số 6ể -BC BTCHU`: the slash of the Party was lost, the dash behind its number was not. */
const OVERWRITTEN_PARTY = /^\W{0,2}[sS][ốỐôõó]\W{0,3}\d\S{0,6}-\p{Lu}{3,}\W*$/u;

/** Abbreviations of types, longest first. */
const TYPES = types.types
  .flatMap(({ abbreviations }) => abbreviations.map(({ abbreviation }) => abbreviation))
  .toSorted((one, other) => other.length - one.length)
  .join('|');
/** `() QĐ-SXD`, `Sẽ 7 ,QĐ-VPUBND`: label, number and slash are under the pen; a type is left, and the body. */
const NOTATION_ALONE = new RegExp(`^[^\\p{L}]{0,2}(?:[sS]\\p{Ll})?[^\\p{L}]{0,10}(?:${TYPES})-{1,2}[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})?\\P{L}*$`, 'u'); // prettier-ignore

/** `z; JQĐ-BTP`, `söLYBc-UBND`: what a hand left of a number line, which stands beside the date and is short. */
const NOTATION_LEFT = new RegExp(`(?:${TYPES})-{1,2}[A-ZĐ]{2,}\\P{L}*$`, 'iu');

/** `sốSNNPTNT-TTr`: the label, and all behind it but the number. */
const LABELLED_LEFT = /^\P{L}{0,2}[sS][ốỐôõó].{0,14}\p{Lu}{2,}-{1,2}\p{Lu}{2,}[gr]?\P{L}*$/u;

function isBesideDate(line: TextLine, date: TextLine | undefined): boolean {
  if (date === undefined || line.words.length > 3 || sharedHeight(line.box, date.box) < 0.5) return false;
  const joined = line.text.normalize('NFC').replace(/\s/gu, '');
  return NOTATION_LEFT.test(joined) || LABELLED_LEFT.test(joined);
}

function isNotationAlone(line: TextLine): boolean {
  return NOTATION_ALONE.test(line.text.normalize('NFC').replace(/\s/gu, ''));
}

function isNumberLine(line: TextLine): boolean {
  const joined = line.text.replace(/\s/gu, '');
  if (OVERWRITTEN.test(joined) || OVERWRITTEN_PARTY.test(joined)) return true;
  if (BARE_NOTATION.test(joined) || SLASHLESS.test(line.text)) return true;
  return NUMBER_LINE.test(line.key) && !DEPARTMENT.test(line.text) && line.words.length <= 9;
}

/** Day and month written large and aslant tear the date line apart: `Hải Sơn, ngày` and `12 tháng 02 năm 2018`, or `2 tháng` out of its middle. */
function joinDateLine(lines: readonly TextLine[]): readonly TextLine[] {
  const date = lines.find(isDateLine) ?? lines.find((line) => LACKS_MONTH.test(line.key));
  if (date === undefined) return lines;
  const torn = lines.filter(
    (line) =>
      line !== date &&
      sharedHeight(line.box, date.box) > 0.3 &&
      ((STARTS_DATE.test(line.key) && !/ng.y/.test(date.key)) || isWithin(line, date)),
  );
  if (torn.length === 0) return lines;
  const whole = makeLine([date, ...torn].flatMap(({ words }) => words));
  return lines.filter((line) => !torn.includes(line)).map((line) => (line === date ? whole : line));
}

const STARTS_DATE = /ng.y\W*$/;
const LACKS_MONTH = /ng.y.{0,12}\bn.m\s+(?:19|20)\d\d\W*$/;
const PART_OF_DATE = /^\S{0,4}\s?(?:th.ng|n.m)\b.{0,5}$/;

/** A word of the line and what was written beside it, in the room that the line leaves. */
function isWithin(part: TextLine, date: TextLine): boolean {
  return PART_OF_DATE.test(part.key) && part.box[0] > date.box[0] && right(part.box) < right(date.box);
}

const DATE_LINE =
  /ng.y.{0,9}t?h.ng.{0,9}n.m|ngay.{0,9}thang.{0,4} (?:19|20)\d\d$|ng.y.{0,9}thang|thang.{0,9}nam\s*\S{2,5}/;

/** `Căn cứ Luật … ngày 26 tháng 11 năm 2013` names another document. */
const OF_ANOTHER = /\bcan cu\b|\bluat\b|\bnghi (?:dinh|quyet)\b|\bquyet dinh\b|\bthong tu\b|\btheo\b|\bso \d/;

export function isDateLine(line: TextLine): boolean {
  return DATE_LINE.test(line.key) && !OF_ANOTHER.test(line.key);
}

/** The `V/v` block stands close under the number and keeps to the left column. */
function letterSubject(below: readonly TextLine[], from: number, page: PlacedPage): TextLine[] {
  const first = below.findIndex((line) => isSubjectMark(line) && line.box[1] - from < page.unit * 4);
  if (first === -1) return [];
  const lines: TextLine[] = [];
  for (const line of below.slice(first)) {
    const previous = lines.at(-1);
    if (previous !== undefined && (isBeside(previous, line) || letterCount(line.text) === 0)) continue;
    if (previous !== undefined && !continuesSubject(previous, line, page.unit)) break;
    lines.push(line);
  }
  return lines;
}

/** What a stamp left at the side of the block does not end it. */
function isBeside(previous: TextLine, line: TextLine): boolean {
  return right(line.box) < previous.box[0] && line.words.length <= 2 && afterAddresseesMark(line) === undefined;
}

/** Writing below the block is often an arrival stamp: it is read badly or stands elsewhere. */
function continuesSubject(previous: TextLine, line: TextLine, unit: number): boolean {
  if (lineGap(previous, line) > unit * 1.2) return false;
  // a short last line of figures may be read badly, but it stands in the middle of the block
  const isCentred = Math.abs(centreX(previous.box) - centreX(line.box)) < unit * 0.6;
  const isRead = (withoutJunk(line)?.confidence ?? 0) >= 0.6 || (isCentred && line.box[2] < previous.box[2]);
  // a stamp beside spoils the line, but not the words that go on under those above
  if (!isRead && wordsBelow(previous, line) < 2) return false;
  const overlap = Math.min(right(previous.box), right(line.box)) - Math.max(previous.box[0], line.box[0]);
  return overlap > Math.min(previous.box[2], line.box[2]) / 2 && afterAddresseesMark(line) === undefined;
}

/** Words in small letters, surely read, below the line above. */
function wordsBelow(previous: TextLine, line: TextLine): number {
  const isBelow = ({ box }: PlacedWord) => box[0] >= previous.box[0] && right(box) <= right(previous.box);
  return line.words.filter((word) => isBelow(word) && word.word.confidence >= 0.9 && /^\p{Ll}{2,}[,;]?$/u.test(word.word.text.normalize('NFC'))).length; // prettier-ignore
}

const LETTER_MARK = /^\W{0,3}(?:[vw]\s*(?:[/\u2044|l1i\\]?\s*[vw]\b|[/\u2044]\s)|w\s)/;

/** `V/v`, `(V/v`, `Về việc`. */
function isSubjectMark(line: TextLine): boolean {
  return LETTER_MARK.test(line.key) || beginsWith(line, PHRASES.subjectMark);
}
