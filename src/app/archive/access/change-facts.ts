import { noFacts, type AccessFacts } from '../../../domain/access/access-facts.ts';
import type { DocumentEntry, DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import { isSecret, type Dossier, type DossierDescription } from '../../../domain/archive/dossier.ts';
import type { DossierChanges } from '../../../ports/archive/dossiers.ts';
import type { ArchiveDeps } from '../deps.ts';
import { forbidden, requireDossier } from '../dossiers/require-dossier.ts';
import { demandFound, demandRecord, demandRevision, refusal } from '../refuse.ts';

/** A dossier, or a document in it; both share the revision of the dossier. */
export interface AccessSubject {
  readonly dossierId: string;
  readonly documentId?: string | undefined;
  readonly revision: number;
  readonly actor: string;
}

export interface Known {
  readonly dossier: Dossier;
  readonly document: DocumentInDossier | undefined;
  readonly facts: AccessFacts;
}
interface Outcome {
  readonly facts: AccessFacts;
  /** What the description, or the entry of the document, says from now on. */
  readonly conditions?: Pick<DossierDescription, 'accessConditions' | 'secrecy'>;
  readonly changes?: DossierChanges;
  readonly action: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Changes what is known of the use of a dossier or document: one revision, one entry of the ledger.
 * @throws RequestError `not-found`, `forbidden-move` (destroyed); RecordError; ConflictError with both values
 */
export async function changeFacts(
  deps: ArchiveDeps,
  { dossierId, documentId, revision, actor, given }: AccessSubject & { readonly given: object },
  work: (known: Known) => Promise<Outcome> | Outcome,
): Promise<Dossier> {
  const { store } = deps;
  return store.transaction(async () => {
    const known = await requireKnown(deps, { dossierId, documentId });
    const { dossier, document, facts } = known;
    if (dossier.state === 'destroyed') throw forbidden(dossier);
    demandRevision(dossier, { revision, stored: facts, given });
    const outcome = await work(known);
    demandRecord(deps, 'access-facts', outcome.facts);
    await store.access.save(outcome.facts);
    if (document !== undefined && outcome.conditions !== undefined)
      await store.dossiers.saveDocuments([{ ...document, entry: withConditions(document.entry, outcome.conditions) }]);
    const changed = await store.dossiers.update(dossierId, revision, {
      ...outcome.changes,
      ...(document === undefined &&
        outcome.conditions && { description: withConditions(dossier.description, outcome.conditions) }),
    });
    const { action, values } = outcome;
    const body = documentId === undefined ? {} : { documentId };
    await store.ledger.append({ action, subject: dossierId, actor, body, values });
    return changed;
  });
}

/** @throws RequestError `not-found` */
export async function requireKnown(
  { store }: Pick<ArchiveDeps, 'store'>,
  { dossierId, documentId }: Pick<AccessSubject, 'dossierId' | 'documentId'>,
): Promise<Known> {
  const dossier = await requireDossier({ store }, dossierId);
  const documents = documentId === undefined ? [] : await store.dossiers.documents(dossierId);
  const found = documents.find(({ id }) => id === documentId);
  const document = documentId === undefined ? undefined : demandFound(found, documentId);
  const subjectId = documentId ?? dossierId;
  const facts = (await store.access.facts([subjectId])).get(subjectId) ?? noFacts(subjectId);
  return { dossier, document, facts };
}

/** @throws RecordError where no mark of secrecy stands */
export function demandMarked({ dossier, document }: Known): void {
  if (!isSecret(document?.entry ?? dossier.description)) throw refusal('secrecy', 'not-marked');
}

type Conditions = NonNullable<Outcome['conditions']>;

/** Both are stated anew; what is not named goes. */
function withConditions<Said extends DossierDescription | DocumentEntry>(said: Said, conditions: Conditions): Said {
  const others = Object.entries(said).filter(([name]) => name !== 'accessConditions' && name !== 'secrecy');
  // The same shape: two of its members are written anew.
  return { ...Object.fromEntries(others), ...conditions } as unknown as Said;
}
