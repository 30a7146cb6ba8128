import { lookUpName, slackOf, type LookupHit } from '../../domain/archive/organisation-lookup.ts';
import { foldName } from '../../domain/archive/organisation-names.ts';
import type { Organisation } from '../../domain/archive/organisation.ts';
import type { PartialDate } from '../../domain/archive/partial-date.ts';
import type { ArchiveDeps } from './deps.ts';

export interface FoundOrganisation extends LookupHit {
  readonly organisation: Organisation;
}

/** The bodies that a name, abbreviation or identifier may mean on a day, the likeliest first. */
export async function lookUpOrganisation(
  { store }: Pick<ArchiveDeps, 'store'>,
  { text, on, limit = 10 }: { readonly text: string; readonly on?: PartialDate; readonly limit?: number },
): Promise<readonly FoundOrganisation[]> {
  const folded = foldName(text);
  const known = await store.organisations.namesNear(folded, slackOf(folded));
  const hits = lookUpName(known, text, on).slice(0, limit);
  const bodies = await store.organisations.resolve(hits.map(({ organisationId }) => organisationId));
  return hits.flatMap((hit) => {
    const organisation = bodies.get(hit.organisationId);
    return organisation ? [{ ...hit, organisation }] : [];
  });
}
