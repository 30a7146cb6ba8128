import type { HeldContentRepository } from '../../ports/cleared-marks.ts';
import type { Database } from '../database.ts';

export function makeHeldContentRepository({ db, clock }: Database): HeldContentRepository {
  return {
    put: async ({ sha256, ...held }) => {
      const row = { ...held, held_at: clock.now() };
      const insert = db.insertInto('held_content').values({ sha256, ...row });
      await insert.onConflict((conflict) => conflict.column('sha256').doUpdateSet(row)).execute();
    },
    find: (sha256) =>
      db
        .selectFrom('held_content')
        .select(['sha256', 'level', 'page', 'actor'])
        .where('sha256', '=', sha256)
        .executeTakeFirst(),
    remove: async (sha256) => {
      await db.deleteFrom('held_content').where('sha256', '=', sha256).execute();
    },
  };
}
