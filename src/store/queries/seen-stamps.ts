import type { SeenStampRepository } from '../../ports/seen-stamps.ts';
import type { Database } from '../database.ts';

export function makeSeenStampRepository({ db, clock }: Database): SeenStampRepository {
  return {
    add: async (stamp) => {
      const insert = db.insertInto('seen_stamp').values({ ...stamp, seen_at: clock.now() });
      const added = await insert
        .onConflict((conflict) => conflict.doNothing())
        .returning('page')
        .execute();
      return added.length > 0;
    },
    of: (sha256) =>
      db
        .selectFrom('seen_stamp')
        .select(['sha256', 'page', 'actor'])
        .where('sha256', '=', sha256)
        .orderBy('page')
        .execute(),
    remove: async (sha256, page) => {
      const query = db.deleteFrom('seen_stamp').where('sha256', '=', sha256).where('page', '=', page);
      return (await query.returning('page').execute()).length > 0;
    },
    removeAll: async (sha256) => {
      await db.deleteFrom('seen_stamp').where('sha256', '=', sha256).execute();
    },
  };
}
