/** What we use of the host's answers (Paperless-ngx 3.x, API 10); `wire.ts` checks them. */

export interface WireList<Item> {
  readonly count: number;
  readonly results: readonly Item[];
}

/** From `GET /api/ui_settings/` and the headers of its answer. */
export interface WireProbe {
  /** e.g. `3.0.5`, from `X-Version`. */
  readonly version: string;
  readonly apiVersion: number;
  readonly userId: number;
  readonly username: string;
  readonly superuser: boolean;
  /** Codenames, e.g. `view_document`. */
  readonly permissions: readonly string[];
  /** Days. */
  readonly trashDelay: number | undefined;
  readonly auditLog: boolean;
}

export interface WireNamed {
  readonly id: number;
  readonly name: string;
  readonly match?: string;
  readonly matching_algorithm?: number;
  readonly owner?: number | null;
  readonly document_count?: number;
}

export interface WireTag extends WireNamed {
  readonly color?: string;
  readonly is_inbox_tag?: boolean;
  readonly parent?: number | null;
}

export interface WireStoragePath extends WireNamed {
  readonly path: string;
}

export type WireDataType =
  'string' | 'longtext' | 'url' | 'date' | 'boolean' | 'integer' | 'float' | 'monetary' | 'documentlink' | 'select';

export interface WireCustomField {
  readonly id: number;
  readonly name: string;
  readonly data_type: WireDataType;
  readonly extra_data: {
    readonly select_options?: readonly { readonly id: string; readonly label: string }[] | null;
  } | null;
  readonly document_count?: number;
}

export interface WireSavedView {
  readonly id: number;
  readonly name: string;
  readonly sort_field: string | null;
  readonly sort_reverse: boolean;
  readonly page_size: number | null;
  readonly display_mode: string | null;
  readonly display_fields: readonly string[] | null;
  readonly filter_rules: readonly { readonly rule_type: number; readonly value: string | null }[];
  readonly owner?: number | null;
}

/** Triggers and actions have many members; those we set are compared as they come. */
export interface WireWorkflow {
  readonly id: number;
  readonly name: string;
  readonly order: number | null;
  readonly enabled: boolean;
  readonly triggers: readonly WireWorkflowPart[];
  readonly actions: readonly (WireWorkflowPart & { readonly webhook?: WireWorkflowPart | null })[];
}
export interface WireWorkflowPart {
  readonly id: number;
  readonly [member: string]: unknown;
}

export interface WireVersion {
  readonly id: number;
  readonly added: string;
  readonly version_label: string | null;
  readonly checksum: string | null;
  readonly is_root: boolean;
}

export interface WireDocument {
  readonly id: number;
  readonly title: string;
  readonly content: string;
  readonly tags: readonly number[];
  readonly document_type: number | null;
  readonly correspondent: number | null;
  readonly storage_path: number | null;
  /** `YYYY-MM-DD`. */
  readonly created: string;
  /** ISO 8601 with zone. */
  readonly modified: string;
  readonly added: string;
  readonly original_file_name: string | null;
  readonly archived_file_name: string | null;
  readonly mime_type: string;
  readonly page_count: number | null;
  readonly owner: number | null;
  readonly custom_fields: readonly { readonly field: number; readonly value: unknown }[];
  /** Absent on 2.x. */
  readonly versions?: readonly WireVersion[];
  readonly notes?: readonly WireNote[];
}

export interface WireMetadata {
  readonly original_checksum: string;
  readonly original_size: number;
  readonly original_mime_type: string;
  readonly has_archive_version: boolean;
  readonly archive_checksum: string | null;
}

export interface WireNote {
  readonly id: number;
  readonly note: string;
  /** Who wrote it; null or absent where that account is gone. */
  readonly user?: { readonly id: number } | null;
}

/** An entry of the history of a document. */
export interface WireChange {
  /** `create`, `update`. */
  readonly action: string;
  /** By member: what stood there and what stands there since, as text. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** Null: the host itself. */
  readonly actor: { readonly id: number } | null;
}

export interface WireTask {
  readonly task_id: string;
  readonly task_type: string;
  readonly status: 'pending' | 'started' | 'success' | 'failure' | 'revoked';
  readonly date_created: string;
  readonly date_done: string | null;
  readonly related_document_ids: readonly number[];
  readonly result_data: {
    readonly document_id?: number;
    readonly duplicate_of?: number;
    readonly reason?: string;
    readonly error_message?: string;
  } | null;
}
