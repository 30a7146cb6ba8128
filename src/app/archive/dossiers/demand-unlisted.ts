import type { Listing } from '../../../ports/archive/disposals.ts';
import type { RecordError } from '../../../ports/errors.ts';
import type { Store } from '../../../ports/store.ts';
import { refusal } from '../refuse.ts';

interface Deps {
  readonly store: Pick<Store, 'disposals'>;
}
interface Asked {
  readonly dossierId: string;
  /** Member of the request that is refused. */
  readonly field: string;
}

/** A dossier that a list of disposal names, open or closed, does not end: the line would lead nowhere. @throws RecordError */
export async function demandNeverListed(deps: Deps, { dossierId, field }: Asked): Promise<void> {
  const named = (await namedByLists(deps, { dossierIds: [dossierId], field })).get(dossierId);
  if (named !== undefined) throw named;
}

/** As `demandNeverListed`, of many: what would be said of each that a list names. */
export async function namedByLists(
  { store }: Deps,
  { dossierIds, field }: { readonly dossierIds: readonly string[]; readonly field: string },
): Promise<ReadonlyMap<string, RecordError>> {
  const named = new Map<string, RecordError>();
  for (const listing of await store.disposals.listings(dossierIds, [])) {
    const { kind, dossierId } = listing;
    if (dossierId === null || named.has(dossierId)) continue;
    const why = kind === 'papers' ? 'disposal-papers-in-it' : 'disposal-names-it';
    named.set(dossierId, refusal(field, why, nameOf(listing)));
  }
  return named;
}

/** What a list proposes whole takes in nothing more: nobody has judged it. @throws RecordError */
export async function demandTakesIn({ store }: Deps, { dossierId, field }: Asked): Promise<void> {
  const named = (await proposedWhole({ store }, [dossierId])).get(dossierId);
  if (named !== undefined) throw refusal(field, 'disposal-takes-in-nothing', named);
}

/** Of the dossiers those that a list proposes whole, with what the list is called. */
export async function proposedWhole(
  { store }: Deps,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly list: string }>> {
  const found = await store.disposals.listings(dossierIds, []);
  const whole = found.filter(({ kind, state }) => kind === 'dossier' && state === 'listed');
  return new Map(whole.map((listing) => [listing.dossierId ?? '', nameOf(listing)]));
}

/**
 * What a list proposes for destruction stays as the council sees it: neither the dossier that stands on it nor documents
 * that stand on it singly change places. Under the lock of the fonds, which lines are added under. @throws RecordError
 */
export async function demandNotListed(
  { store }: Deps,
  { dossierId, field, documentIds = [] }: Asked & { readonly documentIds?: readonly string[] },
): Promise<void> {
  const moved = new Set(documentIds);
  const listed = (await store.disposals.listings([dossierId], documentIds)).find(
    ({ kind, state, documentId }) =>
      state === 'listed' && (kind === 'dossier' || (documentId !== null && moved.has(documentId))),
  );
  if (listed !== undefined) throw refusal(field, 'disposal-proposes-it', nameOf(listed));
}

/** Who may not see a secret list gets no word of its title. */
function nameOf({ caseId, title, secret }: Listing): { readonly list: string } {
  return { list: secret ? caseId : title };
}
