import { sql, type Selectable } from 'kysely';
import type { Person, PersonRecord } from '../../../domain/archive/person.ts';
import { fold } from '../../../domain/text/fold.ts';
import type { PersonRepository } from '../../../ports/archive/people.ts';
import type { Database } from '../../database.ts';
import type { PersonTable } from '../../schema-authorities.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import { inBatches } from './in-batches.ts';
import { resolveLiving } from './resolve-living.ts';
import { staleRow } from './stale.ts';

export function makePersonRepository(database: Database): PersonRepository {
  const { db } = database;
  return {
    find: async (id) => {
      const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toPerson(row);
    },
    resolve: (ids) =>
      resolveLiving(database, { table: 'person', ids }, async (living) =>
        (await db.selectFrom('person').selectAll().where('id', 'in', living).execute()).map(toPerson),
      ),
    list: async ({ text }, page) => {
      let query = db.selectFrom('person').selectAll().where('merged_into', 'is', null);
      if (text !== undefined) query = query.where(sql<boolean>`strpos(name_folded, ${fold(text)}) > 0`);
      if (page.after !== undefined) {
        const [name, id] = decodeCursor(page.after, 2);
        query = query.where(sql<boolean>`(name_folded collate "C", id) > (${name}, ${id})`);
      }
      const ordered = query.orderBy(sql`name_folded collate "C"`).orderBy('id');
      const rows = await ordered.limit(page.limit + 1).execute();
      return toPage(rows, page, { item: toPerson, key: (row) => [row.name_folded, row.id] });
    },
    insert: async (people) => {
      await inBatches(people, (some) =>
        db
          .insertInto('person')
          .values(some.map(toRow))
          .execute()
          .then(() => []),
      );
    },
    update: async (id, revision, record) => {
      const columns = { ...toColumns(record), revision: revision + 1 };
      const update = db.updateTable('person').set(columns).where('id', '=', id).where('revision', '=', revision);
      const row = await update.where('merged_into', 'is', null).returningAll().executeTakeFirst();
      if (row === undefined) throw staleRow(id);
      return toPerson(row);
    },
    merge: async ({ id, revision }, into) => {
      const update = db.updateTable('person').set({ merged_into: into, revision: revision + 1 });
      const living = update.where('id', '=', id).where('revision', '=', revision).where('merged_into', 'is', null);
      if ((await living.executeTakeFirst()).numUpdatedRows !== 1n) throw staleRow(id);
    },
  };
}

function toRow({ id, mergedInto, record, revision }: Person) {
  return { id, merged_into: mergedInto, revision, ...toColumns(record) };
}

function toColumns(record: PersonRecord) {
  return { name: record.name, name_folded: fold(record.name), body: JSON.stringify(record) };
}

/** Only this store writes the table, so the body is what the schema allowed. */
function toPerson({ id, merged_into: mergedInto, body, revision }: Selectable<PersonTable>): Person {
  return { id, mergedInto, record: body as PersonRecord, revision };
}
