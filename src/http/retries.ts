import type { RetryingJob } from '../ports/queue.ts';
import type { ScanFile } from '../ports/store.ts';
import type { HttpDeps } from './deps.ts';

const UNREAD: ReadonlySet<ScanFile['state']> = new Set(['received', 'reading', 'failed']);

/** What the queue will try again of these files, by their ids; asked only for files whose reading has not ended well. */
export async function retriesOf(
  { queue }: Pick<HttpDeps, 'queue'>,
  files: readonly ScanFile[],
): Promise<ReadonlyMap<string, RetryingJob>> {
  const ids = files.filter(({ state }) => UNREAD.has(state)).map(({ id }) => id);
  const jobs = ids.length === 0 ? [] : await queue.listRetrying('read-scan-file', ids);
  return new Map(jobs.map((job) => [job.key, job]));
}
