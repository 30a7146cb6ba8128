import { unresolvedRows, type AppendixReview } from '../../../domain/retention/appendix/appendix-review.ts';
import { groupsOfReview } from '../../../domain/retention/appendix/build-schedule.ts';
import { readAppendix } from '../../../domain/retention/appendix/read-appendix.ts';
import type { ScheduleGroup } from '../../../domain/retention/retention-schedule.ts';
import { ScheduleError } from '../../../ports/errors.ts';
import type { TableReader, TableRemark } from '../../../ports/table-reader.ts';

export interface AppendixFile {
  readonly path: string;
  /** As a person calls it. */
  readonly name: string;
  /** Of the same file, corrected by a person: stands in place of what is read. */
  readonly corrected?: AppendixReview;
}

export interface ReviewedAppendix {
  readonly review: AppendixReview;
  readonly remarks: readonly TableRemark[];
}

/**
 * Reads the table of an official appendix for review. Nothing is stored.
 * @throws FileError; ScheduleError where the file has no table of periods, or the corrected review is of another file
 */
export async function reviewAppendix(
  tables: TableReader,
  { path, name, corrected }: AppendixFile,
  signal?: AbortSignal,
): Promise<ReviewedAppendix> {
  const { rows, sha256, remarks } = await tables.read(path, signal);
  if (corrected !== undefined) {
    if (corrected.sha256 !== sha256) throw refusal(name, 'other-file');
    return { review: corrected, remarks };
  }
  const reading = readAppendix(rows);
  if (reading === undefined) throw refusal(name, 'no-table');
  return { review: { file: name, sha256, rows: reading.rows }, remarks };
}

function refusal(at: string, reason: 'no-table' | 'other-file'): ScheduleError {
  return new ScheduleError([{ at, key: `retention.appendix.${reason}`, details: {} }]);
}

/** What a review without open questions makes of a schedule. @throws ScheduleError naming each row at which nobody has looked */
export function acceptReview(scheduleId: string, review: AppendixReview): readonly ScheduleGroup[] {
  const open = unresolvedRows(review).flatMap(({ row, findings }) =>
    findings
      .filter(({ severity }) => severity === 'unresolved')
      .map(({ code, details }) => ({ at: String(row), key: `retention.appendix.${code}`, details })),
  );
  if (open.length > 0) throw new ScheduleError(open);
  return groupsOfReview(scheduleId, review);
}
