import type { AppDeps } from '../app/deps.ts';
import { ERROR_TABLE } from '../infra/error-table.ts';
import type { DeadJob } from '../ports/queue.ts';
import type { ScanFile } from '../ports/store.ts';
import type { CliContext, Service } from './context.ts';
import { failedFiles, machineFault } from './machine-faults.ts';

/** More than a person would ever look through. */
const MOST_DEAD = 100_000;

export interface Failures {
  readonly files: readonly ScanFile[];
  readonly jobs: readonly DeadJob[];
}

export async function failuresOf(deps: AppDeps): Promise<Failures> {
  return { files: await failedFiles(deps.store), jobs: await deps.queue.listDead(MOST_DEAD) };
}

/**
 * Tells in one line what failed, without what had failed before the run in the same way.
 * @returns the exit code @throws FileError where the machine is at fault
 */
export async function tellFailures(context: CliContext, service: Service, before?: Failures): Promise<number> {
  const known = new Set([...(before?.files ?? []).map(fileMark), ...(before?.jobs ?? []).map(jobMark)]);
  const now = await failuresOf(service.deps);
  const files = now.files.filter((file) => !known.has(fileMark(file)));
  const jobs = now.jobs.filter((job) => !known.has(jobMark(job)));
  const fault = machineFault(files);
  if (fault !== undefined) throw fault;
  if (files.length + jobs.length === 0) return 0;
  context.output.err(context.text('files-failed', { files: files.length, jobs: jobs.length }));
  return ERROR_TABLE['files-failed'].exit;
}

/** Another one after each failure: whoever failed again belongs to this run. */
function fileMark({ id, revision }: ScanFile): string {
  return `${id} ${String(revision)}`;
}

function jobMark({ id, failedAt }: DeadJob): string {
  return `${id} ${failedAt.toISOString()}`;
}
