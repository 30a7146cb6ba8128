import { completeCuts, type PersonCuts } from '../../domain/division/person-cuts.ts';
import { isOfPerson } from '../../domain/cataloguing/field-value.ts';
import { RequestError, StoreError } from '../../ports/errors.ts';
import type { DocumentRow, ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { moveScanFile } from '../move-scan-file.ts';

export interface CutsRequest extends PersonCuts {
  readonly scanFileId: string;
  /** The revision of the file that the person saw. */
  readonly revision: number;
  readonly actor: string;
}

/**
 * A person says where the documents of a file begin. The cuts hold for the content, whatever a machine finds later; the
 * documents are catalogued anew from the pages that were read.
 * @throws RequestError `not-found`; `forbidden-move` while the file is not read; `document-in-use` when a document would go
 * that bears values of people or lies in a dossier; StoreError `stale`
 */
export async function moveCuts(deps: AppDeps, request: CutsRequest): Promise<ScanFile> {
  const { scanFileId, revision, actor } = request;
  const { store } = deps;
  return store.transaction(async () => {
    const file = await store.scanFiles.find(scanFileId);
    if (!file) throw new RequestError('not-found', 'No scan file of this id', { details: { id: scanFileId } });
    if (file.revision !== revision) throw new StoreError('stale', 'The file was changed in the meantime');
    const { state, sha256 } = file;
    if (sha256 === null || (state !== 'done' && state !== 'review'))
      throw new RequestError('forbidden-move', 'The state of the file does not allow this', { details: { state } });
    const cuts = completeCuts(request, await store.readings.pages(scanFileId));
    const before = await store.readings.documents(scanFileId);
    await demandUnused(deps, before, cuts);
    await store.divisions.cut({ scanFileId, sha256, cuts, actor });
    const changed = await moveScanFile(deps, file, { state: 'received', code: null, details: {}, fingerprint: null });
    await deps.queue.send('read-scan-file', { scanFileId }, { key: scanFileId });
    const body = { before: before.map(({ firstPage }) => firstPage), after: cuts.starts, separators: cuts.separators };
    await store.ledger.append({ action: 'scan-file.divided', subject: scanFileId, actor, body });
    return changed;
  });
}

/** What a person typed, and what was put into a dossier, hangs on the first page: it must not be left without one. */
async function demandUnused({ store }: AppDeps, before: readonly DocumentRow[], { starts }: PersonCuts): Promise<void> {
  const leaving = before.filter(({ firstPage }) => !starts.includes(firstPage));
  if (leaving.length === 0) return;
  const inDossiers = await store.dossiers.dossiersOf(leaving.map(({ id }) => id));
  const used = leaving.find((row) => hasValuesOfPeople(row) || inDossiers.has(row.id));
  if (used === undefined) return;
  const details = { page: used.firstPage };
  throw new RequestError('document-in-use', 'The document holds work of people', { details });
}

function hasValuesOfPeople({ fields }: DocumentRow): boolean {
  return Object.values(fields).some((opinions) => Object.values(opinions).some(({ origin }) => isOfPerson(origin)));
}
