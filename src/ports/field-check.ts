import type { FieldContent, FieldName } from '../domain/metadata/field-name.ts';

/** Why a value cannot stand in a field of the record: `validation.<keyword>` is its message. */
export interface FieldFault {
  readonly keyword: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Holds a value against the schema of the record and its closed lists; undefined where it can stand there. */
export type FieldCheck = (field: FieldName, value: FieldContent) => FieldFault | undefined;
