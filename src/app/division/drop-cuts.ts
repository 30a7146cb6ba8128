import type { ScanFile } from '../../ports/store.ts';
import { divideAnew, openCuts, type CutsDeps, type FileToCut } from './divide-anew.ts';

/**
 * A person lets the machine's cuts count again. What people typed stays: a document that bears such values, lies in a
 * dossier or was paired with a row of a register by a person keeps its first page, wherever the machine cuts, and asks to
 * be looked at. The dropped cuts stand in the ledger. Nothing happens where no person cut.
 * @throws RequestError `not-found`; `forbidden-move` while the file is not read; StoreError `stale`
 */
export async function dropCuts(deps: CutsDeps, request: FileToCut): Promise<ScanFile> {
  const { store } = deps;
  return store.transaction(async () => {
    const { file } = await openCuts(deps, request);
    const cuts = (await store.divisions.find(file.id))?.cuts;
    if (cuts === undefined) return file;
    await store.divisions.drop(file.id);
    return divideAnew(deps, file, { action: 'scan-file.cuts-dropped', actor: request.actor, body: { dropped: cuts } });
  });
}
