import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier, DossierDescription } from '../../../domain/archive/dossier.ts';
import { RecordError } from '../../../ports/errors.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { readDescription, readEntry } from './read-description.ts';
import { demandNodes, requireFonds } from './require-dossier.ts';

export interface NewDocument {
  readonly entry: object;
  readonly scanDocumentId?: string | null;
}
export interface NewDossier {
  readonly description: object;
  readonly nodeId?: string | null;
  readonly boxNumber?: number | null;
  readonly inventoryNumber?: string | null;
  readonly documents?: readonly NewDocument[];
}
export interface Creation {
  readonly fondsId: string;
  /** In the order in which they get places and temporary numbers. */
  readonly dossiers: readonly NewDossier[];
  readonly actor: string;
}

/**
 * Puts described dossiers at the end of a fonds: all or none.
 * @throws RequestError `not-found` (fonds); RecordError naming the row and field (`3.title`; of one alone `title`)
 */
export async function createDossiers(deps: DossierDeps, creation: Creation): Promise<readonly Dossier[]> {
  const { fondsId, actor } = creation;
  const isOne = creation.dossiers.length === 1;
  const read = creation.dossiers.map((given, index) => ({
    given,
    ...inRow(isOne ? undefined : index, () => readRow(deps, given)),
  }));
  const { store, ids } = deps;
  return store.transaction(async () => {
    await requireFonds(deps, fondsId);
    await demandNodes(
      deps,
      fondsId,
      read.map(({ given }) => given.nodeId ?? null),
    );
    await store.dossiers.lockFonds(fondsId);
    const next = await store.dossiers.next(fondsId);
    const made = read.map((row, index) => {
      const place = { position: next.position + index, temporaryNumber: next.temporaryNumber + index };
      return { dossier: newDossier({ ...row, ...place, id: ids.next(), fondsId, actor }), entries: row.entries };
    });
    const dossiers = made.map(({ dossier }) => dossier);
    await store.dossiers.insert(dossiers);
    await store.dossiers.insertDocuments(
      made.flatMap(({ dossier, entries }) => newDocuments(deps, entries, { dossierId: dossier.id, first: 1 })),
    );
    await record(deps, dossiers, creation);
    return dossiers;
  });
}

interface ReadRow {
  readonly description: DossierDescription;
  readonly entries: readonly Pick<DocumentInDossier, 'entry' | 'scanDocumentId'>[];
}

function readRow(deps: DossierDeps, { description, documents = [] }: NewDossier): ReadRow {
  const entries = documents.map(({ entry, scanDocumentId = null }, index) =>
    inRow(`documents.${String(index)}`, () => ({ entry: readEntry(deps, entry), scanDocumentId })),
  );
  return { description: readDescription(deps, description), entries };
}

/** Faults name the row that they are in. */
function inRow<T>(row: number | string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (row === undefined || !(error instanceof RecordError)) throw error;
    throw new RecordError(error.faults.map((fault) => ({ ...fault, field: `${String(row)}.${fault.field}` })));
  }
}

interface Making extends Pick<Dossier, 'id' | 'fondsId' | 'position' | 'temporaryNumber' | 'description'> {
  readonly given: NewDossier;
  readonly actor: string;
}

function newDossier({ given, actor, ...making }: Making): Dossier {
  const { id, fondsId, position, temporaryNumber, description } = making;
  const { nodeId = null, boxNumber = null, inventoryNumber = null } = given;
  return {
    ...{ id, fondsId, nodeId, position, temporaryNumber, inventoryNumber, boxNumber, description },
    state: nodeId === null ? 'sorting' : 'described',
    ...{ number: null, numberFrozen: false, code: null, checkedBy: null, retentionDecision: null },
    ...{ editors: [actor], revision: 1 },
  };
}

export function newDocuments(
  { ids }: Pick<DossierDeps, 'ids'>,
  entries: ReadRow['entries'],
  { dossierId, first }: { readonly dossierId: string; readonly first: number },
): readonly DocumentInDossier[] {
  return entries.map(({ entry, scanDocumentId }, index) => ({
    ...{ id: ids.next(), dossierId, ordinal: first + index, scanDocumentId, entry },
  }));
}

async function record(
  { store }: DossierDeps,
  dossiers: readonly Dossier[],
  { fondsId, actor }: Creation,
): Promise<void> {
  const [first] = dossiers;
  if (first === undefined) return;
  if (dossiers.length === 1) {
    const event = { action: 'dossier.created', subject: first.id, actor, body: { fondsId } };
    await store.ledger.append({ ...event, values: { after: first.description } });
    return;
  }
  const last = dossiers.at(-1) ?? first;
  const range = { count: dossiers.length, fromTemporary: first.temporaryNumber, toTemporary: last.temporaryNumber };
  await store.ledger.append({ action: 'dossiers.created', subject: fondsId, actor, body: range });
}
