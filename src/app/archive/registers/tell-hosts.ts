import type { CataloguedScan } from '../../../ports/archive/registers.ts';
import { moveScanFile } from '../../move-scan-file.ts';
import type { RegisterDeps } from './register-deps.ts';

/** Values changed: files follow their documents into and out of review, and records and fields in hosts are written anew. */
export async function tellHosts(
  deps: RegisterDeps,
  scans: readonly Pick<CataloguedScan, 'scanFileId'>[],
): Promise<void> {
  const { scanFiles, readings } = deps.store;
  for (const scanFileId of new Set(scans.map((scan) => scan.scanFileId))) {
    const file = await scanFiles.find(scanFileId);
    if (file === undefined || (file.state !== 'review' && file.state !== 'done')) continue;
    const documents = await readings.documents(scanFileId);
    const state = documents.some(({ needsReview }) => needsReview) ? 'review' : 'done';
    if (state !== file.state) await moveScanFile(deps, file, { state });
    // In the file's own queue, so that it never runs beside a reading of the file.
    await deps.queue.send('read-scan-file', { scanFileId, part: 'record' }, { key: scanFileId });
  }
}
