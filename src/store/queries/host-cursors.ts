import type { HostCursor } from '../../ports/host.ts';
import type { HostCursorRepository } from '../../ports/store.ts';
import type { Database } from '../database.ts';

export function makeHostCursorRepository({ db }: Database): HostCursorRepository {
  return {
    get: async (hostId) => {
      const query = db.selectFrom('host_cursor').select('cursor').where('host_id', '=', hostId);
      const row = await query.executeTakeFirst();
      // Only `set` writes the column.
      return row?.cursor as HostCursor | undefined;
    },
    set: async (hostId, cursor) => {
      const insert = db.insertInto('host_cursor').values({ host_id: hostId, cursor });
      await insert.onConflict((conflict) => conflict.column('host_id').doUpdateSet({ cursor })).execute();
    },
  };
}
