import type { FieldContent, FieldName } from '../domain/metadata/field-name.ts';

/**
 * A field of the record, or one of the archive's own about it (`mappings/<kind>` says how the host shows it). `title` is
 * the name that the host shows in lists, `created` the day (`YYYY-MM-DD`): an adapter makes both of the other values where
 * none is given, and only where no person gave the document a name, or a day. `createdBefore` stands in baselines alone:
 * the day that was there before we set one, to come back when ours is taken back.
 */
export type HostValueName =
  FieldName | RetentionFieldName | DossierFieldName | 'evidence' | 'title' | 'created' | 'createdBefore';
export type RetentionFieldName =
  'retentionPeriod' | 'retentionItem' | 'retentionDueOn' | 'retentionHold' | 'disposalState';
/** Of the dossier in which a document lies; `dossierState` as an option of the host names it. */
export type DossierFieldName = 'dossierTitle' | 'dossierState';
export type HostValues = Readonly<Partial<Record<HostValueName, FieldContent | boolean>>>;

/** Values that an adapter may make of the others though no patch names them. */
export const MADE_VALUES: readonly HostValueName[] = ['title', 'created'];

/**
 * What a person asks for inside the host, by a tag or the like. `catalogue-again` is said by hosts that were registered
 * before one request served for both, and is carried out as `read-again`.
 */
export type HostRequest = 'read-again' | 'catalogue-again' | 'accept';

/** States shown in the host. */
export type HostMark = 'review' | 'done' | 'failed' | 'withheld' | 'conflict' | 'divide' | 'too-many-runs';

export interface HostPatch {
  /** Null takes back a value that we wrote. Fields not named stay as they are, always. */
  readonly values: Readonly<Partial<Record<HostValueName, FieldContent | boolean | null>>>;
  /** What we wrote last (`HostPatchResult.written` of that time): anything else that stands there is a person's. */
  readonly baseline: HostValues;
  /** Takes the place of our earlier marks; other tags stay. */
  readonly marks?: readonly HostMark[];
  /** Requests that are hereby carried out: they go in the same write. */
  readonly answered?: readonly HostRequest[];
  /** Remarks for people, Vietnamese; one that stands there already is not written again. */
  readonly notes?: readonly string[];
  /**
   * Remarks of ours (`HostPatchResult.notes` of earlier writes) that go, with any other that is surely ours; those that
   * `notes` names stay, and so does what a person wrote.
   */
  readonly withdrawnNotes?: readonly string[];
}

export interface HostConflict {
  readonly field: HostValueName;
  readonly ours: FieldContent | boolean | null;
  readonly theirs: FieldContent | boolean | null;
}

export interface HostPatchResult {
  /** False when all stood there already: no write was made. */
  readonly changed: boolean;
  /** The new baseline: read back, and ours. */
  readonly written: HostValues;
  /** What stood there before, of the fields that were written; null: nothing. Given as `values`, it undoes the write. */
  readonly before: HostPatch['values'];
  /** Values of a person that were left alone. */
  readonly conflicts: readonly HostConflict[];
  /** Of the document as it stands after the write. */
  readonly fingerprint: string;
  /** Remarks of ours that this write left, or found, there; opaque. */
  readonly notes: readonly string[];
  /** How many remarks of ours should have gone and stand there still, because the host does not let us. */
  readonly notesLeft?: number;
}
