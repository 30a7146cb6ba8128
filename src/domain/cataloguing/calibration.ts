import table from '../../../mappings/reading/calibration.json' with { type: 'json' };
import type { FieldName } from '../metadata/field-name.ts';
import { clamp } from './confidence.ts';
import type { Finding } from './reader.ts';

/** Probability that a value is right by the score that its reader gave: each step holds from its score on, and none falls. */
export type CalibrationSteps = readonly (readonly number[])[];
export type CalibrationTable = Readonly<Partial<Record<FieldName, CalibrationSteps>>>;

const FIELDS: CalibrationTable = table.fields;

/** A value less likely right than this is shown to a person. */
const ENOUGH = table.enough;

/**
 * The findings with the share of values that were right at their score on labelled pages as their confidence
 * (`npm run bench -- catalogue --calibrate`, ADR 32). A reader's own reason to ask a person stands.
 */
export function calibrated(findings: readonly Finding[]): readonly Finding[] {
  const known = findings.map(byTable);
  return known.map((finding) => (finding.field === 'referenceNumber' ? byParts(finding, known) : finding));
}

function byTable(finding: Finding): Finding {
  const { field, value, asks } = finding;
  const steps = FIELDS[field];
  if (steps === undefined || asks === true) return finding;
  const confidence = clamp(probabilityOf(value.confidence, steps));
  return { ...finding, value: { ...value, confidence, needsReview: confidence < ENOUGH } };
}

export function probabilityOf(score: number, steps: CalibrationSteps): number {
  const step = steps.findLast(([from = 0]) => score >= from);
  // lower than anything that was measured
  return step?.[1] ?? Math.min(score, steps[0]?.[1] ?? score);
}

/** Put together of number and notation: no surer than the worse of the two. */
function byParts(finding: Finding, findings: readonly Finding[]): Finding {
  const parts = findings.filter(({ field }) => field === 'number' || field === 'notation').map(({ value }) => value);
  const confidence = Math.min(finding.value.confidence, ...parts.map((part) => part.confidence));
  const sure = parts.every(({ needsReview }) => !needsReview);
  const calibratedConfidence = sure ? Math.min(...parts.map((part) => part.confidence)) : confidence;
  return { ...finding, value: { ...finding.value, confidence: calibratedConfidence, needsReview: !sure } };
}
