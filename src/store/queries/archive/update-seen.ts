import { sql, type Updateable } from 'kysely';
import type { Database } from '../../database.ts';
import type { BundleTable } from '../../schema-authorities.ts';
import { inBatches } from './in-batches.ts';
import { staleRow } from './stale.ts';

interface SeenRows {
  readonly table: 'box' | 'bundle';
  readonly seen: readonly { readonly id: string; readonly revision: number }[];
}

/**
 * Writes the same columns into all rows that are as they were seen. Call in a transaction.
 * @throws StoreError `stale` when one was changed meanwhile
 */
export async function updateSeen(
  { db }: Database,
  { table, seen }: SeenRows,
  columns: Updateable<BundleTable>,
): Promise<void> {
  await inBatches(seen, async (some) => {
    const isSeen = sql<boolean>`(id, revision) in (select seen->>'id', (seen->>'revision')::integer
      from jsonb_array_elements(${JSON.stringify(some)}::jsonb) as seen)`;
    // Of a box only columns are given that a bundle has as well.
    const set = { ...columns, revision: sql<number>`revision + 1` };
    const rows = await db
      .updateTable(table as 'bundle')
      .set(set)
      .where(isSeen)
      .returning('id')
      .execute();
    const written = new Set(rows.map(({ id }) => id));
    const missed = some.find(({ id }) => !written.has(id));
    if (missed) throw staleRow(missed.id);
    return [];
  });
}
