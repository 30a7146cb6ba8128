import type { FoundOrganisation } from '../../../app/archive/look-up-organisation.ts';

/** An item of `OrganisationHits` of the description. */
export function organisationHitView(hit: FoundOrganisation): object {
  const { organisation, value, kind, edits, validThen, confidence } = hit;
  return { organisation, value, kind, edits, validThen, confidence };
}
