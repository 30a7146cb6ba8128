import { sql } from 'kysely';
import type { ClearedMarkRepository } from '../../ports/cleared-marks.ts';
import type { Database } from '../database.ts';

export function makeClearedMarkRepository({ db, clock }: Database): ClearedMarkRepository {
  return {
    add: async (mark) => {
      const insert = db.insertInto('cleared_mark').values({ ...mark, cleared_at: clock.now() });
      await insert.onConflict((conflict) => conflict.doNothing()).execute();
    },
    of: (sha256) =>
      db
        .selectFrom('cleared_mark')
        .select(['sha256', 'page', 'level', 'actor'])
        .where('sha256', '=', sha256)
        .orderBy('page')
        .orderBy(sql`level collate "C"`)
        .execute(),
    remove: async (sha256) => {
      await db.deleteFrom('cleared_mark').where('sha256', '=', sha256).execute();
    },
  };
}
