import type { HostId } from '../../ports/host.ts';
import type { HostObjectMap } from '../../ports/host-state.ts';
import type { Database } from '../database.ts';

export function makeHostObjectMap({ db }: Database): HostObjectMap {
  return {
    list: async (hostId) => {
      const query = db.selectFrom('host_object').selectAll().where('host_id', '=', hostId);
      const rows = await query.orderBy('kind').orderBy('key').execute();
      return rows.map((row) => ({
        hostId: row.host_id as HostId, // only `put` writes the column
        kind: row.kind,
        key: row.key,
        remoteId: row.remote_id,
        name: row.name,
        written: row.written,
      }));
    },
    put: async ({ hostId, kind, key, remoteId, name, written }) => {
      const columns = { remote_id: remoteId, name, written: JSON.stringify(written ?? null) };
      const insert = db.insertInto('host_object').values({ host_id: hostId, kind, key, ...columns });
      await insert
        .onConflict((conflict) => conflict.columns(['host_id', 'kind', 'key']).doUpdateSet(columns))
        .execute();
    },
    remove: async ({ hostId, kind, key }) => {
      const one = db.deleteFrom('host_object').where('host_id', '=', hostId).where('kind', '=', kind);
      await one.where('key', '=', key).execute();
    },
  };
}
