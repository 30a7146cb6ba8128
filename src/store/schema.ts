import type { ArrangementTables } from './schema-arrangement.ts';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AccessTables } from './schema-access.ts';
import type { AuthorityTables } from './schema-authorities.ts';
import type { DisposalTables } from './schema-disposal.ts';
import type { DossierTables } from './schema-dossiers.ts';
import type { LearnedTables } from './schema-learned.ts';
import type { RegisterTables } from './schema-registers.ts';
import type { RetentionTables } from './schema-retention.ts';

/**
 * Rows as the engines give them; the migrations are the only definition of the tables.
 * int8 comes as number (refused beyond 2^53), timestamptz as Date, jsonb parsed, bytea as Buffer.
 */
export interface Schema
  extends
    AccessTables,
    AuthorityTables,
    DossierTables,
    RetentionTables,
    ArrangementTables,
    DisposalTables,
    RegisterTables,
    LearnedTables {
  readonly scan_file: ScanFileTable;
  readonly host_cursor: { host_id: string; cursor: string };
  readonly host_object: HostObjectTable;
  readonly host_document: HostDocumentTable;
  readonly host_hint: HostHintTable;
  readonly host_progress: HostProgressTable;
  readonly host_delivery: HostDeliveryTable;
  readonly file_division: FileDivisionTable;
  readonly cleared_mark: ClearedMarkTable;
  readonly held_content: HeldContentTable;
  readonly seen_stamp: { sha256: string; page: number; actor: string; seen_at: Date };
  readonly artifact: ArtifactTable;
  readonly scan_identity: { scan_file_id: string; body: Json; engine: string | null };
  readonly page: PageTable;
  readonly archival_document: ArchivalDocumentTable;
  readonly field_value: FieldValueTable;
  readonly search_row: SearchRowTable;
  readonly ledger_head: { chain: number; sequence: number; hash: Buffer };
  readonly ledger_entry: LedgerEntryTable;
  readonly ledger_value: LedgerValueTable;
  readonly account: AccountTable;
  readonly access_token: AccessTokenTable;
  readonly durability_probe: { id: number; opened_at: Date };
  readonly migration: MigrationTable;
}

/** Written as JSON text, because pg would turn a JavaScript array into a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>;

export interface ScanFileTable {
  id: string;
  host_id: string;
  ref: string;
  name: string;
  name_folded: string;
  state: string;
  revision: number;
  bytes: number | null;
  sha256: string | null;
  media_type: string | null;
  page_count: number | null;
  signed: boolean;
  code: string | null;
  details: Json;
  fingerprint: string | null;
  received_at: Date;
  updated_at: Date;
}

interface HostObjectTable {
  host_id: string;
  kind: string;
  key: string;
  remote_id: string;
  name: string;
  written: Json;
}

/** Json with a default. */
type GeneratedJson = ColumnType<unknown, string | undefined, string>;
type OptionalJson = ColumnType<unknown, string | null | undefined, string | null>;

export interface HostDocumentTable {
  scan_file_id: string;
  baseline: GeneratedJson;
  sealed: OptionalJson;
  taken: GeneratedJson;
  left_alone: GeneratedJson;
  intended: OptionalJson;
  fingerprint: string | null;
  text_sha256: string | null;
  retention: GeneratedJson;
  pending: GeneratedJson;
  marks: GeneratedJson;
  conflicts: GeneratedJson;
  remarked_for: string | null;
  runs_on: string | null;
  runs: Generated<number>;
  capped: Generated<boolean>;
  alarm: string | null;
  notes: GeneratedJson;
  left_in_host: GeneratedJson;
  text_kept: Generated<boolean>;
}

interface HostDeliveryTable {
  host_id: string;
  ref: string;
  record: Json;
  text_before: string | null;
}

export interface HostHintTable {
  id: string;
  host_id: string;
  ref: string;
  event: string;
  delivery_id: string | null;
  received_at: Date;
  fold_key: string;
  state: string;
  folded: number;
  sent_at: Date;
}

interface HostProgressTable {
  host_id: string;
  swept_at: Date | null;
  sweep_code: string | null;
  reconciled_at: Date | null;
  reconciled: GeneratedJson;
  echoes: Generated<number>;
}

interface FileDivisionTable {
  scan_file_id: string;
  sha256: string;
  body: OptionalJson;
  cuts: OptionalJson;
  cut_by: string | null;
  cut_at: Date | null;
}

interface ClearedMarkTable {
  sha256: string;
  page: number;
  level: string;
  actor: string;
  cleared_at: Date;
}

interface HeldContentTable {
  sha256: string;
  level: string;
  page: number;
  actor: string;
  held_at: Date;
}

interface ArtifactTable {
  fingerprint: string;
  scan_file_id: string;
  step: string;
  page: number | null;
  body: Buffer;
}

interface PageTable {
  scan_file_id: string;
  page: number;
  verdict: string;
  blank: boolean;
  confidence: number;
  text: string;
  body: Buffer;
}

export interface ArchivalDocumentTable {
  id: string;
  scan_file_id: string;
  ordinal: number;
  first_page: number;
  last_page: number;
  needs_review: boolean;
  missing: Generated<string[]>;
  confirmed: Generated<boolean>;
  check_division: boolean;
  revision: number;
}

export interface FieldValueTable {
  document_id: string;
  field: string;
  origin: string;
  value: Json;
  folded: string;
  effective: boolean;
  confidence: number;
  needs_review: boolean;
  evidence: ColumnType<unknown, string | null, string | null>;
  register_row: ColumnType<string | null, string | null | undefined, string | null>;
}

interface SearchRowTable {
  document_id: string;
  first_page: number;
  last_page: number;
  folded: string;
  marked: string;
}

export interface LedgerEntryTable {
  chain: number;
  sequence: number;
  at: Date;
  action: string;
  subject: string;
  actor: string;
  body: Json;
  hash: Buffer;
}

export interface LedgerValueTable {
  chain: number;
  sequence: number;
  subject: string;
  salt: Buffer;
  body: Json;
}

interface AccountTable {
  id: string;
  name: string;
  role: string;
  secret_hash: string;
  created_at: Date;
  disabled: boolean;
  host_id: string | null;
}

interface AccessTokenTable {
  hash: string;
  account_id: string;
  kind: string;
  label: string;
  expires_at: Date;
}

interface MigrationTable {
  name: string;
  sha256: string;
  applied_at: GeneratedAlways<Date>;
}
