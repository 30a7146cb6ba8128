import listSchema from '../../schemas/retention/retention-proposals.schema.json' with { type: 'json' };
import type { RetentionPeriod } from '../domain/retention/retention-period.ts';
import { RecordError } from '../ports/errors.ts';
import { createSchemaValidator, type Check } from './schema-validator.ts';

/** What of a proposal is held against what is proposed now; the file has more, for people. */
export interface ListedProposal {
  readonly dossierId: string;
  readonly revision: number;
  readonly schedules: readonly { readonly scheduleId: string; readonly version: number }[];
  readonly longest: readonly { readonly item: string; readonly period: RetentionPeriod }[];
}

let check: Check | undefined;

/** Reads the list that `vankho retention propose --json` wrote. @throws RecordError naming the place in the file */
export function parseProposalList(text: string): readonly ListedProposal[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '').normalize('NFC'));
  } catch {
    throw new RecordError([{ field: '', keyword: 'not-json', details: {} }]);
  }
  check ??= createSchemaValidator().compile(listSchema);
  const faults = check(value);
  if (faults.length > 0) throw new RecordError(faults);
  // The schema has just said so.
  return value as readonly ListedProposal[];
}
