import type { ObjectKind } from './api.ts';
import type { WireDocument } from './wire-types.ts';

/** JSON Schemas of what we use of the host's answers: only that is checked, so that a new release may add what it likes. */
export type Schema = Readonly<Record<string, unknown>>;

export const text = { type: 'string' };
export const id = { type: 'integer', minimum: 0 };
export const flag = { type: 'boolean' };
export const orNull = (schema: { readonly type: string }): Schema => ({ ...schema, type: [schema.type, 'null'] });
export const list = (items: object): Schema => ({ type: 'array', items });
export const object = (
  properties: Readonly<Record<string, object>>,
  optional: readonly string[] = [],
): Schema & { readonly type: string } => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const NAMED = {
  id,
  name: text,
  match: orNull(text),
  matching_algorithm: { type: 'integer' },
  owner: orNull(id),
  document_count: { type: 'integer' },
};
const OPTIONAL = ['match', 'matching_algorithm', 'owner', 'document_count'];
const part = object({ id });

export const OBJECTS: Readonly<Record<ObjectKind, Schema>> = {
  // Ids of options are numbers where somebody defined them so; types of fields may be ones that we do not know.
  'custom-field': object(
    {
      id,
      name: text,
      data_type: text,
      extra_data: {
        type: ['object', 'null'],
        properties: {
          select_options: {
            type: ['array', 'null'],
            items: object({ id: { type: ['string', 'integer'] }, label: text }),
          },
        },
      },
      document_count: { type: 'integer' },
    },
    ['extra_data', 'document_count'],
  ),
  tag: object({ ...NAMED, color: text, is_inbox_tag: flag, parent: orNull(id) }, [
    ...OPTIONAL,
    'color',
    'is_inbox_tag',
    'parent',
  ]),
  'document-type': object(NAMED, OPTIONAL),
  correspondent: object(NAMED, OPTIONAL),
  'storage-path': object({ ...NAMED, path: text }, OPTIONAL),
  'saved-view': object(
    {
      id,
      name: text,
      sort_field: orNull(text),
      sort_reverse: flag,
      page_size: orNull({ type: 'integer' }),
      display_mode: orNull(text),
      display_fields: { type: ['array', 'null'], items: text },
      filter_rules: list(object({ rule_type: { type: 'integer' }, value: orNull(text) })),
      owner: orNull(id),
    },
    ['owner', 'page_size', 'display_mode', 'display_fields'],
  ),
  workflow: object({
    id,
    name: text,
    order: orNull({ type: 'integer' }),
    enabled: flag,
    triggers: list(part),
    actions: list(part),
  }),
};

export const note = object({ id, note: text, user: orNull(object({ id })) }, ['user']);
const version = object({ id, added: text, version_label: orNull(text), checksum: orNull(text), is_root: flag });

export const DOCUMENT: Readonly<Record<keyof WireDocument, object>> = {
  id,
  title: text,
  content: orNull(text),
  tags: list(id),
  document_type: orNull(id),
  correspondent: orNull(id),
  storage_path: orNull(id),
  created: text,
  modified: text,
  added: text,
  original_file_name: orNull(text),
  archived_file_name: orNull(text),
  mime_type: text,
  page_count: orNull({ type: 'integer' }),
  owner: orNull(id),
  custom_fields: list(object({ field: id })),
  versions: list(version),
  notes: list(note),
};
