import type { FieldOpinions } from '../cataloguing/field-value.ts';
import { typeOfAbbreviation } from '../cataloguing/document-types.ts';
import { bareName } from '../text/person-name.ts';
import type { FieldName } from '../metadata/field-name.ts';
import type { LearnedFact } from './learned-fact.ts';

export interface Lesson {
  readonly year: number;
  readonly facts: readonly LearnedFact[];
}

type Opinions = Readonly<Partial<Record<FieldName, FieldOpinions>>>;

/** Longer than any name; what is longer is a reading gone wrong. */
const MOST_LETTERS = 200;

/**
 * What an accepted record teaches. Only what a person confirmed or typed counts: a machine must not learn from itself, and a
 * name without the body and the day it belongs to is no evidence later.
 */
export function learnFrom(fields: Opinions): Lesson | undefined {
  const text = (field: FieldName) => {
    const value = fields[field]?.human?.value;
    return typeof value === 'string' && value.trim() !== '' && value.length <= MOST_LETTERS
      ? value.normalize('NFC').trim()
      : undefined;
  };
  const year = Number(text('issuedOn')?.slice(0, 4));
  if (!Number.isInteger(year) || year < 1900) return undefined;
  const [body, notation, signatory] = [text('issuingBody'), text('notation'), text('signatory')];
  const abbreviation = notation === undefined ? undefined : bodyAbbreviation(notation);
  const name = signatory === undefined ? '' : bareName(signatory);
  const facts: LearnedFact[] = [
    ...(body !== undefined && abbreviation !== undefined ? [{ kind: 'body' as const, name: body, abbreviation }] : []),
    ...(body !== undefined && name.includes(' ')
      ? [{ kind: 'signer' as const, name, role: text('signerRole') ?? '', body }]
      : []),
    ...addressees(fields).map((addressee) => ({ kind: 'addressee' as const, name: addressee })),
  ];
  return { year, facts };
}

function addressees(fields: Opinions): readonly string[] {
  const value = fields.addressees?.human?.value;
  if (typeof value !== 'object') return [];
  return [...new Set(value.map((one) => one.normalize('NFC').trim()))].filter(
    (one) => one !== '' && one.length <= MOST_LETTERS,
  );
}

/** `QĐ-UBND`, `UBND-VX` → `UBND`; undefined for what is no notation of one body. */
export function bodyAbbreviation(notation: string): string | undefined {
  const parts = notation.split('-').map((part) => part.trim());
  if (parts.length < 2 || parts.some((part) => part === '')) return undefined;
  const [first, second] = parts;
  return first !== undefined && typeOfAbbreviation(first) === undefined ? first : second;
}
