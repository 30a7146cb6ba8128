import { sql } from 'kysely';
import type { Database } from '../../database.ts';
import { inBatches } from './in-batches.ts';

/** Merges are never undone, so a chain of them ends; the bound is against a broken table. */
const LONGEST_CHAIN = 100;

interface Wanted {
  readonly table: 'organisation' | 'person';
  readonly ids: readonly string[];
}

/** Each known id with the living entry to which it leads through merges. */
export async function resolveLiving<Entry extends { readonly id: string }>(
  { db }: Database,
  { table, ids }: Wanted,
  read: (ids: readonly string[]) => Promise<readonly Entry[]>,
): Promise<ReadonlyMap<string, Entry>> {
  if (ids.length === 0) return new Map();
  const entries = sql.table(`vankho.${table}`);
  const { rows } = await sql<{ given: string; id: string }>`
    with recursive way as (
      select id as given, id, merged_into, 0 as steps from ${entries} where id = any(${[...ids]})
      union all
      select way.given, next.id, next.merged_into, way.steps + 1
      from way join ${entries} as next on next.id = way.merged_into
      where way.steps < ${LONGEST_CHAIN}
    )
    select given, id from way where merged_into is null`.execute(db);
  const living = await inBatches([...new Set(rows.map(({ id }) => id))], read);
  const byId = new Map(living.map((entry) => [entry.id, entry]));
  return new Map(
    rows.flatMap(({ given, id }) => {
      const entry = byId.get(id);
      return entry ? [[given, entry] as const] : [];
    }),
  );
}
