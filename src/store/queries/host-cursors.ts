import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { HostCursor, HostId } from '../../ports/host.ts';
import type { CursorChange, HostCursorRepository } from '../../ports/store.ts';
import type { Database } from '../database.ts';

export function makeHostCursorRepository({ db }: Database): HostCursorRepository {
  return {
    get: async (hostId) => {
      const query = db.selectFrom('host_cursor').select('cursor').where('host_id', '=', hostId);
      const row = await query.executeTakeFirst();
      // Only `replace` writes the column.
      return row?.cursor as HostCursor | undefined;
    },
    replace: (hostId, cursors) => replace(db, hostId, cursors),
  };
}

async function replace(db: Database['db'], hostId: HostId, { seen, next }: CursorChange): Promise<boolean> {
  if (seen === undefined) {
    const insert = db.insertInto('host_cursor').values({ host_id: hostId, cursor: next });
    const first = await insert.onConflict((conflict) => conflict.column('host_id').doNothing()).executeTakeFirst();
    return first.numInsertedOrUpdatedRows === 1n;
  }
  // Cursors of large hosts have megabytes: the hash of the one seen says as much.
  const hash = createHash('sha256').update(seen, 'utf8').digest();
  const update = db.updateTable('host_cursor').set({ cursor: next }).where('host_id', '=', hostId);
  const same = sql<boolean>`sha256(convert_to(cursor, 'UTF8')) = ${hash}`;
  return (await update.where(same).executeTakeFirst()).numUpdatedRows === 1n;
}
