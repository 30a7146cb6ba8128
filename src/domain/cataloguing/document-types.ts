import list from '../../../mappings/norms/document-types.json' with { type: 'json' };
import { fold } from '../text/fold.ts';

/** A type of document as in `mappings/norms/document-types.json`. */
export interface DocumentType {
  readonly value: string;
  /** Abbreviations in a notation; more than one where a rule changed. */
  readonly abbreviations: readonly string[];
}

/** Types that can be the title of a document, longest name first. Kinds of copies are not. */
export const DOCUMENT_TYPES: readonly DocumentType[] = list.types
  .filter((type) => type.kind !== 'copy' && type.kind !== 'other')
  .map((type) => ({
    value: type.value,
    abbreviations: [...new Set(type.abbreviations.map(({ abbreviation }) => abbreviation))],
  }))
  .toSorted((a, b) => b.value.length - a.value.length);

const BY_ABBREVIATION = new Map<string, string>();
const BY_FOLDED_ABBREVIATION = new Map<string, string>();
for (const type of DOCUMENT_TYPES) {
  for (const abbreviation of type.abbreviations) {
    if (!BY_ABBREVIATION.has(abbreviation)) BY_ABBREVIATION.set(abbreviation, type.value);
    const key = fold(abbreviation);
    // only where no other abbreviation looks the same without marks and case
    BY_FOLDED_ABBREVIATION.set(key, BY_FOLDED_ABBREVIATION.has(key) ? '' : abbreviation);
  }
}

/** `QĐ` → Quyết định. Exact: `CT` and `CTr` are different types. */
export function typeOfAbbreviation(abbreviation: string): string | undefined {
  return BY_ABBREVIATION.get(abbreviation);
}

/** The official spelling of an abbreviation whose marks or case were lost: `QD` → `QĐ`. */
export function repairAbbreviation(read: string): string {
  if (BY_ABBREVIATION.has(read)) return read;
  const repaired = BY_FOLDED_ABBREVIATION.get(fold(read));
  return repaired === undefined || repaired === '' ? read : repaired;
}

/** Strokes of print that engines take for each other, or for nothing. */
const STROKES = /[TIl1i]/gu;

/**
 * The abbreviation that a word with a small letter can only be when one stroke was read as another or once too often:
 * `TIr`, `TTIr` → `TTr`. Words in capitals alone may be the initials of a body and stay.
 */
export function nearestAbbreviation(read: string): string | undefined {
  if (!/^\p{Lu}[\p{Lu}l1i]*\p{Ll}$/u.test(read) || BY_ABBREVIATION.has(read)) return undefined;
  const shape = (text: string) => text.replace(STROKES, 'I');
  const squeezed = (text: string) => shape(text).replace(/I+/g, 'I');
  const same = [...BY_ABBREVIATION.keys()].filter((known) => shape(known) === shape(read));
  const near = [...BY_ABBREVIATION.keys()].filter((known) => squeezed(known) === squeezed(read) && Math.abs(known.length - read.length) <= 1); // prettier-ignore
  const [only, ...others] = same.length > 0 ? same : near;
  return others.length > 0 ? undefined : only;
}

export function abbreviationsOf(value: string): readonly string[] {
  return DOCUMENT_TYPES.find((type) => type.value === value)?.abbreviations ?? [];
}
