import { sql, type Selectable, type Updateable } from 'kysely';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { Fonds, FondsDescription, FondsSettings, FondsState, SchemeKind } from '../../../domain/archive/fonds.ts';
import { fold } from '../../../domain/text/fold.ts';
import type { FondsChanges, FondsFilter, FondsRepository } from '../../../ports/archive/fonds.ts';
import type { PageRequest } from '../../../ports/store/paging.ts';
import type { Database } from '../../database.ts';
import type { FondsTable } from '../../schema-authorities.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import { makeSchemeNodes } from './scheme-nodes.ts';
import { staleRow, staleWhenTaken } from './stale.ts';

export function makeFondsRepository(database: Database): FondsRepository {
  const { db } = database;
  return {
    ...makeSchemeNodes(database),
    find: async (id) => {
      const row = await db.selectFrom('fonds').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toFonds(row);
    },
    findByCode: async (code) => {
      const row = await db.selectFrom('fonds').selectAll().where('code', '=', code).executeTakeFirst();
      return row && toFonds(row);
    },
    list: async (filter, page) => {
      const rows = await listQuery(database, filter, page).execute();
      return toPage(rows, page, { item: toFonds, key: (row) => [row.name_folded, row.id] });
    },
    insert: async (fonds) => {
      const row = { id: fonds.id, revision: fonds.revision, ...complete(fonds) };
      await db.insertInto('fonds').values(row).execute().catch(staleWhenTaken(fonds.id));
    },
    update: async (id, revision, changes) => {
      const columns = { ...toColumns(changes), revision: revision + 1 };
      const update = db.updateTable('fonds').set(columns).where('id', '=', id).where('revision', '=', revision);
      const row = await update.returningAll().executeTakeFirst().catch(staleWhenTaken(id));
      if (row === undefined) throw staleRow(id);
      return toFonds(row);
    },
  };
}

function listQuery({ db }: Database, { state, creatorId, text }: FondsFilter, page: PageRequest) {
  let query = db.selectFrom('fonds').selectAll();
  if (state !== undefined) query = query.where('state', '=', state);
  if (creatorId !== undefined) query = query.where('creator_id', '=', creatorId);
  if (text !== undefined) {
    const part = fold(text);
    query = query.where(sql<boolean>`(strpos(name_folded, ${part}) > 0 or strpos(lower(code), ${part}) > 0)`);
  }
  if (page.after !== undefined) {
    const [name, id] = decodeCursor(page.after, 2);
    query = query.where(sql<boolean>`(name_folded collate "C", id) > (${name}, ${id})`);
  }
  const ordered = query.orderBy(sql`name_folded collate "C"`).orderBy('id');
  return ordered.limit(page.limit + 1);
}

/** Only what is named; undefined columns are left out by Kysely. */
function toColumns(changes: FondsChanges): Updateable<FondsTable> {
  const { name, settings, description } = changes;
  return {
    code: changes.code,
    name,
    name_folded: name === undefined ? undefined : fold(name),
    state: changes.state,
    creator_id: changes.creatorId,
    start_date: changes.start,
    end_date: changes.end,
    scheme: changes.scheme,
    settings: settings && JSON.stringify(settings),
    description: description && JSON.stringify(description),
  };
}

function complete({ code, name, state, scheme, settings, description, ...rest }: Fonds) {
  return {
    ...{ code, name, name_folded: fold(name), state, scheme },
    ...{ creator_id: rest.creatorId, start_date: rest.start, end_date: rest.end },
    settings: JSON.stringify(settings),
    description: JSON.stringify(description),
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toFonds(row: Selectable<FondsTable>): Fonds {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    state: row.state as FondsState,
    creatorId: row.creator_id,
    start: row.start_date as PartialDate | null,
    end: row.end_date as PartialDate | null,
    scheme: row.scheme as SchemeKind,
    settings: row.settings as FondsSettings,
    description: row.description as FondsDescription,
    revision: row.revision,
  };
}
