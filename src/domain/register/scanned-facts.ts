import { parsePartialDate } from '../archive/partial-date.ts';
import type { FieldOpinions } from '../cataloguing/field-value.ts';
import type { FieldName } from '../metadata/field-name.ts';
import type { ScannedFacts } from './comparable.ts';
import { readOf } from './fill-from-row.ts';

/** What was read of a document, without what a register said before: a match must not rest on itself. */
export function factsOf(id: string, fields: Readonly<Partial<Record<FieldName, FieldOpinions>>>): ScannedFacts {
  const text = (field: FieldName) => {
    const value = readOf(fields[field])?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const sure = (field: FieldName) => readOf(fields[field])?.needsReview === false;
  const [number, date] = [text('number'), parsePartialDate(text('issuedOn') ?? '')];
  const texts = {
    notation: text('notation'),
    documentType: text('documentType'),
    subject: text('subject'),
    signer: text('signatory'),
    issuer: text('issuingBody'),
  };
  return {
    id,
    ...(number !== undefined && { number: { value: number, sure: sure('number') } }),
    ...(date !== undefined && { date: { value: date, sure: sure('issuedOn') } }),
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
  };
}
