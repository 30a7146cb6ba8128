import type { DocumentDetail, Evidence, FieldName, FieldState, FieldValue } from '../api/types.ts';
import type { FieldDefinition } from './field-definition.ts';

/** Fields without which a catalogue record is of little use: shown even while empty, so that a person fills them in. */
const CORE_FIELDS: readonly FieldName[] = [
  'documentType',
  'number',
  'notation',
  'issuedOn',
  'issuingBody',
  'subject',
  'signatory',
];

/** What is known of a field; undefined for one that nobody has filled in. */
export function fieldState(document: DocumentDetail, name: FieldName): FieldState | undefined {
  return Object.hasOwn(document.fields, name) ? document.fields[name] : undefined;
}

export function effectiveOf(document: DocumentDetail, name: FieldName): FieldValue | undefined {
  return fieldState(document, name)?.effective;
}

/** The strongest value that is not a person's: what "take back" brings back. */
export function machineValue(state: FieldState): FieldValue | undefined {
  const { register, host, rule, model } = state.opinions;
  return register ?? host ?? rule ?? model;
}

export function fieldsToReview(
  definitions: readonly FieldDefinition[],
  document: DocumentDetail,
): readonly FieldName[] {
  return definitions.map(({ name }) => name).filter((name) => effectiveOf(document, name)?.needsReview === true);
}

/** Core fields that nobody has filled in, of a document that a person must look at anyway. */
export function emptyCoreFields(
  definitions: readonly FieldDefinition[],
  document: DocumentDetail,
): readonly FieldName[] {
  if (!document.needsReview) return [];
  return definitions
    .map(({ name }) => name)
    .filter((name) => CORE_FIELDS.includes(name) && effectiveOf(document, name) === undefined);
}

/** Fields that a confirmation should not pass over empty: without them nobody finds the document again. Not each document has a notation and a signer. */
const ASKED_FIELDS: readonly FieldName[] = ['documentType', 'number', 'issuedOn', 'issuingBody', 'subject'];

/** All that the machine is unsure of, and those of `ASKED_FIELDS` that are empty, in the order of the schema: what a confirmation settles. */
export function openFields(definitions: readonly FieldDefinition[], document: DocumentDetail): readonly FieldName[] {
  const empty = emptyCoreFields(definitions, document).filter((name) => ASKED_FIELDS.includes(name));
  const unsure = fieldsToReview(definitions, document);
  return definitions.map(({ name }) => name).filter((name) => empty.includes(name) || unsure.includes(name));
}

/** Where to look for a value: its own evidence, else that of a field which stands beside it on the same line. */
export interface Place {
  readonly evidence: Evidence;
  readonly isOwn: boolean;
}

/** Number and notation stand on one line (NĐ 30/2020/NĐ-CP, Phụ lục I): a number that was not read is found by its notation. */
const BESIDE: Readonly<Partial<Record<FieldName, readonly FieldName[]>>> = {
  number: ['notation', 'referenceNumber'],
  notation: ['number', 'referenceNumber'],
  referenceNumber: ['notation', 'number'],
  issuedOn: ['place'],
  place: ['issuedOn'],
};

export function placeOf(document: DocumentDetail, name: FieldName): Place | undefined {
  const own = effectiveOf(document, name)?.evidence;
  if (own) return { evidence: own, isOwn: true };
  for (const other of BESIDE[name] ?? []) {
    const evidence = effectiveOf(document, other)?.evidence;
    if (evidence) return { evidence, isOwn: false };
  }
  return undefined;
}

/** The fields that the list shows, in the order of the schema. */
export function shownFields(
  definitions: readonly FieldDefinition[],
  document: DocumentDetail,
  options: { readonly showEmpty: boolean; readonly keep: FieldName | undefined },
): readonly FieldDefinition[] {
  return definitions.filter(
    ({ name }) =>
      options.showEmpty ||
      name === options.keep ||
      CORE_FIELDS.includes(name) ||
      effectiveOf(document, name) !== undefined,
  );
}

/**
 * The field to review after (or before) `from` in the order of the schema, going round once; undefined when none is left.
 * `from` itself never counts: it was just dealt with.
 */
export function neighbourToReview(
  order: readonly FieldName[],
  toReview: readonly FieldName[],
  step: { readonly from: FieldName | undefined; readonly back?: boolean },
): FieldName | undefined {
  const left = order.filter((name) => name !== step.from && toReview.includes(name));
  if (left.length === 0) return undefined;
  const at = step.from === undefined ? -1 : order.indexOf(step.from);
  if (step.back === true) return left.findLast((name) => order.indexOf(name) < at) ?? left.at(-1);
  return left.find((name) => order.indexOf(name) > at) ?? left[0];
}
