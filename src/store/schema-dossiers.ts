import type { ColumnType } from 'kysely';

type Json = ColumnType<unknown, string, string>;
type OptionalJson = ColumnType<unknown, string | null, string | null>;

/** Tables of dossiers (migration 0015). */
export interface DossierTables {
  readonly dossier: DossierTable;
  readonly dossier_document: DossierDocumentTable;
  readonly dossier_alias: DossierAliasTable;
}

export interface DossierTable {
  id: string;
  fonds_id: string;
  node_id: string | null;
  state: string;
  position: number;
  pinned: boolean;
  placed_after: string | null;
  temporary_number: number;
  inventory_number: string | null;
  number: number | null;
  number_frozen: boolean;
  code: string | null;
  box_number: number | null;
  editors: string[];
  checked_by: string | null;
  retention_decision: OptionalJson;
  revision: number;
  description: Json;
  title_folded: string;
  period: string | null;
  secret: boolean;
}

export interface DossierDocumentTable {
  id: string;
  dossier_id: string;
  ordinal: number;
  scan_document_id: string | null;
  entry: Json;
}

export interface DossierAliasTable {
  fonds_id: string;
  kind: string;
  name: string;
  inventory_number: string | null;
  number: number | null;
  dossier_id: string;
  document_id: string | null;
}
