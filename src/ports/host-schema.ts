/** A field as the archive wants it in a host: derived from `schemas/metadata`, the only definition. */
export interface WantedField {
  /** Property of the schema. Stable; never shown. */
  readonly key: string;
  /** What people see: Vietnamese, NFC. */
  readonly label: string;
  readonly description: string;
  readonly kind: WantedFieldKind;
  /** For `choice`. `value` is what the record holds, `label` what people see. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** `text` holds at most 128 letters. `partial-date` may lack its day, or day and month. */
export type WantedFieldKind =
  'text' | 'long-text' | 'date' | 'partial-date' | 'integer' | 'boolean' | 'choice' | 'list' | 'link';

/** What the archive wants to find in every host; how each host shows it is data in `mappings/<kind>/`. */
export interface WantedSchema {
  readonly fields: readonly WantedField[];
  /** The closed list of document types of the norms. */
  readonly documentTypes: readonly { readonly value: string; readonly label: string }[];
  /** Closed list of bodies, where the office keeps one (ADR 12); never what a machine read. */
  readonly issuingBodies?: readonly { readonly value: string; readonly label: string }[];
}

/**
 * `adopt`: an object of this name is there and becomes ours. `extend`: ours, something is added or reworded.
 * `mend`: ours, a person changed what must not be changed. `remove`, `keep`: only when taking away.
 * `blocked`: cannot be done; `code` says why and what a person can do.
 */
export type SchemaAction = 'create' | 'adopt' | 'extend' | 'mend' | 'unchanged' | 'remove' | 'keep' | 'blocked';

export interface SchemaStep {
  readonly action: SchemaAction;
  /** Kind of object in the host's own words, e.g. `custom-field`, `tag`, `workflow`. */
  readonly kind: string;
  /** Ours, unique within the kind; stable over renames. */
  readonly key: string;
  /** Name in the host. */
  readonly name: string;
  /** Keys of the message table: why, or what differs. */
  readonly findings: readonly SchemaFinding[];
}
export interface SchemaFinding {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** In the order in which the steps must be taken. */
export interface SchemaPlan {
  readonly steps: readonly SchemaStep[];
}

export interface SchemaRun {
  readonly signal?: AbortSignal;
  /** Told after each step that was carried out. */
  readonly onStep?: (step: SchemaStep) => void;
}

/**
 * Registers what the archive needs with a host. Never deletes and never narrows on the way in: an option that left the
 * schema stays. What a person renamed stays renamed.
 */
export interface HostSchemaRegistrar {
  /** Changes nothing. Two plans in a row are equal. @throws HostError */
  planSchema(wanted: WantedSchema, signal?: AbortSignal): Promise<SchemaPlan>;
  /**
   * Carries out what a plan says; may be broken off anywhere and repeated, the second time all is `unchanged`.
   * Blocked steps are left out and stand in the answer. @throws HostError
   */
  applySchema(wanted: WantedSchema, run?: SchemaRun): Promise<SchemaPlan>;
  /** What a person or the host changed since: every step that is not `unchanged` is drift. Changes nothing. */
  checkSchema(wanted: WantedSchema, signal?: AbortSignal): Promise<SchemaPlan>;
  /** Takes away what is ours and unused; `keep` names what stays and why. With `dryRun` only says so. */
  removeSchema(wanted: WantedSchema, run?: SchemaRun & { readonly dryRun?: boolean }): Promise<SchemaPlan>;
}
