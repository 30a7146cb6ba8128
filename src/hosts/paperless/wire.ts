import { createSchemaValidator, type Check } from '../../infra/schema-validator.ts';
import { HostError } from '../../ports/errors.ts';
import type { ObjectKind, RegisteredObjects } from './api.ts';
import { hostError, type Operation } from './errors.ts';
import { DOCUMENT, flag, id, list, note, object, OBJECTS, orNull, text } from './wire-schemas.ts';
import type { WireDocument, WireMetadata, WireNote } from './wire-types.ts';

const validator = createSchemaValidator();

/** Absent on hosts of 2.x. */
const NOT_EVERYWHERE = ['versions', 'notes', 'page_count', 'owner', 'mime_type'];
export const DOCUMENT_FIELDS = Object.keys(DOCUMENT) as readonly (keyof WireDocument)[]; // keys of a typed literal

const documentChecks = new Map<string, Check>();

function documentCheck(fields: readonly (keyof WireDocument)[]): Check {
  const key = fields.join();
  const known = documentChecks.get(key);
  if (known) return known;
  const properties = Object.fromEntries(fields.map((field) => [field, DOCUMENT[field]]));
  const check = validator.compile(object(properties, NOT_EVERYWHERE));
  documentChecks.set(key, check);
  return check;
}

const objectChecks = Object.fromEntries(
  Object.entries(OBJECTS).map(([kind, schema]) => [kind, validator.compile(schema)]),
) as Readonly<Record<ObjectKind, Check>>; // one for each key

const checks = {
  list: validator.compile(object({ count: { type: 'integer', minimum: 0 }, results: { type: 'array' } })),
  notes: validator.compile(list(note)),
  done: validator.compile(object({ result: { const: 'OK' } })),
  metadata: validator.compile(
    object(
      {
        original_checksum: text,
        original_size: orNull({ type: 'integer' }),
        original_mime_type: text,
        has_archive_version: flag,
        archive_checksum: orNull(text),
      },
      ['archive_checksum'],
    ),
  ),
  probe: validator.compile(
    object(
      {
        user: object({ id, username: text, is_superuser: flag }, ['is_superuser']),
        permissions: list(text),
        settings: object({ trash_delay: orNull({ type: 'integer' }), auditlog_enabled: flag, version: text }, [
          ...['trash_delay', 'auditlog_enabled', 'version'],
        ]),
      },
      ['settings'],
    ),
  ),
  token: validator.compile(object({ token: { type: 'string', minLength: 1 } })),
  group: validator.compile(object({ id, name: text })),
  user: validator.compile(object({ id, username: text, groups: list(id), is_superuser: flag, is_active: flag })),
  taskId: validator.compile({ type: 'string', pattern: '^[0-9a-fA-F-]{8,64}$' }),
  path: validator.compile(orNull(text)),
} satisfies Readonly<Record<string, Check>>;

/** @throws HostError `protocol` */
export function demand(check: Check, value: unknown, on: Operation): void {
  const [fault] = check(value);
  if (fault === undefined) return;
  const details = { field: fault.field, keyword: fault.keyword };
  throw hostError('protocol', 'The answer is not as expected', { on, details });
}

/** One page of a list, its rows unchecked. */
export function readPage(
  value: unknown,
  on: Operation,
): { readonly count: number; readonly results: readonly unknown[] } {
  demand(checks.list, value, on);
  return value as { count: number; results: unknown[] }; // checked
}

export function readObject<Kind extends ObjectKind>(
  kind: Kind,
  value: unknown,
  on: Operation,
): RegisteredObjects[Kind] {
  demand(objectChecks[kind], value, on);
  return (kind === 'custom-field' ? withTextIds(value as RawField) : value) as RegisteredObjects[Kind]; // checked
}

interface RawField {
  readonly extra_data?: { readonly select_options?: readonly { readonly id: string | number }[] | null } | null;
}
function withTextIds(field: RawField): object {
  const options = field.extra_data?.select_options;
  if (!options) return { ...field, extra_data: field.extra_data ?? null };
  const select_options = options.map((option) => ({ ...option, id: String(option.id) }));
  return { ...field, extra_data: { ...field.extra_data, select_options } };
}

/** @param fields those that were asked for */
export function readDocument<Field extends keyof WireDocument>(
  value: unknown,
  fields: readonly Field[],
  on: Operation,
): Pick<WireDocument, Field> {
  demand(documentCheck(fields), value, on);
  const raw = value as WireDocument; // checked
  const older = value as { readonly [Field in keyof WireDocument]?: WireDocument[Field] | null }; // checked
  const wants: ReadonlySet<keyof WireDocument> = new Set(fields);
  return {
    ...raw,
    ...(wants.has('content') && { content: older.content ?? '' }),
    ...(wants.has('created') && { created: raw.created.slice(0, 10) }), // a time on older hosts
    ...(wants.has('page_count') && { page_count: older.page_count ?? null }),
    ...(wants.has('owner') && { owner: older.owner ?? null }),
    ...(wants.has('mime_type') && { mime_type: older.mime_type ?? '' }),
  };
}

export function readMetadata(value: unknown, on: Operation): WireMetadata {
  demand(checks.metadata, value, on);
  const raw = value as WireMetadata; // checked
  const sparse = value as { readonly original_size: number | null; readonly archive_checksum?: string | null };
  // Null: the file is missing in the host's own store.
  return { ...raw, original_size: sparse.original_size ?? 0, archive_checksum: sparse.archive_checksum ?? null };
}

/**
 * The host answers 200 also where something broke while it saved a note, mostly because its database was busy; the
 * note may stand all the same. @throws HostError `unavailable`
 */
export function readNotes(value: unknown, on: Operation): readonly WireNote[] {
  if (typeof value === 'object' && value !== null && 'error' in value) {
    throw new HostError('unavailable', 'The host did not save the note', { ...on, retryable: true });
  }
  demand(checks.notes, value, on);
  return value as readonly WireNote[]; // checked
}

export function demandDone(value: unknown, on: Operation): void {
  demand(checks.done, value, on);
}

export function readTaskId(value: unknown, on: Operation): string {
  demand(checks.taskId, value, on);
  return value as string; // checked
}

/** Null, or an empty body, where the host cannot make a path of a template. */
export function readPath(value: unknown, on: Operation): string | undefined {
  demand(checks.path, value ?? null, on);
  return (value as string | null | undefined) ?? undefined; // checked
}

export interface RawProbe {
  readonly user: { readonly id: number; readonly username: string; readonly is_superuser?: boolean };
  readonly permissions: readonly string[];
  readonly settings?: {
    readonly trash_delay?: number | null;
    readonly auditlog_enabled?: boolean;
    readonly version?: string;
  };
}
export function readProbe(value: unknown, on: Operation): RawProbe {
  demand(checks.probe, value, on);
  return value as RawProbe; // checked
}

export function readToken(value: unknown, on: Operation): string {
  demand(checks.token, value, on);
  return (value as { token: string }).token; // checked
}

export interface RawUser {
  readonly id: number;
  readonly username: string;
  readonly groups: readonly number[];
  readonly is_superuser: boolean;
  readonly is_active: boolean;
}
export function readUser(value: unknown, on: Operation): RawUser {
  demand(checks.user, value, on);
  const { id: userId, username, groups, is_superuser, is_active } = value as RawUser; // checked
  return { id: userId, username, groups, is_superuser, is_active };
}

export function readGroup(value: unknown, on: Operation): { readonly id: number; readonly name: string } {
  demand(checks.group, value, on);
  const { id: groupId, name } = value as { id: number; name: string }; // checked
  return { id: groupId, name };
}
