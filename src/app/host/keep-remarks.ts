import type { HostPatch, HostPatchResult } from '../../ports/host-values.ts';
import type { AppDeps } from '../deps.ts';

interface Written {
  readonly scanFileId: string;
  readonly patch: HostPatch;
  readonly result: HostPatchResult;
}

/**
 * Remembers which remarks in the host are ours: they quote the text, and go when the file is withheld. Those that the host
 * did not let us take away are told in the status and in the ledger, and tried again.
 */
export async function keepRemarks(deps: AppDeps, { scanFileId, patch, result }: Written): Promise<void> {
  const { store } = deps;
  await store.transaction(async () => {
    const state = await store.hostDocuments.find(scanFileId);
    const known = state?.notes ?? [];
    if (patch.withdrawnNotes === undefined) {
      const fresh = result.notes.filter((note) => !known.includes(note));
      if (fresh.length > 0) await store.hostDocuments.save(scanFileId, { notes: [...known, ...fresh] });
      return;
    }
    const before = state?.leftInHost ?? [];
    const count = result.notesLeft ?? 0;
    const leftInHost = [...before.filter((left) => left !== 'notes'), ...(count > 0 ? (['notes'] as const) : [])];
    await store.hostDocuments.save(scanFileId, { notes: result.notes, leftInHost });
    if (count === 0 || before.includes('notes')) return;
    deps.log.warn('Remarks on a withheld file may not be taken away', { scanFileId, count });
    await store.ledger.append({ action: 'host.notes-left', subject: scanFileId, actor: 'system', body: { count } });
  });
}
