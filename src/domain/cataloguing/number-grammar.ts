import { fold } from '../text/fold.ts';
import { repairAbbreviation, typeOfAbbreviation } from './document-types.ts';

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
const LABEL = /^[^\p{L}\d/]{0,2}(?:[sS][\p{L}0]?|[ốôóõ])?[:.;,]{0,2}/u;
const NOTATION =
  /^(?<year>(?:19|20)\d\d\/)?(?<letters>\p{L}[\p{L}\d.&]*(?:[-,.]\p{L}[\p{L}\d&]*)*(?:\/\p{L}[\p{L}\d]*)?)$/u;
const NUMBER = /^0?\d{1,5}\p{Lu}{0,2}$/u;
const DOTS = /…|[._]{5,}/u;
/** The Party writes `123-QĐ/TU`: what stands before its slash is a type, not a number. */
const PARTY = /^(?<before>[^/]*?)-?(?<type>\p{Lu}\p{L}{0,3})(?<body>\/\p{L}[\p{L}\d-]*)$/u;
/** A letter of the Party. */
export const PARTY_LETTER = 'CV';
const TRAILING = /[.,;:'"`’_|\-\\]+$/u;

/**
 * Reads the number line of a head, given without blanks. Undefined when the text does not begin with the label `Số`
 * or holds neither a number nor a notation.
 */
export function parseNumberLine(joined: string): NumberParts | undefined {
  const label = LABEL.exec(joined)?.[0];
  if (label === undefined) return undefined;
  // `§NNPTNT`: an S under a pen
  const body = joined
    .slice(label.length)
    .replace(/[–—−]/g, '-')
    .replace(/§(?=\p{Lu})/gu, 'S');
  const trimmed = body.replace(TRAILING, '');
  const parts = partyForm(trimmed) ?? slashForm(trimmed) ?? slashless(trimmed) ?? numberOnly(trimmed, DOTS.test(body));
  return parts === undefined ? undefined : shift(parts, label.length);
}

function partyForm(body: string): NumberParts | undefined {
  const { before = '', type: read = '', body: tail = '' } = PARTY.exec(body)?.groups ?? {};
  const type = repairAbbreviation(read.replace(/Ð/gu, 'Đ').replace(/ĐĐ/gu, 'Đ'));
  if (typeOfAbbreviation(type) === undefined && type !== PARTY_LETTER) return undefined;
  const number = cleanNumber(before);
  const notation = `${type}${tail}`;
  const start = body.length - read.length - tail.length;
  return {
    ...(number === undefined ? {} : { number, referenceNumber: `${number}-${notation}` }),
    notation,
    blank: DOTS.test(before),
    numberSpan: [0, before.length],
    notationSpan: [start, body.length],
  };
}

/** The first slash behind which a whole notation stands; earlier ones belong to a number read badly. */
function slashForm(body: string): NumberParts | undefined {
  for (let at = body.indexOf('/'); at !== -1; at = body.indexOf('/', at + 1)) {
    // ink of the number beside reaches over the slash: `/#GM-SYT`
    const dirt = /^[^\p{L}\d]*/u.exec(body.slice(at + 1))?.[0].length ?? 0;
    const from = at + 1 + dirt;
    const match = NOTATION.exec(body.slice(from));
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
      notationSpan: [from + year.length, body.length],
    };
  }
  return undefined;
}

/**
 * The slash was lost: `466QĐ-SKHĐT`, `TB-UBND`, or a hand wrote over it: `<2.-.7CT-UBND`. Only where a whole notation of
 * two parts or more is left.
 */
const SLASHLESS = /^(?<before>[^\p{L}]*)(?<notation>\p{Lu}[\p{L}&]*(?:-\p{Lu}[\p{L}\d&]+)+)$/u;

function slashless(body: string): NumberParts | undefined {
  const { before = '', notation } = SLASHLESS.exec(body)?.groups ?? {};
  if (notation === undefined || !(hasType(notation) || hasBody(notation))) return undefined;
  const clean = normalizeNotation(notation);
  const number = /^\d{1,5}$/.test(before) ? before : undefined;
  const start = before.length;
  return {
    ...(number === undefined ? {} : { number, referenceNumber: `${number}/${clean}` }),
    notation: clean,
    blank: false,
    numberSpan: [0, start],
    notationSpan: [start, body.length],
  };
}

/** Begins with the abbreviation of a type: a mere word with a dash is no notation. */
function hasType(notation: string): boolean {
  return typeOfAbbreviation(repairAbbreviation(leadingAbbreviation(notation))) !== undefined;
}

/** A letter of a committee or council: `UBND-VX`. */
function hasBody(notation: string): boolean {
  return BODIES.has(fold(leadingAbbreviation(notation)));
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
  const letters = read.replace(/Ð/gu, 'Đ').replace(/ĐĐ/gu, 'Đ').replace(/,-|-,/gu, '-').replace(/^(UBND|HĐND)\.(?=\p{Lu})/u, '$1-'); // prettier-ignore
  const [first, ...others] = letters.split('-');
  if (first === undefined || others.length === 0) return letters;
  return [repairBody(repairAbbreviation(first)), ...others.map(repairBody)].join('-');
}

/** Bodies whose abbreviation is fixed everywhere, by its letters without marks; a Đ may be read twice or lose its stroke. */
const BODIES: ReadonlyMap<string, string> = new Map([
  ['hdnd', 'HĐND'],
  ['ubnd', 'UBND'],
]);

function repairBody(part: string): string {
  return BODIES.get(fold(part).replace(/d{2,}/g, 'd')) ?? part;
}

/** The abbreviation of a type, if the notation begins with one: `QĐ-UBND` → `QĐ`; a letter's begins with the body. */
export function leadingAbbreviation(notation: string): string {
  return notation.split(/[-/]/u)[0] ?? notation;
}

/** A part in capitals of the alphabet (no F, J, W, Z) without tones, perhaps with the small letter of `TTg` and figures at its end. */
const PLAIN_PART = /^[A-EGHIK-VXYĐĂÂÊÔƠƯ&]+[gr]?\d{0,4}$/u;
/** `TTr` with its last letter read as a stroke. */
const STROKED = /TT[I1l|]$/u;

/** Whether every part can stand in a notation: a small letter, a tone or a figure inside was misread. */
export function isPlausible(notation: string): boolean {
  return notation
    .split(/[-/,.]/u)
    .every(
      (part) =>
        typeOfAbbreviation(part) !== undefined || (PLAIN_PART.test(part.normalize('NFC')) && !STROKED.test(part)),
    );
}
