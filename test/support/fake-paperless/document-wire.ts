import type { Call } from './answer.ts';
import type { Core } from './core.ts';
import { canChange } from './permissions.ts';
import {
  localTime,
  newestOf,
  rootOf,
  utcTime,
  type Document,
  type Note,
  type State,
  type User,
  type Version,
} from './state.ts';

const TRUNCATED = 550;

export interface Shown {
  readonly user: User;
  /** `permissions` instead of `user_can_change`; what a PATCH answers is always so. */
  readonly full?: boolean;
  readonly truncated?: boolean;
  readonly fields?: readonly string[] | undefined;
}

export function shownFor({ user, query }: Call): Shown {
  return {
    user,
    full: query['full_perms'] === 'true',
    truncated: query['truncate_content'] === 'true',
    fields: query['fields']?.split(','),
  };
}

export function showDocument({ state, settings }: Core, document: Document, shown: Shown): Record<string, unknown> {
  const newest = newestOf(document);
  const { content } = newest;
  const all: Record<string, unknown> = {
    id: document.id,
    correspondent: document.correspondent,
    document_type: document.document_type,
    storage_path: document.storage_path,
    title: document.title,
    content: shown.truncated === true ? content.slice(0, TRUNCATED) : content,
    tags: document.tags,
    created: document.created,
    created_date: document.created,
    modified: localTime(document.modified),
    added: localTime(document.added),
    deleted_at: document.deletedAt === null ? null : localTime(document.deletedAt),
    archive_serial_number: document.asn,
    original_file_name: rootOf(document).fileName,
    archived_file_name: newest.archive ? `${document.created} ${document.title}.pdf` : null,
    // Looked for only where asked for: lists of many documents would take long.
    duplicate_documents: shown.fields?.includes('duplicate_documents') === false ? [] : duplicatesOf(state, document),
    owner: document.owner,
    ...(shown.full === true
      ? { permissions: document.grants }
      : { user_can_change: canChange(shown.user, document), is_shared_by_requester: false }),
    notes: document.notes.map((note) => showNote(state, note)),
    custom_fields: document.fields.map(({ field, value }) => ({ value, field })),
    page_count: newest.pageCount,
    mime_type: rootOf(document).mimeType,
    ...(settings.apiVersion === 10 && {
      root_document: null,
      versions: versionsShown(document).map((version) => showVersion(document, version)),
    }),
  };
  const { fields } = shown;
  return fields ? Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name))) : all;
}

/** Newest first; in the trash only the first file. */
function versionsShown(document: Document): readonly Version[] {
  return document.deletedAt === null ? [...document.versions].reverse() : [rootOf(document)];
}

/** Twins by content of the first version; those in the trash are named, too. */
function duplicatesOf(state: State, document: Document): object[] {
  const { checksum } = rootOf(document);
  const others = [...state.documents.values()].filter((other) => other.id !== document.id && other.committed);
  return others
    .filter((other) => rootOf(other).checksum === checksum)
    .map(({ id, title, deletedAt }) => ({ id, title, deleted_at: deletedAt === null ? null : utcTime(deletedAt) }));
}

export function showVersion(document: Document, { id, added, label, checksum }: Version): object {
  return { id, added: utcTime(added), version_label: label, checksum, is_root: id === document.id };
}

export function showNote(state: State, { id, note, created, user }: Note): object {
  const username = state.users.get(user)?.username ?? '';
  return { id, note, created: localTime(created), user: { id: user, username, first_name: '', last_name: '' } };
}
