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

export function abbreviationsOf(value: string): readonly string[] {
  return DOCUMENT_TYPES.find((type) => type.value === value)?.abbreviations ?? [];
}
