import type { CataloguedScan } from '../../../ports/archive/registers.ts';
import type { RegisterDeps } from './register-deps.ts';

/** Values changed: files follow their documents into and out of review, and records and fields in hosts are written anew. */
export async function tellHosts(
  { store, queue, clock }: RegisterDeps,
  scans: readonly Pick<CataloguedScan, 'scanFileId'>[],
): Promise<void> {
  const ids = [...new Set(scans.map(({ scanFileId }) => scanFileId))];
  if (ids.length === 0) return;
  const read = await store.registers.followReviews(ids, clock.now());
  // In the file's own queue, so that it never runs beside a reading of the file.
  const jobs = read.map((scanFileId) => ({ payload: { scanFileId, part: 'record' as const }, key: scanFileId }));
  for (let start = 0; start < jobs.length; start += JOBS_A_STATEMENT)
    await queue.sendAll('read-scan-file', jobs.slice(start, start + JOBS_A_STATEMENT));
}

const JOBS_A_STATEMENT = 1000;
