import type documentSchema from '../../../schemas/metadata/document.schema.json';

/** A field of the document record: the properties of `schemas/metadata/document.schema.json`, the only definition. */
export type FieldName = keyof (typeof documentSchema)['properties'];

/** A value of a field; lists for addressees, recipients and keywords. */
export type FieldContent = string | number | readonly string[];
