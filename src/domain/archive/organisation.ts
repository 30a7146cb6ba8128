import type { Dated } from './dated.ts';
import type { PartialDate } from './partial-date.ts';

/** A name, abbreviation or other text with the time in which it was used. */
export interface DatedText extends Dated {
  readonly value: string;
}

/**
 * `level-1-last`: 13 characters with the highest level at the right, `000.00.00.H61` (QCVN 102:2016);
 * `level-1-first`: groups growing from the left, `H61.12` (QĐ 20/2020/QĐ-TTg, from 15/9/2020).
 */
export const IDENTIFIER_FORMS = ['level-1-last', 'level-1-first'] as const;
export type IdentifierForm = (typeof IDENTIFIER_FORMS)[number];
export interface OrganisationIdentifier extends DatedText {
  readonly form: IdentifierForm;
}

export const SUCCESSION_KINDS = ['renamed', 'merged', 'split', 'transferred'] as const;
export interface Succession {
  readonly organisationId: string;
  /** When the successor took over. */
  readonly on?: PartialDate;
  readonly kind: (typeof SUCCESSION_KINDS)[number];
  /** The decision or law. */
  readonly basis?: string;
}

export const ORGANISATION_LEVELS = ['central', 'province', 'district', 'commune', 'other'] as const;

/** What a person or a file says of a body; `schemas/archive/organisation.schema.json`. */
export interface OrganisationRecord {
  /** At least one; no two at one time. */
  readonly names: readonly DatedText[];
  /** Other forms found on paper, at any time beside the name. */
  readonly otherNames?: readonly DatedText[];
  /** As used in notations: `UBND`, `VPUBND`; several may be used at one time. */
  readonly abbreviations?: readonly DatedText[];
  readonly identifiers?: readonly OrganisationIdentifier[];
  readonly level?: (typeof ORGANISATION_LEVELS)[number];
  /** Code of the administrative unit (GSO). */
  readonly unitCode?: string;
  readonly superiorId?: string;
  /** Bodies that took over from this one; predecessors are found by them. */
  readonly successors?: readonly Succession[];
  readonly source?: string;
  readonly note?: string;
}

/** A body of the authority list: an agency, an office, a unit. */
export interface Organisation {
  readonly id: string;
  /** The entry that this one was merged into. */
  readonly mergedInto: string | null;
  readonly record: OrganisationRecord;
  readonly revision: number;
}
