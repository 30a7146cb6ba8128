import { isOriginal } from '../../../domain/disposal/duplicates.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { KeptCopyRef } from '../../../domain/disposal/elimination-item.ts';
import type { EliminationReason, ItemKind } from '../../../domain/disposal/elimination-reasons.ts';
import { refuseItem, type ItemDossier, type ItemRefusal, type KeptCopy } from '../../../domain/disposal/refuse-item.ts';
import { dueState } from '../../../domain/retention/due-date.ts';
import type { DocumentForList, DossierForList } from '../../../ports/archive/disposals.ts';
import { today } from '../../host/count-run.ts';
import { dueOfGroup } from '../retention/due-of-group.ts';
import type { DisposalDeps } from './disposal-deps.ts';

/** What is asked of one thing that is, or shall be, on a list. */
export interface AskedItem {
  readonly kind: ItemKind;
  readonly reason: EliminationReason;
  readonly dossierId?: string | null;
  readonly documentId?: string | null;
  readonly keptCopy?: KeptCopyRef | undefined;
}

/** All that is known of the things asked for, read in three statements. */
export interface ItemBook {
  readonly dossiers: ReadonlyMap<string, DossierForList>;
  readonly documents: ReadonlyMap<string, DocumentForList>;
  /** Undefined: the item may be on the list. `unknown` where there is no such dossier or document. */
  refuse(item: AskedItem): ItemRefusal | 'unknown' | undefined;
}

export async function readItemBook(
  deps: DisposalDeps,
  given: DisposalCase,
  items: readonly AskedItem[],
): Promise<ItemBook> {
  const on = today(deps);
  const { disposals } = deps.store;
  const documentIds = items.flatMap(({ documentId, keptCopy }) =>
    [documentId ?? [], keptCopy?.documentId ?? []].flat(),
  );
  const found = await disposals.documentsForList([...new Set(documentIds)]);
  const documents = new Map(found.map((document) => [document.id, document]));
  const dossierIds = [
    ...items.flatMap(({ dossierId, keptCopy }) => [dossierId ?? [], keptCopy?.dossierId ?? []].flat()),
    ...found.map(({ dossierId }) => dossierId),
  ];
  const read = await disposals.dossiersForList([...new Set(dossierIds)], on);
  const dossiers = new Map(read.map((dossier) => [dossier.id, dossier]));
  const book = { dossiers, documents };
  return { ...book, refuse: (item) => refuse(item, { deps, given, on, ...book }) };
}

interface Known {
  readonly deps: DisposalDeps;
  readonly given: DisposalCase;
  readonly on: string;
  readonly dossiers: ReadonlyMap<string, DossierForList>;
  readonly documents: ReadonlyMap<string, DocumentForList>;
}

function refuse(item: AskedItem, known: Known): ItemRefusal | 'unknown' | undefined {
  const { kind, reason } = item;
  const document = kind === 'document' ? known.documents.get(item.documentId ?? '') : undefined;
  const dossier = known.dossiers.get((kind === 'document' ? document?.dossierId : item.dossierId) ?? '');
  if (isUnknown(item, dossier, known)) return 'unknown';
  return refuseItem({
    ...{ kind, reason, secretList: known.given.secret },
    dossier: dossier && toItemDossier(dossier, document, known),
    original: document !== undefined && isOriginal(document.entry),
    keptCopy: keptCopyOf(item, known),
    onThisList: dossier?.listedWhole === known.given.id,
  });
}

function isUnknown({ kind, keptCopy }: AskedItem, dossier: DossierForList | undefined, known: Known): boolean {
  if (kind !== 'loose' && dossier === undefined) return true;
  return keptCopy?.documentId !== undefined && !known.documents.has(keptCopy.documentId);
}

function toItemDossier(dossier: DossierForList, document: DocumentForList | undefined, known: Known): ItemDossier {
  const { given, deps, on } = known;
  const { state, secret, group, permanentBecause, keepsDisposal, listedWhole, listedInPart } = dossier;
  const isElsewhere = (caseId: string | null) => caseId !== null && caseId !== given.id;
  const inPart = document === undefined ? listedInPart.some(isElsewhere) : isElsewhere(document.listedIn);
  return {
    ...{ state, secret, permanentBecause, keepsDisposal, period: group.period, held: group.held },
    sameFonds: dossier.fondsId === given.fondsId,
    due: dueState(dueOfGroup(group, deps.dueSettings), group.held, on),
    listedElsewhere: isElsewhere(listedWhole) || inPart,
  };
}

/** The copy that stays, as it stands now; null where it is named in words. */
function keptCopyOf({ keptCopy, documentId, dossierId }: AskedItem, known: Known): KeptCopy | null | undefined {
  if (keptCopy === undefined) return undefined;
  const document = known.documents.get(keptCopy.documentId ?? '');
  const dossier = known.dossiers.get(document?.dossierId ?? keptCopy.dossierId ?? '');
  if (dossier === undefined) return (keptCopy.text ?? '').trim() === '' ? undefined : null;
  const same = document === undefined ? dossier.id === dossierId : document.id === documentId;
  return { same, goes: goesAway(dossier, document), period: dossier.group.period };
}

function goesAway(dossier: DossierForList, document: DocumentForList | undefined): boolean {
  if (dossier.state === 'destroyed' || dossier.listedWhole !== null) return true;
  return document !== undefined && (document.listedIn !== null || document.destroyed);
}
