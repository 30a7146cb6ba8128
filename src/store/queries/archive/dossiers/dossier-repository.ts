import { sql } from 'kysely';
import type { DossierFilter, DossierRepository } from '../../../../ports/archive/dossiers.ts';
import type { PageRequest } from '../../../../ports/store/paging.ts';
import type { Database } from '../../../database.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';
import { staleRow, staleWhenTaken } from '../stale.ts';
import { makeDossierAliases } from './dossier-aliases.ts';
import { makeDossierDocuments } from './dossier-documents.ts';
import { filteredDossiers } from './dossier-filter.ts';
import { toChangedColumns, toDossier, toDossierRow, withEditors } from './dossier-rows.ts';
import { makeDossierRuns } from './dossier-runs.ts';
import { makeDossierWindows } from './dossier-windows.ts';

export function makeDossierRepository(database: Database): DossierRepository {
  const { db } = database;
  return {
    ...makeDossierAliases(database),
    ...makeDossierRuns(database),
    ...makeDossierDocuments(database),
    ...makeDossierWindows(database),
    ...makeReads(database),
    insert: async (dossiers) => {
      await inBatches(dossiers, async (some) => {
        const insert = db.insertInto('dossier').values(some.map(toDossierRow));
        await insert.execute().catch(staleWhenTaken(some[0]?.id ?? ''));
        return [];
      });
    },
    update: async (id, revision, changes) => {
      const { editor, moreEditors = [] } = changes;
      const editors = editor === undefined ? moreEditors : [editor, ...moreEditors];
      const added = editors.length === 0 ? {} : { editors: withEditors(editors) };
      const columns = { ...toChangedColumns(changes), ...added, revision: revision + 1 };
      const update = db.updateTable('dossier').set(columns).where('id', '=', id).where('revision', '=', revision);
      const row = await update.returningAll().executeTakeFirst().catch(staleWhenTaken(id));
      if (row === undefined) throw staleRow(id);
      return toDossier(row);
    },
  };
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
      const query = filteredDossiers(database, filter).select(({ fn }) => fn.countAll<number>().as('dossiers'));
      return (await query.executeTakeFirst())?.dossiers ?? 0;
    },
  };
}

function listQuery(database: Database, filter: DossierFilter, page: PageRequest) {
  let query = filteredDossiers(database, filter).selectAll();
  if (page.after !== undefined) {
    const [fondsId, position] = decodeCursor(page.after, 2);
    query = query.where(sql<boolean>`(fonds_id, position) > (${fondsId}, ${position}::integer)`);
  }
  const ordered = query.orderBy('fonds_id').orderBy('position');
  return ordered.limit(page.limit + 1);
}
