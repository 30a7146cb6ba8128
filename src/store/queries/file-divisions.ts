import { sql } from 'kysely';
import type { Division } from '../../domain/division/division.ts';
import type { PersonCuts } from '../../domain/division/person-cuts.ts';
import type { FileDivisionRepository } from '../../ports/file-divisions.ts';
import type { Database } from '../database.ts';

export function makeFileDivisionRepository({ db, clock }: Database): FileDivisionRepository {
  return {
    find: async (scanFileId) => {
      const query = db.selectFrom('file_division').select(['sha256', 'body', 'cuts']);
      const row = await query.where('scan_file_id', '=', scanFileId).executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        ...{ scanFileId, sha256: row.sha256 },
        // written below with these types
        ...(row.body !== null && { division: row.body as Division }),
        ...(row.cuts !== null && { cuts: row.cuts as PersonCuts }),
      };
    },
    save: async ({ scanFileId, sha256, division }) => {
      const body = division === undefined ? null : JSON.stringify(division);
      const isSame = sql`file_division.sha256 = excluded.sha256`;
      await db
        .insertInto('file_division')
        .values({ scan_file_id: scanFileId, sha256, body })
        .onConflict((conflict) =>
          conflict.column('scan_file_id').doUpdateSet({
            ...{ sha256, body },
            cuts: sql`case when ${isSame} then file_division.cuts end`,
            cut_by: sql`case when ${isSame} then file_division.cut_by end`,
            cut_at: sql`case when ${isSame} then file_division.cut_at end`,
          }),
        )
        .execute();
    },
    cut: async ({ scanFileId, sha256, cuts, actor }) => {
      const made = { sha256, cuts: JSON.stringify(cuts), cut_by: actor, cut_at: clock.now() };
      await db
        .insertInto('file_division')
        .values({ scan_file_id: scanFileId, ...made })
        .onConflict((conflict) => conflict.column('scan_file_id').doUpdateSet(made))
        .execute();
    },
    drop: async (scanFileId) => {
      const none = { cuts: null, cut_by: null, cut_at: null };
      await db.updateTable('file_division').set(none).where('scan_file_id', '=', scanFileId).execute();
    },
  };
}
