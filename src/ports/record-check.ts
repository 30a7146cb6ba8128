/** What is wrong with a record: where (dotted path) and which rule of its schema it does not meet. */
export interface RecordFault {
  readonly field: string;
  /** `validation.<keyword>` is its message. */
  readonly keyword: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Names of `schemas/archive/<name>.schema.json`; `dossier` and `document` are those of `schemas/metadata`. */
export const RECORD_SCHEMAS = [
  'organisation',
  'person',
  'fonds',
  'receipt',
  'arrangement-project',
  'authorities',
  'dossier',
  'document',
  'disposal-case',
  'disposal-item',
  'access-facts',
] as const;
export type RecordSchema = (typeof RECORD_SCHEMAS)[number];

/** Holds a record against its schema; no faults: it is one. */
export type RecordCheck = (schema: RecordSchema, record: unknown) => readonly RecordFault[];
