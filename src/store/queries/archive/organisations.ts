import { sql, type Selectable } from 'kysely';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { Organisation, OrganisationRecord } from '../../../domain/archive/organisation.ts';
import { latestName, namesOf } from '../../../domain/archive/organisation-names.ts';
import { fold } from '../../../domain/text/fold.ts';
import type {
  KnownName,
  NamedAs,
  OrganisationFilter,
  OrganisationRepository,
} from '../../../ports/archive/organisations.ts';
import type { PageRequest } from '../../../ports/store/paging.ts';
import type { Database } from '../../database.ts';
import type { OrganisationNameTable, OrganisationTable } from '../../schema-authorities.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import { inBatches } from './in-batches.ts';
import { resolveLiving } from './resolve-living.ts';
import { staleRow } from './stale.ts';

type Row = Selectable<OrganisationTable>;

export function makeOrganisationRepository(database: Database): OrganisationRepository {
  const { db, router } = database;
  return {
    find: async (id) => {
      const row = await db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toOrganisation(row);
    },
    resolve: (ids) =>
      resolveLiving(database, { table: 'organisation', ids }, async (living) =>
        (await db.selectFrom('organisation').selectAll().where('id', 'in', living).execute()).map(toOrganisation),
      ),
    list: async (filter, page) => {
      const rows = await listQuery(database, filter, page).execute();
      return toPage(rows, page, { item: toOrganisation, key: (row) => [row.name_folded, row.id] });
    },
    predecessors: async (id) => {
      const named = JSON.stringify([{ organisationId: id }]);
      const query = db.selectFrom('organisation').selectAll().where('merged_into', 'is', null);
      const rows = await query.where(sql<boolean>`body->'successors' @> ${named}::jsonb`).execute();
      return rows.map(toOrganisation).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    names: async (folded) =>
      (await inBatches(folded, (some) => namesOfLiving(database).where('known.folded', 'in', some).execute())).map(
        toKnownName,
      ),
    namesNear: async (folded, slack) => {
      const length = sql<boolean>`length(known.folded) between ${folded.length - slack} and ${folded.length + slack}`;
      const query = namesOfLiving(database);
      const near = slack === 0 ? query.where('known.folded', '=', folded) : query.where(length);
      return (await near.execute()).map(toKnownName);
    },
    insert: (organisations) =>
      router.transaction(async () => {
        await inBatches(organisations, (some) =>
          db
            .insertInto('organisation')
            .values(some.map(toRow))
            .execute()
            .then(() => []),
        );
        await writeNames(database, organisations);
      }),
    update: (id, revision, record) => router.transaction(() => update(database, { id, revision, record })),
    merge: async ({ id, revision }, into) => {
      const update = db.updateTable('organisation').set({ merged_into: into, revision: revision + 1 });
      const living = update.where('id', '=', id).where('revision', '=', revision).where('merged_into', 'is', null);
      if ((await living.executeTakeFirst()).numUpdatedRows !== 1n) throw staleRow(id);
    },
  };
}

async function update(database: Database, changed: Omit<Organisation, 'mergedInto'>): Promise<Organisation> {
  const { db } = database;
  const { id, revision, record } = changed;
  const set = db.updateTable('organisation').set({ ...toColumns(record), revision: revision + 1 });
  const living = set.where('id', '=', id).where('revision', '=', revision).where('merged_into', 'is', null);
  const row = await living.returningAll().executeTakeFirst();
  if (row === undefined) throw staleRow(id);
  await db.deleteFrom('organisation_name').where('organisation_id', '=', id).execute();
  const updated = toOrganisation(row);
  await writeNames(database, [updated]);
  return updated;
}

function listQuery({ db }: Database, filter: OrganisationFilter, page: PageRequest) {
  let query = db.selectFrom('organisation').selectAll().where('merged_into', 'is', null);
  const { text, superiorId } = filter;
  if (superiorId !== undefined) query = query.where('superior_id', '=', superiorId);
  if (text !== undefined) {
    const part = fold(text);
    query = query.where((build) =>
      build.exists(
        build
          .selectFrom('organisation_name')
          .select('ordinal')
          .whereRef('organisation_name.organisation_id', '=', 'organisation.id')
          .where(sql<boolean>`strpos(organisation_name.folded, ${part}) > 0`),
      ),
    );
  }
  if (page.after !== undefined) {
    const [name, id] = decodeCursor(page.after, 2);
    query = query.where(sql<boolean>`(name_folded collate "C", id) > (${name}, ${id})`);
  }
  const ordered = query.orderBy(sql`name_folded collate "C"`).orderBy('id');
  return ordered.limit(page.limit + 1);
}

function namesOfLiving({ db }: Database) {
  return db
    .selectFrom('organisation_name as known')
    .innerJoin('organisation as body', 'body.id', 'known.organisation_id')
    .selectAll('known')
    .where('body.merged_into', 'is', null)
    .orderBy('known.organisation_id')
    .orderBy('known.ordinal');
}

function toKnownName(row: Selectable<OrganisationNameTable>): KnownName {
  return {
    organisationId: row.organisation_id,
    kind: row.kind as NamedAs,
    value: row.value,
    folded: row.folded,
    ...(row.valid_from !== null && { from: row.valid_from as PartialDate }),
    ...(row.valid_to !== null && { to: row.valid_to as PartialDate }),
  };
}

async function writeNames({ db }: Database, organisations: readonly Organisation[]): Promise<void> {
  const rows = organisations.flatMap(({ id, record }) =>
    namesOf(record).map(({ kind, value, folded, from, to }, ordinal) => ({
      ...{ organisation_id: id, ordinal, kind, value, folded },
      valid_from: from ?? null,
      valid_to: to ?? null,
    })),
  );
  await inBatches(rows, (some) =>
    db
      .insertInto('organisation_name')
      .values([...some])
      .execute()
      .then(() => []),
  );
}

function toRow({ id, mergedInto, record, revision }: Organisation) {
  return { id, merged_into: mergedInto, revision, ...toColumns(record) };
}

function toColumns(record: OrganisationRecord) {
  const name = latestName(record);
  const superior = { superior_id: record.superiorId ?? null };
  return { ...superior, body: JSON.stringify(record), name, name_folded: fold(name) };
}

/** Only this store writes the table, so the body is what the schema allowed. */
function toOrganisation({ id, merged_into: mergedInto, body, revision }: Row): Organisation {
  return { id, mergedInto, record: body as OrganisationRecord, revision };
}
