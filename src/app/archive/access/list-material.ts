import { noFacts, type AccessFacts } from '../../../domain/access/access-facts.ts';
import { documentCandidate, dossierCandidate, type Candidate } from '../../../domain/access/declassification.ts';
import { groupsInForce, IN_PROCESSING, type GroupCode } from '../../../domain/access/restriction-groups.ts';
import { CONDITIONAL } from '../../../domain/access/sight.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import { isSecret, type Dossier } from '../../../domain/archive/dossier.ts';
import type { Day } from '../../../domain/retention/day.ts';
import type { Store } from '../../../ports/store.ts';

interface Deps {
  readonly store: Pick<Store, 'dossiers' | 'access'>;
}

/** A dossier that bears a mark, or a document in it that does. */
export interface SecretMaterial {
  readonly dossier: Dossier;
  readonly document: DocumentInDossier | null;
  readonly candidate: Candidate;
}

/**
 * Danh mục tài liệu có đóng dấu chỉ các mức độ mật, made apart for the handover (Luật Lưu trữ 2011, Điều 22.1b; TT 16/2014,
 * Điều 4.5): each dossier before its documents, in the archival order.
 */
export async function listSecret(
  deps: Deps,
  { fondsId, on }: { readonly fondsId?: string; readonly on: Day },
): Promise<readonly SecretMaterial[]> {
  const found = await materialOf(deps, await deps.store.access.markedDossiers(fondsId));
  return found.flatMap(({ dossier, documents, factsOf }): readonly SecretMaterial[] => {
    const { description } = dossier;
    const marked = documents.filter(({ entry }) => isSecret(entry));
    const whole = {
      dossier,
      document: null,
      candidate: dossierCandidate({ description, documents }, factsOf(dossier), on),
    };
    return [
      ...(isSecret(description) ? [whole] : []),
      ...marked.map((document) => ({
        dossier,
        document,
        candidate: documentCandidate(document, factsOf(document), on),
      })),
    ];
  });
}

/** What may be declassified, or must be looked at because nobody knows its term; what ended first stands first. */
export async function listCandidates(
  deps: Deps,
  request: { readonly fondsId?: string; readonly on: Day },
): Promise<readonly SecretMaterial[]> {
  const open = (await listSecret(deps, request)).filter(({ candidate }) => candidate.state !== 'running');
  const day = ({ candidate }: SecretMaterial) => candidate.endsOn ?? '';
  return open.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

export interface RestrictedMaterial {
  readonly dossier: Dossier;
  readonly document: DocumentInDossier | null;
  /** Named by a person; none where only the slip says that there are conditions. */
  readonly groups: readonly GroupCode[];
}

/** Danh mục tài liệu hạn chế sử dụng (TT 05/2015/TT-BNV, Điều 3), in the archival order. What is secret has a list of its own. */
export async function listRestricted(
  deps: Deps,
  { fondsId }: { readonly fondsId?: string },
): Promise<readonly RestrictedMaterial[]> {
  const found = await materialOf(deps, await deps.store.access.restrictedDossiers(fondsId));
  return found.flatMap(({ dossier, documents, factsOf }): readonly RestrictedMaterial[] => {
    const restricted = documents.filter(({ entry }) => entry.accessConditions === CONDITIONAL && !isSecret(entry));
    const whole = { dossier, document: null, groups: factsOf(dossier).groups };
    return [
      ...(dossier.description.accessConditions === CONDITIONAL && !isSecret(dossier.description) ? [whole] : []),
      ...restricted.map((document) => ({ dossier, document, groups: factsOf(document).groups })),
    ];
  });
}

/** Whether a dossier is restricted for no other reason than that it is being worked on. */
export function isInProcessing(dossier: Pick<Dossier, 'state'>): boolean {
  return groupsInForce([], dossier.state).includes(IN_PROCESSING);
}

interface Material {
  readonly dossier: Dossier;
  readonly documents: readonly DocumentInDossier[];
  readonly factsOf: (subject: { readonly id: string }) => AccessFacts;
}

const AT_ONCE = 500;

async function materialOf({ store }: Deps, ids: readonly string[]): Promise<readonly Material[]> {
  const found: Material[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE);
    const dossiers = await store.dossiers.findMany(some);
    const documents = await store.dossiers.documentsOf(some);
    const subjects = [...some, ...[...documents.values()].flat().map(({ id }) => id)];
    const facts = await store.access.facts(subjects);
    const factsOf = ({ id }: { readonly id: string }) => facts.get(id) ?? noFacts(id);
    found.push(...dossiers.map((dossier) => ({ dossier, documents: documents.get(dossier.id) ?? [], factsOf })));
  }
  return found;
}
