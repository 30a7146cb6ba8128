import { RequestError, StoreError } from '../../ports/errors.ts';
import type { ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { moveScanFile } from '../move-scan-file.ts';

export type CutsDeps = Pick<AppDeps, 'store' | 'clock' | 'queue'>;

export interface FileToCut {
  readonly scanFileId: string;
  /** The revision of the file that the person saw. */
  readonly revision: number;
  readonly actor: string;
}

/**
 * The file as the person saw it, with the content that was read.
 * @throws RequestError `not-found`; `forbidden-move` while it is not read; StoreError `stale`
 */
export async function openCuts(
  { store }: Pick<AppDeps, 'store'>,
  { scanFileId, revision }: FileToCut,
): Promise<{ readonly file: ScanFile; readonly sha256: string }> {
  const file = await store.scanFiles.find(scanFileId);
  if (!file) throw new RequestError('not-found', 'No scan file of this id', { details: { id: scanFileId } });
  if (file.revision !== revision) throw new StoreError('stale', 'The file was changed in the meantime');
  const { state, sha256 } = file;
  if (sha256 === null || (state !== 'done' && state !== 'review'))
    throw new RequestError('forbidden-move', 'The state of the file does not allow this', { details: { state } });
  return { file, sha256 };
}

interface Decision {
  readonly action: 'scan-file.divided' | 'scan-file.cuts-dropped';
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends the file to be divided and catalogued from the pages that were read, and says in the ledger who decided what. */
export async function divideAnew(deps: CutsDeps, file: ScanFile, decision: Decision): Promise<ScanFile> {
  const changed = await moveScanFile(deps, file, { state: 'received', code: null, details: {}, fingerprint: null });
  await deps.queue.send('read-scan-file', { scanFileId: file.id }, { key: file.id });
  await deps.store.ledger.append({ ...decision, subject: file.id });
  return changed;
}
