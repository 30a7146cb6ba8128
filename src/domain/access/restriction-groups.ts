import data from '../../../schemas/access/restriction-groups.json' with { type: 'json' };
import type { DossierState } from '../workflow/dossier-state.ts';

/** The groups of the list of material of restricted use, by their numbers in TT 05/2015/TT-BNV, Điều 3. */
export const GROUP_CODES = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;
export type GroupCode = (typeof GROUP_CODES)[number];

/** The group of material that is being worked on: it holds by itself and is never named by a person. */
export const IN_PROCESSING: GroupCode = '8';
/** Badly damaged material. */
export const DAMAGED: GroupCode = '7';

export interface RestrictionItem {
  readonly title: string;
  /** Words of a title that make us propose the group. Ours, not of the circular. */
  readonly words: readonly string[];
}
export interface RestrictionGroup {
  readonly code: GroupCode;
  readonly title: string;
  readonly items: readonly RestrictionItem[];
}

export const RESTRICTION_SOURCE: string = data.source;
export const RESTRICTION_STATUS: string = data.status;
export const RESTRICTION_GROUPS: readonly RestrictionGroup[] = data.groups.flatMap(({ code, ...group }) => {
  const known = GROUP_CODES.find((one) => one === code);
  return known === undefined ? [] : [{ code: known, ...group }];
});

const WORKED_ON: ReadonlySet<DossierState> = new Set([
  ...(['receiving', 'sorting', 'described', 'checked', 'numbered', 'digitising'] as const),
  ...(['proposed-for-elimination', 'council'] as const),
]);

/** Groups that hold for a dossier: those that a person named, and the last one while it is being worked on. */
export function groupsInForce(named: readonly GroupCode[], state: DossierState): readonly GroupCode[] {
  const holding = new Set([...named, ...(WORKED_ON.has(state) ? [IN_PROCESSING] : [])]);
  return GROUP_CODES.filter((code) => holding.has(code));
}
