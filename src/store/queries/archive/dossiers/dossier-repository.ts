import { sql } from 'kysely';
import { fold } from '../../../../domain/text/fold.ts';
import type { DossierFilter, DossierRepository } from '../../../../ports/archive/dossiers.ts';
import type { PageRequest } from '../../../../ports/store/paging.ts';
import type { Database } from '../../../database.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';
import { staleRow, staleWhenTaken } from '../stale.ts';
import { makeDossierAliases } from './dossier-aliases.ts';
import { makeDossierDocuments } from './dossier-documents.ts';
import { toChangedColumns, toDossier, toDossierRow } from './dossier-rows.ts';
import { makeDossierRuns } from './dossier-runs.ts';

export function makeDossierRepository(database: Database): DossierRepository {
  const { db } = database;
  return {
    ...makeDossierAliases(database),
    ...makeDossierRuns(database),
    ...makeDossierDocuments(database),
    ...makeReads(database),
    insert: async (dossiers) => {
      await inBatches(dossiers, async (some) => {
        const insert = db.insertInto('dossier').values(some.map(toDossierRow));
        await insert.execute().catch(staleWhenTaken(some[0]?.id ?? ''));
        return [];
      });
    },
    update: async (id, revision, changes) => {
      const { editor } = changes;
      const added = editor === undefined ? {} : { editors: withEditor(editor) };
      const columns = { ...toChangedColumns(changes), ...added, revision: revision + 1 };
      const update = db.updateTable('dossier').set(columns).where('id', '=', id).where('revision', '=', revision);
      const row = await update.returningAll().executeTakeFirst().catch(staleWhenTaken(id));
      if (row === undefined) throw staleRow(id);
      return toDossier(row);
    },
    remove: async (id, revision) => {
      const remove = db.deleteFrom('dossier').where('id', '=', id).where('revision', '=', revision);
      if ((await remove.executeTakeFirst()).numDeletedRows !== 1n) throw staleRow(id);
    },
  };
}

function withEditor(editor: string) {
  return sql<string[]>`case when ${editor} = any(editors) then editors else array_append(editors, ${editor}) end`;
}

type Reads = Pick<DossierRepository, 'find' | 'findMany' | 'list' | 'count'>;

function makeReads(database: Database): Reads {
  const { db } = database;
  return {
    find: async (id) => {
      const row = await db.selectFrom('dossier').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDossier(row);
    },
    findMany: async (ids) => {
      const query = db
        .selectFrom('dossier')
        .selectAll()
        .where(sql<boolean>`id = any(${[...ids]}::text[])`);
      return (await query.orderBy('fonds_id').orderBy('position').execute()).map(toDossier);
    },
    list: async (filter, page) => {
      const rows = await listQuery(database, filter, page).execute();
      return toPage(rows, page, { item: toDossier, key: (row) => [row.fonds_id, row.position] });
    },
    count: async (filter) => {
      const query = filtered(database, filter).select(({ fn }) => fn.countAll<number>().as('dossiers'));
      return (await query.executeTakeFirst())?.dossiers ?? 0;
    },
  };
}

function listQuery(database: Database, filter: DossierFilter, page: PageRequest) {
  let query = filtered(database, filter).selectAll();
  if (page.after !== undefined) {
    const [fondsId, position] = decodeCursor(page.after, 2);
    query = query.where(sql<boolean>`(fonds_id, position) > (${fondsId}, ${position}::integer)`);
  }
  const ordered = query.orderBy('fonds_id').orderBy('position');
  return ordered.limit(page.limit + 1);
}

function filtered({ db }: Database, filter: DossierFilter) {
  const equal = {
    ...{ fonds_id: filter.fondsId, inventory_number: filter.inventoryNumber },
    ...{ box_number: filter.boxNumber, period: filter.period },
  };
  let query = db.selectFrom('dossier');
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) query = query.where(sql.ref<typeof value>(column), '=', value);
  const { nodeIds, states, text } = filter;
  if (nodeIds !== undefined) query = query.where(sql<boolean>`node_id = any(${[...nodeIds]}::text[])`);
  if (states !== undefined) query = query.where(sql<boolean>`state = any(${[...states]}::text[])`);
  if (filter.withoutSecret === true) query = query.where('secret', '=', false);
  for (const word of fold(text ?? '').split(/\s+/))
    if (word !== '') query = query.where(sql<boolean>`strpos(title_folded, ${word}) > 0`);
  return query;
}
