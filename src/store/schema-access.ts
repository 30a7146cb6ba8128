import type { ColumnType } from 'kysely';

/** Table of facts on access (migration 0019). */
export interface AccessTables {
  readonly access_facts: { subject_id: string; body: ColumnType<unknown, string, string> };
}
