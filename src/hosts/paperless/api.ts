import type { SecondFactor } from '../../ports/host.ts';
import type {
  WireChange,
  WireCustomField,
  WireDocument,
  WireList,
  WireMetadata,
  WireNamed,
  WireNote,
  WireProbe,
  WireSavedView,
  WireStoragePath,
  WireTag,
  WireTask,
  WireWorkflow,
} from './wire-types.ts';

/** Filters of the document list that we use. The host ignores any other with 200 and answers with everything. */
export interface DocumentFilters<Field extends keyof WireDocument = keyof WireDocument> {
  readonly id__in?: readonly number[];
  readonly modified__gt?: string;
  readonly checksum__iexact?: string;
  readonly tags__id__all?: readonly number[];
  readonly ordering?: 'id' | 'modified';
  /** Fields of the answer, all when absent; `content` is long. */
  readonly fields?: readonly Field[];
  readonly full_perms?: boolean;
}

/** JSON values of a custom field, already checked against its type: a wrong type is a half-written 500. */
export type CustomFieldValue = string | number | boolean | readonly number[] | null;

export interface DocumentChanges {
  readonly title?: string;
  readonly content?: string;
  /** `YYYY-MM-DD`. */
  readonly created?: string;
  readonly document_type?: number | null;
  readonly correspondent?: number | null;
  readonly storage_path?: number | null;
  /** Nobody: all who may see documents see it. */
  readonly owner?: null;
  /** Whole lists: what is left out is removed. */
  readonly tags?: readonly number[];
  readonly custom_fields?: readonly { readonly field: number; readonly value: CustomFieldValue }[];
}

/** Objects that are registered by name; each list is read whole. */
export interface RegisteredObjects {
  readonly 'custom-field': WireCustomField;
  readonly tag: WireTag;
  readonly 'document-type': WireNamed;
  readonly correspondent: WireNamed;
  readonly 'storage-path': WireStoragePath;
  readonly 'saved-view': WireSavedView;
  readonly workflow: WireWorkflow;
}
export type ObjectKind = keyof RegisteredObjects;

export interface Call {
  readonly signal?: AbortSignal | undefined;
}

/**
 * The calls of the Paperless-ngx API that we make (`/api/…`, version 10, 9 for hosts of 2.16 and later), nothing more.
 * All throw HostError. Answers are validated in what we use of them.
 */
export interface PaperlessApi {
  /** Version, user, permissions, trash delay, audit. */
  probe(call?: Call): Promise<WireProbe>;

  list<Kind extends ObjectKind>(kind: Kind, call?: Call): Promise<readonly RegisteredObjects[Kind][]>;
  /** Undefined for 404: deleted, or not visible to us. */
  get<Kind extends ObjectKind>(kind: Kind, id: number, call?: Call): Promise<RegisteredObjects[Kind] | undefined>;
  create<Kind extends ObjectKind>(kind: Kind, body: object, call?: Call): Promise<RegisteredObjects[Kind]>;
  patch<Kind extends ObjectKind>(kind: Kind, id: number, body: object, call?: Call): Promise<RegisteredObjects[Kind]>;
  remove(kind: ObjectKind, id: number, call?: Call): Promise<void>;
  /** Undefined where the host cannot make a path of the template. */
  testStoragePath(documentId: number, path: string, call?: Call): Promise<string | undefined>;

