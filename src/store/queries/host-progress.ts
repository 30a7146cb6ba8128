import { sql } from 'kysely';
import type { HostProgress, HostProgressRepository } from '../../ports/host-state.ts';
import type { Database } from '../database.ts';

export function makeHostProgressRepository({ db }: Database): HostProgressRepository {
  return {
    get: async (hostId) => {
      const row = await db.selectFrom('host_progress').selectAll().where('host_id', '=', hostId).executeTakeFirst();
      return {
        sweptAt: row?.swept_at ?? null,
        sweepCode: row?.sweep_code ?? null,
        reconciledAt: row?.reconciled_at ?? null,
        // Only `note` writes the column.
        reconciled: (row?.reconciled ?? {}) as HostProgress['reconciled'],
        echoes: row?.echoes ?? 0,
      };
    },
    note: async (hostId, { sweptAt, sweepCode, reconciledAt, reconciled }) => {
      const columns = {
        swept_at: sweptAt,
        sweep_code: sweepCode,
        reconciled_at: reconciledAt,
        reconciled: reconciled === undefined ? undefined : JSON.stringify(reconciled),
      };
      const insert = db.insertInto('host_progress').values({ host_id: hostId, ...columns });
      await insert.onConflict((conflict) => conflict.column('host_id').doUpdateSet(columns)).execute();
    },
    addEchoes: async (hostId, count) => {
      const insert = db.insertInto('host_progress').values({ host_id: hostId, echoes: count });
      const more = { echoes: sql<number>`host_progress.echoes + ${count}` };
      await insert.onConflict((conflict) => conflict.column('host_id').doUpdateSet(more)).execute();
    },
  };
}
