import { repairAbbreviation } from './document-types.ts';

/** The parts of `Số: 15/QĐ-BNV`, `30/2020/NĐ-CP`, `123-QĐ/TU`; a part that cannot be read is absent. */
export interface NumberParts {
  readonly number?: string;
  readonly notation?: string;
  /** Number and notation as they belong together; only with both. */
  readonly referenceNumber?: string;
  /**
   * The number is still to be filled in: a row of dots. An empty place says nothing, for coloured handwriting is taken
   * off the page before it is read.
   */
  readonly blank: boolean;
  /** Characters of the text that carry the number and the notation. */
  readonly numberSpan: readonly [start: number, end: number];
  readonly notationSpan: readonly [start: number, end: number];
}

/** `Số:`; where its S was lost or nothing of it was read, the notation behind the slash still counts. */
const LABEL = /^[^\p{L}\d]{0,2}(?:[sS][\p{L}0]?|[ốôóõ])?[:.;,]{0,2}/u;
const NOTATION =
  /^(?<year>(?:19|20)\d\d\/)?(?<letters>\p{L}[\p{L}\d.&]*(?:[-,.]\p{L}[\p{L}\d&]*)*(?:\/\p{L}[\p{L}\d]*)?)$/u;
const NUMBER = /^0?\d{1,5}\p{Lu}{0,2}$/u;
const DOTS = /…|[._]{5,}/u;
const PARTY = /^(\d{1,5})-(\p{Lu}[\p{L}-]*\/\p{L}[\p{L}\d-]*)$/u;
const TRAILING = /[.,;:'"`’_|\-\\]+$/u;

/**
 * Reads the number line of a head, given without blanks. Undefined when the text does not begin with the label `Số`
 * or holds neither a number nor a notation.
 */
export function parseNumberLine(joined: string): NumberParts | undefined {
  const label = LABEL.exec(joined)?.[0];
  if (label === undefined) return undefined;
  const body = joined.slice(label.length).replace(/[–—−]/g, '-');
  const trimmed = body.replace(TRAILING, '');
  const parts = partyForm(trimmed) ?? slashForm(trimmed) ?? numberOnly(trimmed, DOTS.test(body));
  return parts === undefined ? undefined : shift(parts, label.length);
}

function partyForm(body: string): NumberParts | undefined {
  const match = PARTY.exec(body);
  const [, number, notation] = match ?? [];
  if (number === undefined || notation === undefined) return undefined;
  return {
    number,
    notation,
    referenceNumber: `${number}-${notation}`,
    blank: false,
    numberSpan: [0, number.length],
    notationSpan: [number.length + 1, body.length],
  };
}

/** The first slash behind which a whole notation stands; earlier ones belong to a number read badly. */
function slashForm(body: string): NumberParts | undefined {
  for (let at = body.indexOf('/'); at !== -1; at = body.indexOf('/', at + 1)) {
    const match = NOTATION.exec(body.slice(at + 1));
    const letters = match?.groups?.['letters'];
    if (letters === undefined) continue;
    const year = match?.groups?.['year'] ?? '';
    const notation = normalizeNotation(letters);
    const before = body.slice(0, at);
    const number = cleanNumber(before);
    return {
      ...(number === undefined ? {} : { number, referenceNumber: `${number}/${year}${notation}` }),
      notation,
      blank: DOTS.test(before),
      numberSpan: [0, at],
      notationSpan: [at + 1 + year.length, body.length],
    };
  }
  return undefined;
}

function numberOnly(body: string, blank: boolean): NumberParts | undefined {
  const number = cleanNumber(body);
  if (number === undefined && !blank) return undefined;
  const end = body.length;
  return { ...(number === undefined ? {} : { number }), blank, numberSpan: [0, end], notationSpan: [end, end] };
}

function cleanNumber(text: string): string | undefined {
  const number = text.replace(/^[.,:;'"`]+|[.,:;'"`]+$/gu, '');
  return NUMBER.test(number) ? number : undefined;
}

function shift(parts: NumberParts, by: number): NumberParts {
  const moved = ([start, end]: readonly [number, number]) => [start + by, end + by] as const;
  return { ...parts, numberSpan: moved(parts.numberSpan), notationSpan: moved(parts.notationSpan) };
}

/** Icelandic Ð for Vietnamese Đ, a letter read twice, a lost mark of the type: what engines do to notations. */
function normalizeNotation(read: string): string {
  const letters = read.replace(/Ð/gu, 'Đ').replace(/ĐĐ/gu, 'Đ').replace(/,-|-,/gu, '-');
  const [first, ...others] = letters.split('-');
  if (first === undefined || others.length === 0) return letters;
  return [repairAbbreviation(first), ...others.map(repairBody)].join('-');
}

/** Bodies whose abbreviation is fixed everywhere. */
const BODIES: ReadonlyMap<string, string> = new Map([
  ['HDND', 'HĐND'],
  ['UBNĐ', 'UBND'],
  ['HĐNĐ', 'HĐND'],
]);

function repairBody(part: string): string {
  return BODIES.get(part) ?? part;
}

/** The abbreviation of a type, if the notation begins with one: `QĐ-UBND` → `QĐ`; a letter's begins with the body. */
export function leadingAbbreviation(notation: string): string {
  return notation.split(/[-/]/u)[0] ?? notation;
}
