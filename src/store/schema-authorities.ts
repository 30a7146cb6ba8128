import type { ColumnType } from 'kysely';

type Json = ColumnType<unknown, string, string>;

/** Tables of authorities, fonds, material received and places (migration 0014). */
export interface AuthorityTables {
  readonly organisation: OrganisationTable;
  readonly organisation_name: OrganisationNameTable;
  readonly person: PersonTable;
  readonly fonds: FondsTable;
  readonly scheme_node: SchemeNodeTable;
  readonly receipt: ReceiptTable;
  readonly place: PlaceTable;
  readonly bundle: BundleTable;
  readonly box: BoxTable;
  readonly movement: MovementTable;
}

export interface OrganisationTable {
  id: string;
  merged_into: string | null;
  superior_id: string | null;
  body: Json;
  name: string;
  name_folded: string;
  revision: number;
}

export interface OrganisationNameTable {
  organisation_id: string;
  ordinal: number;
  kind: string;
  value: string;
  folded: string;
  valid_from: string | null;
  valid_to: string | null;
}

export interface PersonTable {
  id: string;
  merged_into: string | null;
  name: string;
  name_folded: string;
  body: Json;
  revision: number;
}

export interface FondsTable {
  id: string;
  code: string | null;
  name: string;
  name_folded: string;
  state: string;
  creator_id: string | null;
  start_date: string | null;
  end_date: string | null;
  scheme: string;
  settings: Json;
  description: Json;
  revision: number;
}

export interface SchemeNodeTable {
  id: string;
  fonds_id: string;
  parent_id: string | null;
  position: number;
  code: string | null;
  title: string;
  kind: string;
  revision: number;
}

export interface ReceiptTable {
  id: string;
  fonds_id: string | null;
  number: string | null;
  received_on: string;
  linear_metres: number;
  body: Json;
  revision: number;
}

export interface PlaceTable {
  id: string;
  parent_id: string | null;
  kind: string;
  label: string;
  label_folded: string;
  body: Json;
  revision: number;
}

export interface BundleTable {
  id: string;
  receipt_id: string;
  number: number;
  condition: string;
  fonds_id: string | null;
  node_id: string | null;
  place_id: string | null;
  note: string | null;
  revision: number;
}

export interface BoxTable {
  id: string;
  fonds_id: string;
  inventory_number: string | null;
  number: number;
  retention: ColumnType<unknown, string | null, string | null>;
  first_dossier: number | null;
  last_dossier: number | null;
  place_id: string | null;
  note: string | null;
  revision: number;
}

export interface MovementTable {
  id: string;
  at: Date;
  subject_kind: string;
  subject_id: string;
  from_place_id: string | null;
  to_place_id: string | null;
  reason: string;
  actor: string;
}
