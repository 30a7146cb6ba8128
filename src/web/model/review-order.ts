import type { DocumentDetail, FieldName, FieldState, FieldValue } from '../api/types.ts';
import type { FieldDefinition } from './field-definition.ts';

/** Fields without which a catalogue record is of little use: shown even while empty, so that a person fills them in. */
const ALWAYS_SHOWN: readonly FieldName[] = [
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
      ALWAYS_SHOWN.includes(name) ||
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
