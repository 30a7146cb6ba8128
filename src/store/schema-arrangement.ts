import type { ColumnType } from 'kysely';

type Json = ColumnType<unknown, string, string>;

/** Tables of projects of arranging (migration 0017). */
export interface ArrangementTables {
  readonly arrangement_project: ArrangementProjectTable;
  readonly arrangement_fonds: ArrangementFondsTable;
  readonly arrangement_receipt: ArrangementReceiptTable;
  readonly arrangement_member: ArrangementMemberTable;
  readonly arrangement_booking: ArrangementBookingTable;
  readonly arrangement_assignment: ArrangementAssignmentTable;
  readonly arrangement_lot: ArrangementLotTable;
  readonly arrangement_lot_dossier: ArrangementLotDossierTable;
  readonly arrangement_finding: ArrangementFindingTable;
}

export interface ArrangementProjectTable {
  id: string;
  title: string;
  title_folded: string;
  process: string;
  state: string;
  starts_on: string;
  deadline: string;
  planned_metres: number | null;
  body: Json;
  revision: number;
}

export interface ArrangementFondsTable {
  project_id: string;
  fonds_id: string;
}

export interface ArrangementReceiptTable {
  receipt_id: string;
  project_id: string;
}

export interface ArrangementMemberTable {
  project_id: string;
  account: string;
  role: string;
}

export interface ArrangementBookingTable {
  id: string;
  project_id: string;
  step: string;
  subject_kind: string;
  subject_id: string;
  amount: number | null;
  worker: string;
  done_on: string;
  note: string | null;
  booked_by: string;
  booked_at: Date;
  undone_by: string | null;
  undone_at: Date | null;
  undo_reason: string | null;
}

export interface ArrangementAssignmentTable {
  id: string;
  project_id: string;
  bundle_id: string;
  worker: string;
  assigned_by: string;
  assigned_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
  end_kind: string | null;
  end_reason: string | null;
}

export interface ArrangementLotTable {
  id: string;
  project_id: string;
  number: number;
  seed: string;
  drawn_by: string;
  drawn_at: Date;
  decision: string | null;
  closed_by: string | null;
  closed_at: Date | null;
  note: string | null;
  revision: number;
}

export interface ArrangementLotDossierTable {
  lot_id: string;
  dossier_id: string;
  content: string;
  sampled: boolean;
  verdict: string | null;
  judged_by: string | null;
  judged_at: Date | null;
}

export interface ArrangementFindingTable {
  id: string;
  project_id: string;
  lot_id: string | null;
  dossier_id: string;
  level: number;
  field: string;
  kind: string;
  note: string | null;
  worker: string;
  found_by: string;
  found_at: Date;
}
