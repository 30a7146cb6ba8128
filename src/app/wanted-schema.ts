import type { MetadataSchema, SchemaProperty } from '../domain/metadata/narrowing.ts';
import type { WantedField, WantedFieldKind, WantedSchema } from '../ports/host-schema.ts';

/** What stands behind a registration: the record of a document and the closed lists. */
export interface SchemaSources {
  readonly document: MetadataSchema;
  readonly documentTypes: { readonly types: readonly { readonly value: string; readonly vi: string }[] };
  /** Closed list of bodies that the office keeps; absent where it keeps none. */
  readonly issuingBodies?: readonly string[];
}

/** Text fields of hosts hold this many letters; what may be longer needs the long kind. */
const SHORT_TEXT = 128;
/** The pattern of dates that may lack the day, as our schema writes it. */
const PARTIAL_DATE = '^[0-9]{4}(-';
const TYPE_LIST = 'norms/document-types';

/** Derived from the only definition, so that a field, an option or a label changed there flows on to every host. */
export function wantedSchema({ document, documentTypes, issuingBodies = [] }: SchemaSources): WantedSchema {
  const fields = Object.entries(document.properties)
    // The type of a document is the host's own type, not a field.
    .filter(([, property]) => property['x-code-list'] !== TYPE_LIST)
    .map(([key, property]) => wantedField(key, property));
  return {
    fields,
    documentTypes: documentTypes.types.map(({ value, vi }) => ({ value, label: vi })),
    issuingBodies: issuingBodies.map((name) => ({ value: name.normalize('NFC').trim(), label: name })),
  };
}

function wantedField(key: string, property: SchemaProperty): WantedField {
  const labels = new Map(property['x-codes']?.map(({ value, vi }) => [value, vi]));
  return {
    key,
    label: (property['x-labels']?.vi ?? property.title ?? key).normalize('NFC'),
    description: property.description ?? '',
    kind: kindOf(property),
    ...(property.enum && {
      options: property.enum.map((value) => ({ value, label: labels.get(value) ?? value })),
    }),
  };
}

function kindOf(property: SchemaProperty): WantedFieldKind {
  if (property.enum) return 'choice';
  if (property.type === 'integer') return 'integer';
  if (property.type === 'boolean') return 'boolean';
  if (property.type === 'array') return 'list';
  if (property.format === 'date') return 'date';
  if (property.format === 'uri') return 'link';
  if (property.pattern?.startsWith(PARTIAL_DATE) === true) return 'partial-date';
  return (property.maxLength ?? Infinity) <= SHORT_TEXT ? 'text' : 'long-text';
}
