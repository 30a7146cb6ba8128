import { sql, type Selectable } from 'kysely';
import type { RegisterEntry, RegisterRow } from '../../../../domain/register/register.ts';
import type { RegisterRepository } from '../../../../ports/archive/registers.ts';
import type { Database } from '../../../database.ts';
import type { RegisterRowTable } from '../../../schema-registers.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';

type Rows = Pick<RegisterRepository, 'rows' | 'rowsById' | 'saveImport' | 'rowsWithout'>;

export function makeRegisterRows({ db, router }: Database): Rows {
  return {
    rows: async (registerId) => {
      const query = db.selectFrom('register_row').selectAll().where('register_id', '=', registerId);
      const rows = await query.where('removed', '=', false).orderBy('line').orderBy('id').execute();
      return rows.map(toRow);
    },
    rowsById: async (ids) => {
      const query = db.selectFrom('register_row').selectAll().where('removed', '=', false);
      const rows = await query.where(sql<boolean>`id = any(${[...ids]}::text[])`).execute();
      return new Map(rows.map((row) => [row.id, toRow(row)]));
    },
    saveImport: (done, { added, changed, removed }) =>
      router.transaction(async () => {
        const { id, registerId, fileName, importedBy, importedAt } = done;
        const row = {
          id,
          register_id: registerId,
          file_name: fileName,
          imported_by: importedBy,
          imported_at: importedAt,
        };
        const counts = { added: done.added, changed: done.changed, removed: done.removed };
        await db
          .insertInto('register_import')
          .values({ ...row, ...counts })
          .execute();
        await keepPast(db, [...changed.map((one) => one.id), ...removed], id);
        await upsert(db, [...added, ...changed]);
        await sql`update vankho.register_row set removed = true where id = any(${[...removed]}::text[])`.execute(db);
      }),
    rowsWithout: async (fondsId, page) => {
      const after = page.after === undefined ? ['', -1, ''] : decodeCursor(page.after, 3);
      const { rows } = await sql<Selectable<RegisterRowTable>>`
        select w.* from vankho.register_row w join vankho.document_register r on r.id = w.register_id
        where r.fonds_id = ${fondsId} and not w.removed
          and not exists (select 1 from vankho.register_match m where m.row_id = w.id)
          and (w.register_id, w.line, w.id) > (${after[0]}::text, ${after[1]}::int, ${after[2]}::text)
        order by w.register_id, w.line, w.id limit ${page.limit + 1}`.execute(db);
      return toPage(rows, page, { item: toRow, key: (row) => [row.register_id, row.line, row.id] });
    },
  };
}

/** Only this store writes the table. */
function toRow({ id, register_id: registerId, line, entry }: Selectable<RegisterRowTable>): RegisterRow {
  return { id, registerId, line, entry: entry as RegisterEntry };
}

async function keepPast(db: Database['db'], ids: readonly string[], importId: string): Promise<void> {
  await sql`insert into vankho.register_row_past (import_id, row_id, entry)
    select ${importId}, id, entry from vankho.register_row where id = any(${[...ids]}::text[])`.execute(db);
}

async function upsert(db: Database['db'], rows: readonly RegisterRow[]): Promise<void> {
  await inBatches(rows, async (some) => {
    const values = some.map(({ id, registerId, line, entry }) => {
      return { id, register_id: registerId, line, entry: JSON.stringify(entry), removed: false };
    });
    const insert = db.insertInto('register_row').values(values);
    await insert
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          ...{ line: set.ref('excluded.line'), removed: false },
          entry: sql<string>`excluded.entry`,
        })),
      )
      .execute();
    return [];
  });
}
