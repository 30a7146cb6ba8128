import { StoreError } from '../ports/errors.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { moveScanFile } from './move-scan-file.ts';
import { demandReason, invalidDeclaration, requireWithheld, withheldFor, type WithheldFile } from './withheld-file.ts';

export interface Lifting {
  readonly scanFileId: string;
  /** The revision the person saw, and with it the content and the mark that was found. */
  readonly revision: number;
  /** The page the person looked at; that of the mark. */
  readonly page: number;
  /** Why the page bears no mark; not what stands on it. */
  readonly reason: string;
  /** An administrator or archivist: whoever calls has made sure. */
  readonly actor: string;
}

/**
 * A person declares that what the machine took for a secrecy mark is none (ADR 0015). That holds for this mark (level,
 * page) on this content (SHA-256) alone; files of the same content that wait for the same reason go on with it. The
 * reading that follows looks for marks as ever: any other one withholds the file again.
 * @throws RequestError `not-found`, `forbidden-move` (not withheld), `invalid-request` (reason, page); StoreError `stale`
 */
export async function liftWithholding(deps: AppDeps, lifting: Lifting): Promise<ScanFile> {
  const { scanFileId, reason, actor } = lifting;
  demandReason(reason);
  return deps.store.transaction(async () => {
    const withheld = await requireWithheld(deps.store, scanFileId);
    const { file, sha256, mark } = withheld;
    if (file.revision !== lifting.revision) throw new StoreError('stale', 'The file was changed in the meantime');
    if (mark.page !== lifting.page) throw invalidDeclaration('page');
    await deps.store.clearedMarks.add({ sha256, ...mark, actor });
    // A content that a person withheld is read again as ever: what the machine finds on it withholds it again.
    await deps.store.heldContents.remove(sha256);
    const lifted = await readOnceMore(deps, file);
    const copies = await readCopies(deps, withheld);
    // The reason stands in the chain itself: it must not go with the text of a file that is withheld again.
    const body = { sha256, ...mark, reason };
    await deps.store.ledger.append({ action: 'scan-file.withholding-lifted', subject: file.id, actor, body });
    for (const { id } of copies) {
      const because = { from: 'withheld', liftedWith: file.id };
      await deps.store.ledger.append({ action: 'scan-file.read-again', subject: id, actor, body: because });
    }
    return lifted;
  });
}

async function readOnceMore(deps: AppDeps, file: ScanFile): Promise<ScanFile> {
  const changed = await moveScanFile(deps, file, { state: 'received', code: null, details: {}, fingerprint: null });
  await deps.queue.send('read-scan-file', { scanFileId: file.id }, { key: file.id });
  return changed;
}

async function readCopies(deps: AppDeps, { file, sha256, mark }: WithheldFile): Promise<readonly ScanFile[]> {
  const copies = (await deps.store.scanFiles.findBySha256(file.hostId, sha256)).filter((copy) => {
    const found = copy.id === file.id ? undefined : withheldFor(copy)?.mark;
    return found?.level === mark.level && found.page === mark.page;
  });
  for (const copy of copies) await readOnceMore(deps, copy);
  return copies;
}
