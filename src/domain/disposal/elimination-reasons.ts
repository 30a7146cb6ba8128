import table from '../../../schemas/disposal/reasons.json' with { type: 'json' };

/** What may stand on an elimination list: a file, one document of a file, or loose material that never became a file. */
export const ITEM_KINDS = ['dossier', 'document', 'loose'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const ELIMINATION_REASONS = [
  'expired',
  'duplicate',
  'irreparable',
  'covered',
  'draft',
  'foreign',
  'worthless',
] as const;
/** Codes of `schemas/disposal/reasons.json`. */
export type EliminationReason = (typeof ELIMINATION_REASONS)[number];

export interface ReasonFacts {
  readonly code: EliminationReason;
  /** As the list prints it. */
  readonly title: string;
  readonly for: readonly ItemKind[];
  /** Where a norm names it; empty: practice of arranging, named by none. */
  readonly norms: readonly string[];
}

// The closed list as data: its codes are held to the type by a test.
export const REASON_TABLE = table.reasons as readonly ReasonFacts[];

export function reasonFacts(code: EliminationReason): ReasonFacts {
  const found = REASON_TABLE.find((reason) => reason.code === code);
  if (found === undefined) throw new TypeError(`No such reason: ${code}`);
  return found;
}

/** Needs the copy named that stays. */
export function needsKeptCopy(reason: EliminationReason): boolean {
  return reason === 'duplicate' || reason === 'covered';
}
