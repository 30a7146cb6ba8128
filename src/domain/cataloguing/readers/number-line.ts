import type { PlacedWord } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { makeLine, withoutJunk } from '../../layout/text-line.ts';
import { bodyInitials, matchInitials, type InitialsMatch } from '../body-initials.ts';
import { nearestAbbreviation, typeOfAbbreviation } from '../document-types.ts';
import { joinWords, type JoinedText } from '../joined-text.ts';
import type { NumberParts } from '../number-grammar.ts';
import { leadingAbbreviation, parseNumberLine } from '../number-grammar.ts';
import type { PageView } from '../reader.ts';

export interface NumberLine {
  readonly parts: NumberParts;
  readonly numberWords: readonly PlacedWord[];
  readonly notationWords: readonly PlacedWord[];
  readonly line: TextLine;
  readonly joined: JoinedText;
  /** How the notation fits the name of the agency in the head. */
  readonly fits: InitialsMatch;
}

/** The number line of the head of a page, taken apart; undefined when there is none that can be read. */
export function readNumberLine(view: PageView): NumberLine | undefined {
  const printed = view.layout.head?.numberLine;
  const line = printed === undefined ? undefined : withoutJunkBehind(printed);
  if (line === undefined) return undefined;
  const joined = joinWords(line.words);
  const parts = parseNumberLine(joined.text);
  if (parts === undefined) return undefined;
  const { kind, parts: fitting } = fitToBody(spelledType(parts), view);
  return {
    parts: fitting,
    fits: kind,
    numberWords: joined.wordsBetween(...parts.numberSpan),
    notationWords: joined.wordsBetween(...parts.notationSpan),
    line,
    joined,
  };
}

/** The label is badly read where a hand wrote over it: it stays, whatever it looks like. */
function withoutJunkBehind(printed: TextLine): TextLine {
  const clean = withoutJunk(printed) ?? printed;
  const [label] = printed.words;
  return label === undefined || clean.words.includes(label) ? clean : makeLine([label, ...clean.words]);
}

/** `TTIr-SNV`, `TIr-SNV` → `TTr-SNV`: the closed list of types, where only one of them is one stroke away. */
function spelledType(parts: NumberParts): NumberParts {
  const { notation, referenceNumber } = parts;
  const read = notation === undefined ? '' : leadingAbbreviation(notation);
  const meant = nearestAbbreviation(read);
  if (notation === undefined || meant === undefined) return parts;
  const repaired = meant + notation.slice(read.length);
  const reference = referenceNumber?.replace(notation, repaired);
  return { ...parts, notation: repaired, ...(reference === undefined ? {} : { referenceNumber: reference }) };
}

/** `BC-SGDĐDT` under `SỞ GIÁO DỤC VÀ ĐÀO TẠO` is `BC-SGDĐT`. */
function fitToBody(parts: NumberParts, view: PageView): { readonly kind: InitialsMatch; readonly parts: NumberParts } {
  const { notation, referenceNumber } = parts;
  const abbreviation = notation === undefined ? undefined : bodyPart(notation);
  if (notation === undefined || abbreviation === undefined) return { kind: 'other', parts };
  const { kind, initials } = matchInitials(abbreviation, bodyInitials(view));
  if (kind !== 'near' || initials === undefined) return { kind, parts };
  const repaired = notation.replace(abbreviation, initials);
  const reference = referenceNumber?.replace(notation, repaired);
  return { kind, parts: { ...parts, notation: repaired, ...(reference === undefined ? {} : { referenceNumber: reference }) } }; // prettier-ignore
}

/** The part of a notation that names the body: the second after a type, else the first. */
function bodyPart(notation: string): string | undefined {
  const [first, second] = notation.split('-');
  return first !== undefined && typeOfAbbreviation(first) !== undefined && second !== undefined ? second : first;
}
