import type { SecrecyMark } from '../domain/cataloguing/catalogued-document.ts';
import { canMove } from '../domain/workflow/scan-file-state.ts';
import { RequestError, StoreError } from '../ports/errors.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { takeOutOfUse } from './withhold.ts';
import { demandReason, invalidDeclaration } from './withheld-file.ts';

export interface Withholding extends SecrecyMark {
  readonly scanFileId: string;
  /** The revision the person saw; the present one where they saw none. */
  readonly revision?: number;
  /** Why it is withheld; not what stands on it. */
  readonly reason: string;
  /** An administrator or archivist: whoever calls has made sure. */
  readonly actor: string;
}

/**
 * A person declares that a content bears a secrecy mark which the machine did not find, or takes a lifting back (ADR 0015).
 * That holds for the content (SHA-256) until it is lifted: every file of it, in whatever host, is withheld and none is read
 * again; what was declared no mark of it before counts no more.
 * @throws RequestError `not-found`, `forbidden-move` (gone, withheld already, about to be read: of another content, who
 * knows), `invalid-request` (reason, page); StoreError `stale`
 */
export async function withholdByHand(deps: AppDeps, withholding: Withholding): Promise<ScanFile> {
  const { scanFileId, revision, level, page, reason, actor } = withholding;
  demandReason(reason);
  return deps.store.transaction(async () => {
    const { store } = deps;
    const file = await store.scanFiles.find(scanFileId);
    if (!file) throw new RequestError('not-found', 'No scan file of this id', { details: { id: scanFileId } });
    if (revision !== undefined && file.revision !== revision)
      throw new StoreError('stale', 'The file was changed in the meantime');
    const { sha256, pageCount, state } = file;
    if (sha256 === null || !canMove(state, 'withheld'))
      throw new RequestError('forbidden-move', 'The state of the file does not allow this', { details: { state } });
    if (page < 1 || (pageCount !== null && page > pageCount)) throw invalidDeclaration('page');
    await store.heldContents.put({ sha256, level, page, actor });
    await store.clearedMarks.remove(sha256);
    await store.seenStamps.removeAll(sha256);
    const withheld = await takeOutOfUse(deps, file, { level, page });
    const body = { sha256, level, page, reason };
    await store.ledger.append({ action: 'scan-file.withheld-by-hand', subject: file.id, actor, body });
    return withheld;
  });
}
