import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;

/** Tables of registers of documents (migration 0023). */
export interface RegisterTables {
  readonly document_register: DocumentRegisterTable;
  readonly register_import: RegisterImportTable;
  readonly register_row: RegisterRowTable;
  readonly register_row_past: { import_id: string; row_id: string; entry: Json };
  readonly register_match: RegisterMatchTable;
}

export interface DocumentRegisterTable {
  id: string;
  fonds_id: string;
  kind: string;
  year: number;
  title: string;
  revision: number;
  removed: Generated<boolean>;
}

export interface RegisterImportTable {
  id: string;
  register_id: string;
  file_name: string;
  imported_by: string;
  imported_at: Date;
  added: number;
  changed: number;
  removed: number;
}

export interface RegisterRowTable {
  id: string;
  register_id: string;
  line: number;
  entry: Json;
  removed: Generated<boolean>;
}

export interface RegisterMatchTable {
  document_id: string;
  fonds_id: string;
  state: string;
  row_id: string | null;
  doubt: string | null;
  candidates: Json;
  decided_by: string | null;
  decided_at: Date | null;
  revision: number;
}
