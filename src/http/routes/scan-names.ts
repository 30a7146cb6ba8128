import { seesEverything } from '../../domain/access/sight.ts';
import { message } from '../../infra/messages/message.ts';
import type { ScanFile } from '../../ports/store.ts';
import type { Call } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';
import { scanViewer } from './open-scan.ts';

type Asking = Pick<Call, 'caller' | 'language'>;
interface Named {
  readonly scanFileId: string;
  readonly name: string;
}

/**
 * Names of files tell what the documents say. Those that the caller may not see, because a dossier hides a document of the
 * file or the file itself is withheld, are replaced by words that say so.
 */
export async function maskNames<Shown extends Named>(
  deps: Pick<HttpDeps, 'store'>,
  shown: readonly Shown[],
  call: Asking,
): Promise<readonly Shown[]> {
  const viewer = scanViewer(call);
  if (seesEverything(viewer)) return shown;
  const ids = [...new Set(shown.map(({ scanFileId }) => scanFileId))];
  const hidden = await deps.store.access.hiddenScans(ids, viewer);
  const name = message('scan.name-hidden', {}, call.language);
  return shown.map((one) => (hidden.has(one.scanFileId) ? { ...one, name } : one));
}

export async function maskFiles(
  deps: Pick<HttpDeps, 'store'>,
  files: readonly ScanFile[],
  call: Asking,
): Promise<readonly ScanFile[]> {
  const named = await maskNames(
    deps,
    files.map(({ id, name }) => ({ scanFileId: id, name })),
    call,
  );
  return files.map((file, index) => ({ ...file, name: named[index]?.name ?? '' }));
}

/** Of documents and of hits: another document of the file may be hidden though this one is not. */
export async function maskFileNames<Shown extends { readonly scanFileId: string; readonly fileName: string }>(
  deps: Pick<HttpDeps, 'store'>,
  shown: readonly Shown[],
  call: Asking,
): Promise<readonly Shown[]> {
  const named = await maskNames(
    deps,
    shown.map(({ scanFileId, fileName }) => ({ scanFileId, name: fileName })),
    call,
  );
  return shown.map((one, index) => ({ ...one, fileName: named[index]?.name ?? '' }));
}

export async function maskFile(deps: Pick<HttpDeps, 'store'>, file: ScanFile, call: Asking): Promise<ScanFile> {
  return (await maskFiles(deps, [file], call))[0] ?? file;
}
