import type { NewDocument } from '../../../app/archive/dossiers/create-dossiers.ts';
import { isDossierHidden, isHiddenFrom, seesEverything } from '../../../domain/access/sight.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { Call } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { onlookerOf, type Reader } from '../../views/archive/dossier.ts';
import { demandOpenScan, fileOfDocument } from '../open-scan.ts';

export function readerOf({ caller, language }: Pick<Call, 'caller' | 'language'>): Reader {
  const { account, within } = caller();
  return { role: account.role, language, ...(within !== undefined && { within }) };
}

/** Nobody works on what they may not read. @throws RequestError `withheld` */
export async function demandReadable(deps: HttpDeps, ids: readonly string[], call: Pick<Call, 'caller' | 'language'>) {
  if ((await hiddenAmong(deps, ids, call)).size > 0) throw new RequestError('withheld', 'The dossier is secret');
}

/** Those of the dossiers that the caller may not read. */
export async function hiddenAmong(
  { store }: HttpDeps,
  ids: readonly string[],
  call: Pick<Call, 'caller' | 'language'>,
): Promise<ReadonlySet<string>> {
  const viewer = onlookerOf(readerOf(call));
  const dossiers = seesEverything(viewer) ? [] : await store.dossiers.findMany(ids);
  return new Set(dossiers.filter((dossier) => isDossierHidden(dossier, viewer)).map(({ id }) => id));
}

/** As `demandReadable`, of the document too. @throws RequestError `withheld` */
export async function demandReadableDocument(
  deps: HttpDeps,
  { id, document }: { readonly id: string; readonly document: string },
  call: Pick<Call, 'caller' | 'language'>,
): Promise<void> {
  await demandReadable(deps, [id], call);
  const found = (await deps.store.dossiers.documents(id)).find((one) => one.id === document);
  if (found !== undefined && isHiddenFrom(found.entry, onlookerOf(readerOf(call))))
    throw new RequestError('withheld', 'The document is secret');
}

/** Nor do they put into a dossier what they may not read. @throws RequestError `withheld` */
export async function demandReadableScans(
  deps: HttpDeps,
  documents: readonly Pick<NewDocument, 'scanDocumentId'>[],
  call: Pick<Call, 'caller'>,
): Promise<void> {
  const files = new Set(
    documents.flatMap(({ scanDocumentId: id }) => (typeof id === 'string' ? fileOfDocument(id) : [])),
  );
  for (const id of files) await demandOpenScan(deps, id, call);
}
