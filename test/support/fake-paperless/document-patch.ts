import { invalid, isIds, isRecord, lengthOf, asText } from './answer.ts';
import type { Core } from './core.ts';
import { checkValue, removeValue, writeValue } from './field-values.ts';
import { parseGrants } from './permissions.ts';
import { newestOf, type CustomField, type Document, type NamedKind, type User } from './state.ts';
import { replaceTags } from './tag-tree.ts';

type Body = Readonly<Record<string, unknown>>;
interface WantedField {
  readonly field: CustomField;
  readonly value: unknown;
}
const MAX_ASN = 4_294_967_295;

/**
 * What PATCH does. All is checked first: 400 writes nothing. Lists are replaced whole. A value of the wrong JSON type
 * shows only while writing: title and the fields before it stay written, nothing is taken away.
 */
export function patchDocument(core: Core, document: Document, { body, user }: { body: Body; user: User }): void {
  const plain = checkPlain(core, document, body);
  const fields = 'custom_fields' in body ? checkFields(core, body['custom_fields']) : undefined;
  const before = pickRecorded(document);
  Object.assign(document, plain);
  // As every text that comes as a field of its own; values of custom fields are kept as they are.
  if (typeof body['content'] === 'string') newestOf(document).content = body['content'].trim();
  if ('set_permissions' in body) document.grants = parseGrants(body['set_permissions']);
  if (isIds(body['tags'])) document.tags = replaceTags(core.state, document.tags, body['tags']);
  if (body['remove_inbox_tags'] === true) dropInboxTags(core, document);
  document.modified = core.state.now();
  record(core, document, { before, user });
  if (fields) replaceFields(core, document, fields);
}

/** What the history tells of, as far as anybody here reads it. */
function pickRecorded({ title, owner, created, document_type }: Document) {
  return { title, owner, created, document_type };
}

function record(
  { state }: Core,
  document: Document,
  { before, user }: { before: ReturnType<typeof pickRecorded>; user: User },
): void {
  const now = pickRecorded(document);
  const names = (Object.keys(now) as (keyof typeof now)[]).filter((name) => before[name] !== now[name]);
  const changes = Object.fromEntries(
    names.map((name) => [name, [String(before[name] ?? 'None'), String(now[name] ?? 'None')]]),
  );
  if (Object.keys(changes).length > 0) state.record(document, changes, user.id);
}

/** Keys that the host does not know are ignored. */
function checkPlain(core: Core, document: Document, body: Body): Partial<Document> {
  const plain: Partial<Document> = {};
  if ('title' in body) plain.title = checkTitle(body['title']);
  if ('created' in body) plain.created = checkDate(body['created']);
  for (const kind of ['document_type', 'correspondent', 'storage_path'] as const) {
    if (kind in body) plain[kind] = checkRelation(core, kind, body[kind]);
  }
  if ('archive_serial_number' in body) plain.asn = checkAsn(core, document, body['archive_serial_number']);
  if (body['owner'] === null || typeof body['owner'] === 'number') plain.owner = body['owner'];
  if ('tags' in body) checkTags(core, body['tags']);
  return plain;
}

function checkTitle(value: unknown): string {
  if (typeof value !== 'string') throw invalid({ title: ['Not a valid string.'] });
  const title = value.trim();
  if (lengthOf(title) > 128) throw invalid({ title: ['Ensure this field has no more than 128 characters.'] });
  return title;
}

export function checkDate(value: unknown): string {
  const [date] = typeof value === 'string' ? (/^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(value) ?? []) : [];
  if (date === undefined || Number.isNaN(Date.parse(date))) {
    throw invalid({ created: ['Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'] });
  }
  return date;
}

export function checkRelation({ state }: Core, kind: NamedKind, value: unknown): number | null {
  if (value === null) return null;
  if (typeof value === 'number' && state.namedOf(kind).has(value)) return value;
  throw invalid({ [kind]: [`Invalid pk "${asText(value)}" - object does not exist.`] });
}

export function checkTags({ state }: Core, value: unknown): void {
  if (!Array.isArray(value)) throw invalid({ tags: ['Expected a list of items but got type "int".'] });
  const unknown = (value as unknown[]).find((id) => typeof id !== 'number' || !state.namedOf('tag').has(id));
  if (unknown !== undefined) throw invalid({ tags: [`Invalid pk "${asText(unknown)}" - object does not exist.`] });
}

/** Taken, also by a document in the trash. */
function checkAsn({ state }: Core, document: Document, value: unknown): number | null {
  if (value === null) return null;
  const refuse = (message: string): Error => invalid({ archive_serial_number: [message] });
  if (typeof value !== 'number' || !Number.isInteger(value)) throw refuse('A valid integer is required.');
  if (value > MAX_ASN) throw refuse(`Ensure this value is less than or equal to ${String(MAX_ASN)}.`);
  if (value < 0) throw refuse('Ensure this value is greater than or equal to 0.');
  const other = [...state.documents.values()].find(({ id, asn }) => asn === value && id !== document.id);
  if (other?.deletedAt === null) throw refuse('document with this archive serial number already exists.');
  if (other) throw refuse('Document with this Archive Serial Number already exists in the trash.');
  return value;
}

function checkFields({ state }: Core, value: unknown): readonly WantedField[] {
  if (!Array.isArray(value)) throw invalid({ custom_fields: ['Expected a list of items but got type "dict".'] });
  const entries = value.map((entry: unknown) => (isRecord(entry) ? entry : {}));
  if (entries.some((entry) => !('value' in entry))) {
    throw invalid({
      custom_fields: entries.map((entry) => ('value' in entry ? {} : { value: ['This field is required.'] })),
    });
  }
  return entries.map((entry, index) => {
    const refuse = (body: object): Error => invalid({ custom_fields: { [String(index)]: body } });
    const field = typeof entry['field'] === 'number' ? state.fields.get(entry['field']) : undefined;
    if (!field) throw refuse({ field: [`Invalid pk "${String(entry['field'])}" - object does not exist.`] });
    const message = checkValue(state, field, entry['value']);
    if (message !== undefined) throw refuse({ non_field_errors: [message] });
    return { field, value: entry['value'] };
  });
}

/** One after the other, the last of a field wins; what is not named is removed at the end, without a word. */
function replaceFields({ state }: Core, document: Document, fields: readonly WantedField[]): void {
  for (const wanted of fields) writeValue(state, document, wanted);
  const named = fields.map(({ field }) => field.id);
  for (const { field } of document.fields) if (!named.includes(field)) removeValue(state, document, field);
}

function dropInboxTags({ state }: Core, document: Document): void {
  document.tags = document.tags.filter((id) => state.namedOf('tag').get(id)?.is_inbox_tag !== true);
}
