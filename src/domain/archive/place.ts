import type { RetentionPeriod } from '../retention/retention-period.ts';

export const PLACE_KINDS = ['room', 'shelf', 'tier'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Room → shelf → tier. */
export interface Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: PlaceKind;
  /** As written there: `Kho 1`, `Giá 3`; no two under one parent. */
  readonly label: string;
  readonly capacityMetres: number | null;
  readonly note: string | null;
  readonly revision: number;
}

/** A box (hộp, cặp) of dossiers of one period. */
export interface Box {
  readonly id: string;
  readonly fondsId: string;
  /** Mục lục số; null where boxes are counted through the whole fonds. */
  readonly inventoryNumber: string | null;
  readonly number: number;
  readonly retention: RetentionPeriod | null;
  /** Official numbers, for the label: of the dossiers inside; as typed where none of them is in the program. */
  readonly firstDossier: number | null;
  readonly lastDossier: number | null;
  readonly placeId: string | null;
  readonly note: string | null;
  readonly revision: number;
}

export const MOVED_KINDS = ['bundle', 'box', 'dossier'] as const;
/** Who brought what where; never changed. */
export interface Movement {
  readonly id: string;
  readonly at: Date;
  readonly subjectKind: (typeof MOVED_KINDS)[number];
  readonly subjectId: string;
  readonly fromPlaceId: string | null;
  /** Null: out of the stacks. */
  readonly toPlaceId: string | null;
  readonly reason: string;
  readonly actor: string;
}

const INSIDE: Readonly<Record<PlaceKind, PlaceKind | null>> = { room: null, shelf: 'room', tier: 'shelf' };

/** Whether a place of the kind may stand in one of the other kind (null: in none). */
export function mayStandIn(kind: PlaceKind, parent: PlaceKind | null): boolean {
  return INSIDE[kind] === parent;
}
