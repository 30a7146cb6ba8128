import type { ColumnType } from 'kysely';

type Json = ColumnType<unknown, string, string>;

/** Tables of retention (migrations 0016, 0020). */
export interface RetentionTables {
  readonly retention_schedule: RetentionScheduleTable;
  readonly retention_hold: RetentionHoldTable;
  readonly retention_facts: RetentionFactsTable;
}

export interface RetentionScheduleTable {
  schedule_id: string;
  version: number;
  title: string;
  state: string;
  effective_from: string | null;
  effective_to: string | null;
  body: Json;
  imported_by: string;
  imported_at: Date;
  proposed_by: string | null;
  proposed_at: Date | null;
  activated_by: string | null;
  activated_at: Date | null;
  ended_by: string | null;
  ended_at: Date | null;
  revision: number;
}

export interface RetentionHoldTable {
  id: string;
  dossier_id: string;
  reason: string;
  placed_by: string;
  placed_at: Date;
  released_by: string | null;
  released_at: Date | null;
  release_reason: string | null;
}

export interface RetentionFactsTable {
  dossier_id: string;
  event_on: string | null;
  carried_over: boolean;
  delivered_on: string | null;
  construction: ColumnType<boolean, boolean | undefined>;
  years_allowed: number | null;
  revision: number;
}