  document(id: number, call?: Call): Promise<WireDocument | undefined>;
  /**
   * Of the newest version, or of the one named. Undefined for 404: deleted or in the trash.
   * @throws HostError `forbidden` for a document that is there and not visible to us
   */
  metadata(id: number, call?: Call & { readonly version?: number }): Promise<WireMetadata | undefined>;
  /** One page of the list, from 1; an empty one past the end. */
  documents<Field extends keyof WireDocument = keyof WireDocument>(
    filters: DocumentFilters<Field>,
    page: { readonly page: number; readonly size: number },
    call?: Call,
  ): Promise<WireList<Pick<WireDocument, Field>>>;
  /** Of the first version, byte for byte. Written to a new file. @throws HostError `not-found` */
  downloadOriginal(
    request: { readonly id: number; readonly version: number; readonly targetPath: string; readonly maxBytes: number },
    call?: Call,
  ): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** The archive file, or undefined where there is none. */
  downloadArchive(
    request: { readonly id: number; readonly targetPath: string; readonly maxBytes: number },
    call?: Call,
  ): Promise<{ readonly sha256: string; readonly bytes: number } | undefined>;
  patchDocument(id: number, changes: DocumentChanges, call?: Call): Promise<WireDocument>;
  /** Additive: other tags stay. */
  modifyTags(
    id: number,
    change: { readonly add: readonly number[]; readonly remove: readonly number[] },
    call?: Call,
  ): Promise<void>;
  /** Additive: other fields stay. */
  modifyCustomFields(
    id: number,
    change: { readonly add: Readonly<Record<number, CustomFieldValue>>; readonly remove: readonly number[] },
    call?: Call,
  ): Promise<void>;
  notes(id: number, call?: Call): Promise<readonly WireNote[]>;
  /** All notes of the document, as they stand after it. */
  addNote(id: number, text: string, call?: Call): Promise<readonly WireNote[]>;
  /** The notes that are left. */
  removeNote(id: number, noteId: number, call?: Call): Promise<readonly WireNote[]>;
  /** Newest first. @throws HostError `forbidden`, `invalid` where the host keeps none, or does not show it to us */
  history(id: number, call?: Call): Promise<readonly WireChange[]>;
  /** Task id. */
  uploadDocument(
    file: { readonly path: string; readonly name: string; readonly title?: string },
    call?: Call,
  ): Promise<string>;
  /** Task id; the result becomes what the host shows. */
  uploadVersion(
    id: number,
    file: { readonly path: string; readonly name: string; readonly label: string },
    call?: Call,
  ): Promise<string>;
  removeVersion(id: number, versionId: number, call?: Call): Promise<void>;
  /** Has the host make text and archive file anew, later. With remote OCR it asks us for both. */
  reprocess(id: number, call?: Call): Promise<void>;
  /** A hundred, newest first; of hosts of 2.x there is one page. Empty past the end. */
  tasks(
    filter: { readonly task_id?: string; readonly task_type?: string; readonly page?: number },
    call?: Call,
  ): Promise<readonly WireTask[]>;
  /**
   * All that the host says of a document but its text, to be kept as it came; `history` is null where the host keeps none,
   * or does not show it to us. Undefined for 404.
   */
  documentRecord(
    id: number,
    call?: Call,
  ): Promise<
    | {
        readonly document: Pick<WireDocument, 'id' | 'modified' | 'versions'>;
        readonly metadata: unknown;
        readonly history: unknown;
      }
    | undefined
  >;
  /** Into the trash. @throws HostError `not-found`, `forbidden` (another's, or the permission is missing) */
  removeDocument(id: number, call?: Call): Promise<void>;
  /** Those in the trash go for good, with their history. */
  emptyTrash(ids: readonly number[], call?: Call): Promise<void>;
  /** Out of the trash again, with their versions. */
  restoreFromTrash(ids: readonly number[], call?: Call): Promise<void>;
  /** Documents in the trash, as far as we may see them, with the ids of all their versions. */
  trashed(call?: Call): Promise<
    /** `modified` only of hosts with versions. */
    ReadonlyMap<number, { readonly modified: string | undefined; readonly versions: readonly number[] }>
  >;
  /** Whether the credentials of a person are right, by asking for their token, which is not kept; undefined: they are not. */
  askPerson(
    credentials: { readonly name: string; readonly secret: string; readonly oneTimeCode?: string },
    call?: Call,
  ): Promise<'right' | SecondFactor | undefined>;
  groups(call?: Call): Promise<readonly { readonly id: number; readonly name: string }[]>;
  users(call?: Call): Promise<
    readonly {
      readonly id: number;
      readonly username: string;
      readonly groups: readonly number[];
      readonly is_superuser: boolean;
      readonly is_active: boolean;
    }[]
  >;
}
