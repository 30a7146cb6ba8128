import type { ColumnType } from 'kysely';

type Json = ColumnType<unknown, string, string>;
type OptionalJson = ColumnType<unknown, string | null, string | null>;

/** Tables of disposal (migration 0018). */
export interface DisposalTables {
  readonly disposal_case: DisposalCaseTable;
  readonly disposal_item: DisposalItemTable;
  readonly disposal_vote: DisposalVoteTable;
  readonly disposal_listed_file: DisposalListedFileTable;
  readonly disposal_file: DisposalFileTable;
}

export interface DisposalCaseTable {
  id: string;
  fonds_id: string;
  regime: string;
  secret: boolean;
  state: string;
  opened_on: string;
  opened_by: string;
  decided_on: string | null;
  begun_at: Date | null;
  destroyed_on: string | null;
  kept_until: string | null;
  file_id: string | null;
  revision: number;
  record: Json;
}

export interface DisposalItemTable {
  id: string;
  case_id: string;
  ordinal: number;
  kind: string;
  state: string;
  reason: string;
  dossier_id: string | null;
  document_id: string | null;
  record: Json;
}

export interface DisposalVoteTable {
  case_id: string;
  member_id: string;
  item_id: string;
  choice: string;
  reason: string | null;
  cast_by: string;
  cast_at: Date;
}

export interface DisposalListedFileTable {
  case_id: string;
  scan_file_id: string;
  sha256: string | null;
}

export interface DisposalFileTable {
  case_id: string;
  scan_file_id: string;
  host_id: string;
  ref: string;
  name: string;
  state: string;
  code: string | null;
  sha256: string | null;
  linked_to: string[];
  witness: OptionalJson;
  updated_at: Date;
}
