import { conflictsOf } from '../../domain/archive/value-conflict.ts';
import { ConflictError, RecordError, RequestError } from '../../ports/errors.ts';
import type { RecordSchema } from '../../ports/record-check.ts';
import type { ArchiveDeps } from './deps.ts';

/** Something about one field that cannot be; `validation.<keyword>` is its message. */
export function refusal(field: string, keyword: string, details: Readonly<Record<string, string | number>> = {}) {
  return new RecordError([{ field, keyword, details }]);
}

/** @throws RecordError */
export function demandRecord(
  { checkRecord }: Pick<ArchiveDeps, 'checkRecord'>,
  schema: RecordSchema,
  record: unknown,
): void {
  const faults = checkRecord(schema, record);
  if (faults.length > 0) throw new RecordError(faults);
}

/** @throws RequestError `not-found` */
export function demandFound<Entry>(entry: Entry | undefined, id: string): Entry {
  if (entry === undefined) throw new RequestError('not-found', 'No entry of this id', { details: { id } });
  return entry;
}

interface Write {
  /** The revision that the person saw. */
  readonly revision: number;
  /** What stands there now, by the same names as what is given. */
  readonly stored: object;
  readonly given: object;
}

/** @throws ConflictError with both values, when somebody else was faster */
export function demandRevision(now: { readonly revision: number }, { revision, stored, given }: Write): void {
  if (now.revision !== revision) throw new ConflictError(now.revision, conflictsOf(stored, given));
}
