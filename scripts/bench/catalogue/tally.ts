import { asksForItself, REQUIRED_FIELDS } from '../../../src/domain/cataloguing/merge.ts';
import { FIELD_NAMES, type FieldName } from '../../../src/domain/metadata/field-name.ts';
import type { FieldValues } from '../../../src/domain/cataloguing/field-value.ts';
import { compareField } from './compare.ts';
import type { LabelledDocument } from './labelled.ts';

/** Fields that are scored, in the order of the report. */
export const SCORED = ['documentType', 'number', 'notation', 'issuedOn', 'place', 'issuingBody', 'parentBody', 'subject', 'addressees', 'recipients', 'signatory', 'signerRole'] as const satisfies readonly FieldName[]; // prettier-ignore

/** One value of one document against the truth. */
export interface Outcome {
  readonly document: LabelledDocument;
  readonly field: FieldName;
  readonly handwritten: boolean;
  readonly wanted: boolean;
  readonly given: boolean;
  readonly exact: boolean;
  readonly bare: boolean;
  readonly confidence: number;
  readonly needsReview: boolean;
  readonly shown: string;
}

export function outcomesOf(document: LabelledDocument, fields: FieldValues): Outcome[] {
  return SCORED.flatMap((field): Outcome[] => {
    const value = fields[field];
    const wanted = document.fields[field];
    if (value === undefined && wanted === undefined) return [];
    const { exact, bare } = compareField(field, value?.value, wanted);
    return [
      {
        document,
        field,
        handwritten: document.handwritten.has(field),
        wanted: wanted !== undefined,
        given: value !== undefined,
        exact,
        bare,
        confidence: value?.confidence ?? 0,
        needsReview: value?.needsReview ?? true,
        shown: `${String(value?.value ?? '–')} ≠ ${String(wanted ?? '–')}`,
      },
    ];
  });
}

/** What a person must open the document for: a required field is missing, or a given one is unsure. */
export function askedAbout(fields: FieldValues): readonly FieldName[] {
  const missing = REQUIRED_FIELDS.filter((field) => fields[field] === undefined);
  const unsure = FIELD_NAMES.filter((field) => asksForItself(field) && fields[field]?.needsReview === true);
  return [...missing, ...unsure];
}

export function asksPerson(fields: FieldValues): boolean {
  return askedAbout(fields).length > 0;
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

/** `exact / without marks / values` by field, printed and handwritten apart. */
export function fieldLines(outcomes: readonly Outcome[]): string[] {
  const groups = Map.groupBy(
    outcomes.filter(({ wanted }) => wanted),
    ({ field, handwritten }) => `${field}${handwritten ? ' (handwritten)' : ''}`,
  );
  return [...groups].map(([name, group]) => {
    const count = (test: (outcome: Outcome) => boolean) => group.filter(test).length;
    const sure = count(({ needsReview }) => !needsReview);
    return [
      name.padEnd(26),
      `n ${String(group.length).padStart(4)}`,
      `exact ${percent(count(({ exact }) => exact), group.length).padStart(5)} %`,
      `without marks ${percent(count(({ bare }) => bare), group.length).padStart(5)} %`,
      `given ${percent(count(({ given }) => given), group.length).padStart(5)} %`,
      `without review ${percent(sure, group.length).padStart(5)} %, of these right ${percent(count(({ needsReview, exact }) => !needsReview && exact), sure)} %`,
    ].join('  '); // prettier-ignore
  });
}

const BINS = [0, 0.5, 0.7, 0.85, 0.9, 0.95, 0.98, 0.995, 1.001];

/** Stated confidence against the share that was right. */
export function reliabilityLines(outcomes: readonly Outcome[]): string[] {
  const given = outcomes.filter((outcome) => outcome.given);
  return BINS.slice(0, -1).flatMap((from, i) => {
    const to = BINS[i + 1] ?? 1;
    const bin = given.filter(({ confidence }) => confidence >= from && confidence < to);
    if (bin.length === 0) return [];
    const mean = bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length;
    const right = bin.filter(({ exact }) => exact).length;
    return [`${from.toFixed(3)} to ${Math.min(1, to).toFixed(3)}  n ${String(bin.length).padStart(5)}  stated ${(100 * mean).toFixed(1)} %  right ${percent(right, bin.length)} %`]; // prettier-ignore
  });
}
