import { sql, type Selectable } from 'kysely';
import type { Register, RegisterKind } from '../../../../domain/register/register.ts';
import type { RegisterRepository } from '../../../../ports/archive/registers.ts';
import type { Database } from '../../../database.ts';
import type { DocumentRegisterTable } from '../../../schema-registers.ts';
import { staleWhenTaken } from '../stale.ts';

type Registers = Pick<RegisterRepository, 'find' | 'findByTitle' | 'list' | 'insert' | 'setRemoved' | 'imports'>;

export function makeRegisters({ db }: Database): Registers {
  return {
    find: async (id) => {
      const row = await db.selectFrom('document_register').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toRegister(row);
    },
    findByTitle: async ({ fondsId, kind, year, title }) => {
      const query = db.selectFrom('document_register').selectAll().where('fonds_id', '=', fondsId);
      const row = await query
        .where('kind', '=', kind)
        .where('year', '=', year)
        .where('title', '=', title)
        .executeTakeFirst();
      return row && toRegister(row);
    },
    list: async (fondsId) => {
      const { rows } = await sql<Selectable<DocumentRegisterTable> & { rows: number; paired: number }>`
        select r.*, count(w.id)::int as rows, count(m.document_id)::int as paired
        from vankho.document_register r
        left join vankho.register_row w on w.register_id = r.id and not w.removed
        left join vankho.register_match m on m.row_id = w.id
        where not r.removed and (${fondsId ?? null}::text is null or r.fonds_id = ${fondsId ?? null})
        group by r.id order by r.year, r.kind desc, r.title collate "C", r.id`.execute(db);
      return rows.map((row) => ({ ...toRegister(row), rows: row.rows, paired: row.paired }));
    },
    insert: async ({ id, fondsId, kind, year, title, revision }) => {
      const row = { id, fonds_id: fondsId, kind, year, title, revision };
      await db.insertInto('document_register').values(row).execute().catch(staleWhenTaken(id));
    },
    setRemoved: async (id, removed) => {
      await db.updateTable('document_register').set({ removed }).where('id', '=', id).execute();
    },
    imports: async (registerId) => {
      const query = db.selectFrom('register_import').selectAll().where('register_id', '=', registerId);
      const rows = await query.orderBy('imported_at', 'desc').orderBy('id', 'desc').execute();
      return rows.map(({ id, added, changed, removed, ...row }) => ({
        ...{ id, added, changed, removed, registerId: row.register_id },
        ...{ fileName: row.file_name, importedBy: row.imported_by, importedAt: row.imported_at },
      }));
    },
  };
}

/** Only this store writes the table. */
function toRegister({ id, kind, year, title, revision, ...row }: Selectable<DocumentRegisterTable>): Register {
  return { ...{ id, year, title, revision, fondsId: row.fonds_id }, kind: kind as RegisterKind };
}
