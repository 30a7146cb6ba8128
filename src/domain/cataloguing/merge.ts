import { FIELD_NAMES } from '../metadata/field-name.ts';
import type { FieldName } from '../metadata/field-name.ts';
import type { FieldOpinions, FieldValue, FieldValues, Origin } from './field-value.ts';
import { effectiveValue } from './field-value.ts';

/** All opinions on all fields of one document. */
export type DocumentOpinions = Readonly<Partial<Record<FieldName, FieldOpinions>>>;

/** Origins that a machine may set and take back. */
export type MachineOrigin = Exclude<Origin, 'human'>;

/** What a cataloguing run speaks for. */
const RUN_ORIGINS: readonly MachineOrigin[] = ['rule', 'model'];

/**
 * The opinions after a run. The run replaces all that its own origins said before, also where it now finds nothing;
 * opinions of others, a person's above all, stay as they are.
 */
export function mergeRun(
  before: DocumentOpinions,
  run: FieldValues,
  origins: readonly MachineOrigin[] = RUN_ORIGINS,
): DocumentOpinions {
  const merged: Partial<Record<FieldName, FieldOpinions>> = {};
  for (const name of FIELD_NAMES) {
    const opinions = mergeField(before[name] ?? {}, run[name], origins);
    if (Object.keys(opinions).length > 0) merged[name] = opinions;
  }
  return merged;
}

function mergeField(
  before: FieldOpinions,
  value: FieldValue | undefined,
  origins: readonly MachineOrigin[],
): FieldOpinions {
  const kept = Object.entries(before).filter(([origin]) => !origins.some((own) => own === origin));
  const opinions: FieldOpinions = Object.fromEntries(kept);
  const speaks = value !== undefined && origins.some((own) => own === value.origin);
  return speaks ? { ...opinions, [value.origin]: value } : opinions;
}

type ReviewReason = 'unsure' | 'missing' | 'contradiction';

export interface ReviewItem {
  readonly field: FieldName;
  readonly reason: ReviewReason;
}

/** Without these a document cannot be found again: a person must add them. */
export const REQUIRED_FIELDS: readonly FieldName[] = [
  'documentType',
  'number',
  'issuedOn',
  'issuingBody',
  'subject',
  'signatory',
];

/**
 * Values that help whoever opens the document and by which none is found or filed (no archival metadata of TT 05/2025/TT-BNV,
 * but for `referenceNumber`, which is put together of values that ask for themselves; how urgent a matter was is over with it):
 * unsure ones stay marked and call nobody.
 */
export const UNASKED_FIELDS: ReadonlySet<FieldName> = new Set([
  'addressees',
  'recipients',
  'place',
  'urgency',
  'referenceNumber',
]);

/** Whether an unsure value of the field calls a person to the document. */
export function asksForItself(field: FieldName): boolean {
  return !UNASKED_FIELDS.has(field);
}

/** Why a person must look at the document; empty when nothing is left to do. */
export function reviewItems(
  opinions: DocumentOpinions,
  required: readonly FieldName[] = REQUIRED_FIELDS,
): ReviewItem[] {
  const missing = required.filter((field) => effectiveValue(opinions[field] ?? {}) === undefined);
  const present = FIELD_NAMES.flatMap((field): ReviewItem[] => {
    const reason = reasonOf(opinions[field] ?? {});
    return reason === undefined || (reason === 'unsure' && !asksForItself(field)) ? [] : [{ field, reason }];
  });
  return [...missing.map((field): ReviewItem => ({ field, reason: 'missing' })), ...present];
}

export function needsReview(opinions: DocumentOpinions): boolean {
  return reviewItems(opinions).length > 0;
}

function reasonOf(opinions: FieldOpinions): ReviewReason | undefined {
  const value = effectiveValue(opinions);
  if (value === undefined || value.origin === 'human') return undefined;
  if (value.needsReview) return 'unsure';
  // a sure reading of the page that says something else than the register or the host
  const other = opinions.model ?? opinions.rule;
  const differs = other !== undefined && !other.needsReview && !sameContent(other.value, value.value);
  return differs ? 'contradiction' : undefined;
}

function sameContent(a: FieldValue['value'], b: FieldValue['value']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
