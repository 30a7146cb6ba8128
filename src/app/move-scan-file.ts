import { canMove } from '../domain/workflow/scan-file-state.ts';
import { RequestError } from '../ports/errors.ts';
import type { ScanFile, ScanFileChanges } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';

/**
 * Writes what changed of a scan file, as it was seen: the only place where use cases do. A state that stays the same is
 * no move.
 * @throws RequestError `forbidden-move` where the table of moves has no such move; StoreError `stale`
 */
export async function moveScanFile(
  { store, clock }: Pick<AppDeps, 'store' | 'clock'>,
  file: ScanFile,
  changes: Omit<ScanFileChanges, 'updatedAt'>,
): Promise<ScanFile> {
  const { state: from } = file;
  const to = changes.state ?? from;
  if (to !== from && !canMove(from, to)) {
    throw new RequestError('forbidden-move', 'The state of the file does not allow this', { details: { state: from } });
  }
  return store.scanFiles.update(file.id, file.revision, { ...changes, updatedAt: clock.now() });
}
