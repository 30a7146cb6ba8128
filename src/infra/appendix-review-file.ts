import reviewSchema from '../../schemas/retention/appendix-review.schema.json' with { type: 'json' };
import type { AppendixReview } from '../domain/retention/appendix/appendix-review.ts';
import { ScheduleError } from '../ports/errors.ts';
import { createSchemaValidator, faultKey, type Check } from './schema-validator.ts';

let check: Check | undefined;

/** Reads a review that a person corrected. @throws ScheduleError naming the place in the file */
export function parseAppendixReview(text: string): AppendixReview {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '').normalize('NFC'));
  } catch {
    throw new ScheduleError([{ at: '', key: 'validation.not-json', details: {} }]);
  }
  check ??= createSchemaValidator().compile(reviewSchema);
  const faults = check(value);
  if (faults.length > 0)
    throw new ScheduleError(faults.map((fault) => ({ at: fault.field, key: faultKey(fault), details: fault.details })));
  // The schema has just said so.
  return value as AppendixReview;
}
