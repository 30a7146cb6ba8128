import type { AccessFacts } from '../../../domain/access/access-facts.ts';
import { documentCandidate, dossierCandidate, type Candidate } from '../../../domain/access/declassification.ts';
import { proposeGroups, type GroupProposal } from '../../../domain/access/propose-groups.ts';
import { groupsInForce, type GroupCode } from '../../../domain/access/restriction-groups.ts';
import { isSecret, type Dossier } from '../../../domain/archive/dossier.ts';
import type { DocumentEntry, DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Day } from '../../../domain/retention/day.ts';
import type { Store } from '../../../ports/store.ts';
import { requireKnown } from './change-facts.ts';

export interface AccessOfDossier {
  readonly dossier: Dossier;
  readonly document: DocumentInDossier | undefined;
  readonly facts: AccessFacts;
  /** Groups that hold, also the one that holds by itself. */
  readonly inForce: readonly GroupCode[];
  /** What the words of the title speak for; a person decides. */
  readonly proposals: readonly GroupProposal[];
  /** Where a mark of secrecy stands. */
  readonly candidate: Candidate | null;
}

/** All that is known of the use of a dossier, or of a document in it. @throws RequestError `not-found` */
export async function readAccess(
  { store }: { readonly store: Store },
  { on, ...subject }: { readonly dossierId: string; readonly documentId?: string | undefined; readonly on: Day },
): Promise<AccessOfDossier> {
  const known = await requireKnown({ store }, subject);
  const { dossier, document, facts } = known;
  const { description, state } = dossier;
  const isMarked = isSecret(document?.entry ?? description);
  const documents = isMarked && document === undefined ? await store.dossiers.documents(dossier.id) : [];
  const candidate = document
    ? documentCandidate(document, facts, on)
    : dossierCandidate({ description, documents }, facts, on);
  return {
    ...known,
    inForce: groupsInForce(facts.groups, state),
    proposals: proposeGroups(document === undefined ? description : saidBy(document.entry)),
    candidate: isMarked ? candidate : null,
  };
}

function saidBy({ documentType, subject, physicalCondition }: DocumentEntry) {
  const title = [documentType, subject].filter((part) => typeof part === 'string').join(' ');
  return { title, ...(typeof physicalCondition === 'string' && { physicalCondition }) };
}
