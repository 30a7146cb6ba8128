import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };

/** A field of the document record: the properties of `schemas/metadata/document.schema.json`, the only definition. */
export type FieldName = keyof (typeof documentSchema)['properties'];

/** A value of a field; lists for addressees, recipients and keywords. */
export type FieldContent = string | number | readonly string[];

export function isFieldName(text: string): text is FieldName {
  return Object.hasOwn(documentSchema.properties, text);
}

/** In the order of the schema, which is the order in which people are shown the fields. */
export const FIELD_NAMES: readonly FieldName[] = Object.keys(documentSchema.properties).filter(isFieldName);
