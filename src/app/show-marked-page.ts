import { FileError } from '../ports/errors.ts';
import type { AppDeps } from './deps.ts';
import { requireHost } from './require-host.ts';
import { requireWithheld } from './withheld-file.ts';

export interface MarkedPageRequest<Image> {
  readonly scanFileId: string;
  /** An administrator or archivist: whoever calls has made sure. */
  readonly actor: string;
  readonly signal: AbortSignal;
  /** Draws a page of the file at `path`. */
  readonly draw: (path: string, page: number) => Promise<Image>;
}

/**
 * The page for which a file is withheld, for the person who must judge whether it bears a mark: this page alone, fetched
 * from the host for this one look, kept nowhere, and who looked stands in the ledger before anything is shown.
 * @throws RequestError `not-found`, `forbidden-move` (not withheld); FileError `file-changed`; HostError
 */
export async function showMarkedPage<Image>(deps: AppDeps, request: MarkedPageRequest<Image>): Promise<Image> {
  const { scanFileId, actor, signal, draw } = request;
  const { file, sha256, mark } = await requireWithheld(deps.store, scanFileId);
  const folder = await deps.workspace.open();
  try {
    const path = folder.pathOf('source');
    const fetched = await requireHost(deps, file.hostId).reader.fetchContent(file.ref, path, signal);
    // What is declared of one content must not be seen on another.
    if (fetched.sha256 !== sha256) throw new FileError('file-changed', 'The original is not the one that was withheld');
    const image = await draw(path, mark.page);
    await deps.store.ledger.append({
      action: 'scan-file.marked-page-shown',
      subject: file.id,
      actor,
      body: { ...mark },
    });
    return image;
  } finally {
    await folder.close();
  }
}
