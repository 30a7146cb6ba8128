import { moveTo, type DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { effectiveValue } from '../../../domain/cataloguing/field-value.ts';
import { FIELD_NAMES } from '../../../domain/metadata/field-name.ts';
import { stateAfterChange } from '../../../domain/workflow/dossier-state.ts';
import { demandMarkStays } from '../access/demand-mark.ts';
import { demandFound, demandRevision, refusal } from '../refuse.ts';
import { demandNoHold } from './carry-keeping.ts';
import { newDocuments, type NewDocument } from './create-dossiers.ts';
import { demandNotListed, demandTakesIn } from './demand-unlisted.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { oldDocumentCodes } from './old-names.ts';
import { readEntry } from './read-description.ts';
import { forbidden, requireOpenDossier } from './require-dossier.ts';

interface Seen {
  readonly dossierId: string;
  /** Of the dossier: its documents share it. */
  readonly revision: number;
  readonly actor: string;
}
export interface DocumentsAdded extends Seen {
  readonly documents: readonly NewDocument[];
}
export interface DocumentChanged extends Seen {
  readonly documentId: string;
  readonly entry: object;
}
export interface DocumentMoved extends Seen {
  readonly documentId: string;
  readonly ordinal: number;
}
export interface DocumentsRemoved extends Seen {
  readonly documentIds: readonly string[];
}

/**
 * At the end of the list. Of a document that was read, what the entry does not say is taken from there.
 * @throws RecordError also while the whole dossier is proposed for destruction: the council judges what it was shown
 */
export async function addDocuments(deps: DossierDeps, added: DocumentsAdded): Promise<Dossier> {
  const { dossierId, documents } = added;
  return changing(deps, { ...added, given: {} }, async (dossier) => {
    await demandTakesIn(deps, { dossierId, field: 'documents' });
    const entries = [];
    for (const [index, document] of documents.entries()) entries.push(await entryOf(deps, document, index));
    const made = newDocuments(deps, entries, { dossierId, first: await nextOrdinal(deps, dossier) });
    await deps.store.dossiers.insertDocuments(made);
    const after = made.map(({ id, ordinal, entry }) => ({ id, ordinal, entry }));
    return { action: 'dossier.documents-added', body: { count: made.length }, values: { after } };
  });
}

export async function changeDocument(deps: DossierDeps, change: DocumentChanged): Promise<Dossier> {
  const { dossierId, documentId } = change;
  const entry = readEntry(deps, change.entry);
  return changing(deps, { ...change, documentId, given: entry }, async () => {
    const before = await requireDocument(deps, dossierId, documentId);
    demandMarkStays(before.entry, entry);
    await deps.store.dossiers.saveDocuments([{ ...before, entry }]);
    const values = { before: before.entry, after: entry };
    return { action: 'dossier.document-changed', body: { documentId }, values };
  });
}

/** Not once the number is frozen: the codes of documents hold their ordinals. @throws RequestError `forbidden-move` */
export async function moveDocument(deps: DossierDeps, move: DocumentMoved): Promise<Dossier> {
  const { dossierId, documentId, ordinal } = move;
  return changing(deps, { ...move, given: { ordinal } }, async (dossier) => {
    if (dossier.numberFrozen) throw forbidden(dossier);
    await requireDocument(deps, dossierId, documentId);
    const documents = await deps.store.dossiers.documents(dossierId);
    const order = moveTo(
      documents.map(({ id }) => id),
      documentId,
      ordinal,
    );
    await saveOrder(deps, documents, order);
    return { action: 'dossier.document-moved', body: { documentId, ordinal } };
  });
}

/** Not while the dossier is held, nor what an elimination list proposes. @throws RecordError */
export async function removeDocuments(deps: DossierDeps, removal: DocumentsRemoved): Promise<Dossier> {
  const { dossierId, documentIds } = removal;
  return changing(deps, { ...removal, given: {} }, async (dossier) => {
    const gone = await requireDocuments(deps, dossierId, documentIds);
    await demandNoHold(deps, dossierId, 'documentIds');
    await demandNotListed(deps, { dossierId, documentIds, field: 'documentIds' });
    await deps.store.dossiers.removeDocuments(documentIds);
    // The code stays given: it leads to the dossier, and tells that the document was taken out.
    const codes = oldDocumentCodes(dossier, gone, dossierId).map((alias) => ({ ...alias, documentId: null }));
    await deps.store.dossiers.addAliases(codes);
    if (!dossier.numberFrozen) await closeGaps(deps, dossierId);
    const before = gone.map(({ id, ordinal, entry }) => ({ id, ordinal, entry }));
    return { action: 'dossier.documents-removed', body: { count: gone.length }, values: { before } };
  });
}

interface Happened {
  readonly action: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** @throws RequestError `not-found`, `forbidden-move`; ConflictError with both values */
async function changing(
  deps: DossierDeps,
  { dossierId, revision, actor, documentId, given }: Seen & { readonly documentId?: string; readonly given: object },
  work: (dossier: Dossier) => Promise<Happened>,
): Promise<Dossier> {
  const { store } = deps;
  return store.transaction(async () => {
    const before = await requireOpenDossier(deps, dossierId);
    await store.dossiers.lockFonds(before.fondsId);
    const documents = before.revision === revision ? [] : await store.dossiers.documents(dossierId);
    const stored = documents.find(({ id }) => id === documentId);
    demandRevision(before, { revision, stored: { ...stored, ...stored?.entry }, given });
    const happened = await work(before);
    const state = stateAfterChange(before.state);
    const changed = await store.dossiers.update(dossierId, revision, { state, checkedBy: null, editor: actor });
    await store.ledger.append({ ...happened, subject: dossierId, actor });
    return changed;
  });
}

async function requireDocument({ store }: DossierDeps, dossierId: string, id: string): Promise<DocumentInDossier> {
  return demandFound(
    (await store.dossiers.documents(dossierId)).find((one) => one.id === id),
    id,
  );
}

/** @throws RequestError `not-found` where one of them does not lie in the dossier */
export async function requireDocuments(
  { store }: Pick<DossierDeps, 'store'>,
  dossierId: string,
  ids: readonly string[],
): Promise<readonly DocumentInDossier[]> {
  const documents = await store.dossiers.documents(dossierId);
  const known = new Set(documents.map(({ id }) => id));
  for (const id of ids) demandFound(known.has(id) ? id : undefined, id);
  const wanted = new Set(ids);
  return documents.filter(({ id }) => wanted.has(id));
}

/** Behind the last one that there is, and where codes were given, that there ever was. */
export async function nextOrdinal(
  { store }: Pick<DossierDeps, 'store'>,
  { id, code }: Pick<Dossier, 'id' | 'code'>,
): Promise<number> {
  const documents = await store.dossiers.documents(id);
  const aliases = code === null ? [] : await store.dossiers.leftOrdinals(code);
  return Math.max(0, ...documents.map(({ ordinal }) => ordinal), ...aliases) + 1;
}

export async function closeGaps(deps: Pick<DossierDeps, 'store'>, dossierId: string): Promise<void> {
  const documents = await deps.store.dossiers.documents(dossierId);
  await saveOrder(
    deps,
    documents,
    documents.map(({ id }) => id),
  );
}

async function saveOrder(
  { store }: Pick<DossierDeps, 'store'>,
  documents: readonly DocumentInDossier[],
  order: readonly string[],
): Promise<void> {
  const places = new Map(order.map((id, index) => [id, index + 1]));
  const moved = documents
    .map((document) => ({ ...document, ordinal: places.get(document.id) ?? document.ordinal }))
    .filter((document, index) => document.ordinal !== documents[index]?.ordinal);
  await store.dossiers.saveDocuments(moved);
}

async function entryOf(deps: DossierDeps, { entry, scanDocumentId = null }: NewDocument, index: number) {
  if (scanDocumentId === null) return { entry: readEntry(deps, entry), scanDocumentId };
  const row = await deps.store.readings.document(scanDocumentId);
  if (row === undefined) throw refusal(`documents.${String(index)}.scanDocumentId`, 'enum');
  const read = FIELD_NAMES.flatMap((name) => {
    const value = effectiveValue(row.fields[name] ?? {})?.value;
    return value === undefined ? [] : [[name, value] as const];
  });
  return { entry: readEntry(deps, { ...Object.fromEntries(read), ...entry }), scanDocumentId };
}
