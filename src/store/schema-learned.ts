import type { ColumnType } from 'kysely';

/** Tables of what was learned (migration 0025). */
export interface LearnedTables {
  readonly learned_fact: {
    id: string;
    kind: string;
    key: string;
    body: ColumnType<unknown, string, string>;
    switched_off: ColumnType<boolean, boolean | undefined, boolean>;
  };
  readonly learned_from: { fact_id: string; document_id: string; year: number };
}
