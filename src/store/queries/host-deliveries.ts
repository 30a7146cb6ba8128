import { sql } from 'kysely';
import type { DocumentRef } from '../../ports/host.ts';
import type { HostDelivery, HostDeliveryMap } from '../../ports/host-state.ts';
import type { Database } from '../database.ts';

export function makeHostDeliveryMap({ db }: Database): HostDeliveryMap {
  return {
    find: async (hostId, refs) => {
      if (refs.length === 0) return new Map();
      const query = db.selectFrom('host_delivery').select(['ref', 'record']).where('host_id', '=', hostId);
      const rows = await query.where('ref', 'in', [...refs]).execute();
      return new Map(rows.map(({ ref, record }) => [ref as DocumentRef, record])); // only this file writes the column
    },
    refs: async (hostId) => {
      const query = db.selectFrom('host_delivery').select('ref').where('host_id', '=', hostId);
      return (await query.orderBy('ref').execute()).map(({ ref }) => ref as DocumentRef);
    },
    add: async (deliveries) => {
      if (deliveries.length === 0) return;
      const insert = db.insertInto('host_delivery').values(deliveries.map(toRow));
      await insert.onConflict((conflict) => conflict.columns(['host_id', 'ref']).doNothing()).execute();
    },
    put: async (delivery) => {
      const row = toRow(delivery);
      const insert = db.insertInto('host_delivery').values(row);
      await insert
        .onConflict((conflict) => conflict.columns(['host_id', 'ref']).doUpdateSet({ record: row.record }))
        .execute();
    },
    replace: async (delivery, seen) => {
      const { host_id: hostId, ref, record } = toRow(delivery);
      const update = db.updateTable('host_delivery').set({ record }).where('host_id', '=', hostId);
      const still = sql<boolean>`record = ${JSON.stringify(seen ?? null)}::text::jsonb`;
      return (await update.where('ref', '=', ref).where(still).executeTakeFirst()).numUpdatedRows > 0n;
    },
    keepText: async ({ hostId, ref }, text) => {
      // PostgreSQL takes no such letter.
      const columns = { text_before: text?.replaceAll('\0', '') ?? null };
      const update = db.updateTable('host_delivery').set(columns).where('host_id', '=', hostId);
      await update.where('ref', '=', ref).execute();
    },
    keptText: async ({ hostId, ref }) => {
      const query = db.selectFrom('host_delivery').select('text_before').where('host_id', '=', hostId);
      return (await query.where('ref', '=', ref).executeTakeFirst())?.text_before ?? undefined;
    },
    remove: async ({ hostId, ref }) => {
      await db.deleteFrom('host_delivery').where('host_id', '=', hostId).where('ref', '=', ref).execute();
    },
  };
}

function toRow({ hostId, ref, record }: HostDelivery) {
  return { host_id: hostId, ref, record: JSON.stringify(record ?? null), text_before: null };
}

/** The text that stood in the host before ours is a text of the file, too. */
export async function forgetTextBefore(db: Database['db'], scanFileId: string): Promise<void> {
  const file = db.selectFrom('scan_file').where('id', '=', scanFileId);
  await db
    .updateTable('host_delivery')
    .set({ text_before: null })
    .where('host_id', '=', file.select('host_id'))
    .where('ref', '=', file.select('ref'))
    .execute();
}
