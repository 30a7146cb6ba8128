import { sql, type Selectable, type Updateable } from 'kysely';
import type { ArrangementProject, MemberRole, ProjectRecord } from '../../../../domain/arrangement/project.ts';
import { fold } from '../../../../domain/text/fold.ts';
import type { ArrangementRepository, ProjectChanges } from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import type { ArrangementProjectTable } from '../../../schema-arrangement.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { staleRow, staleWhenTaken } from '../stale.ts';

type Projects = Pick<ArrangementRepository, 'find' | 'list' | 'insert' | 'update' | 'runningFor' | 'ownersOf' | 'lock'>;

export function makeProjects(database: Database): Projects {
  const { db, router } = database;
  const findMany = async (ids: readonly string[]) => wholeProjects(database, ids);
  return {
    find: async (id) => (await findMany([id]))[0],
    list: async ({ state }, page) => {
      let query = db.selectFrom('arrangement_project').select(['id', 'starts_on']);
      if (state !== undefined) query = query.where('state', '=', state);
      if (page.after !== undefined) {
        const [on, id] = decodeCursor(page.after, 2);
        query = query.where(sql<boolean>`(starts_on < ${on} or (starts_on = ${on} and id > ${id}))`);
      }
      const ordered = query.orderBy('starts_on', 'desc').orderBy('id');
      const rows = await ordered.limit(page.limit + 1).execute();
      const found = new Map((await findMany(rows.map(({ id }) => id))).map((project) => [project.id, project]));
      const { items, ...rest } = toPage(rows, page, { item: ({ id }) => id, key: (row) => [row.starts_on, row.id] });
      return { ...rest, items: items.flatMap((id) => found.get(id) ?? []) };
    },
    insert: (project) =>
      router.transaction(async () => {
        await db.insertInto('arrangement_project').values(toRow(project)).execute();
        await writeParts(database, project.id, project);
      }),
    update: (id, revision, changes) =>
      router.transaction(async () => {
        const columns = { ...toColumns(changes), revision: revision + 1 };
        const update = db.updateTable('arrangement_project').set(columns);
        const row = await update
          .where('id', '=', id)
          .where('revision', '=', revision)
          .returning('id')
          .executeTakeFirst();
        if (row === undefined) throw staleRow(id);
        await writeParts(database, id, changes);
        const [project] = await findMany([id]);
        if (project === undefined) throw staleRow(id);
        return project;
      }),
    runningFor: async (fondsId) => {
      const query = db.selectFrom('arrangement_fonds').innerJoin('arrangement_project', 'id', 'project_id');
      const rows = await query.select('id').where('fonds_id', '=', fondsId).where('state', '=', 'running').execute();
      return findMany(rows.map(({ id }) => id));
    },
    ownersOf: async (receiptIds) => {
      const isOne = sql<boolean>`receipt_id = any(${[...receiptIds]}::text[])`;
      const rows = await db.selectFrom('arrangement_receipt').selectAll().where(isOne).execute();
      return new Map(rows.map((row) => [row.receipt_id, row.project_id]));
    },
    lock: async (id) => {
      await db.selectFrom('arrangement_project').select('id').where('id', '=', id).forUpdate().execute();
    },
  };
}

/** Fonds, receipts and members are written as a whole where they are given. */
async function writeParts({ db }: Database, projectId: string, changes: ProjectChanges): Promise<void> {
  const { fondsIds, receiptIds, members } = changes;
  const own = { project_id: projectId };
  if (fondsIds !== undefined) {
    await db.deleteFrom('arrangement_fonds').where('project_id', '=', projectId).execute();
    const rows = fondsIds.map((fondsId) => ({ ...own, fonds_id: fondsId }));
    if (rows.length > 0) await db.insertInto('arrangement_fonds').values(rows).execute();
  }
  if (receiptIds !== undefined) {
    await db.deleteFrom('arrangement_receipt').where('project_id', '=', projectId).execute();
    const rows = receiptIds.map((receiptId) => ({ ...own, receipt_id: receiptId }));
    if (rows.length > 0)
      await db.insertInto('arrangement_receipt').values(rows).execute().catch(staleWhenTaken(projectId));
  }
  if (members !== undefined) {
    await db.deleteFrom('arrangement_member').where('project_id', '=', projectId).execute();
    const rows = members.map((member) => ({ ...own, ...member }));
    if (rows.length > 0) await db.insertInto('arrangement_member').values(rows).execute();
  }
}

type ProjectRow = Selectable<ArrangementProjectTable> & {
  readonly fonds_ids: readonly string[];
  readonly receipt_ids: readonly string[];
  readonly members: readonly { readonly account: string; readonly role: string }[];
};

/** Latest start first. */
async function wholeProjects({ db }: Database, ids: readonly string[]): Promise<readonly ArrangementProject[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ProjectRow>`
    select project.*,
      array(select fonds_id from vankho.arrangement_fonds where project_id = project.id order by fonds_id) as fonds_ids,
      array(select receipt_id from vankho.arrangement_receipt where project_id = project.id order by receipt_id)
        as receipt_ids,
      coalesce((select jsonb_agg(jsonb_build_object('account', account, 'role', role) order by account collate "C")
        from vankho.arrangement_member where project_id = project.id), '[]'::jsonb) as members
    from vankho.arrangement_project project where id = any(${[...ids]}::text[])
    order by starts_on desc, id`.execute(db);
  return rows.map(toProject);
}

/** Only this store writes the tables, so the types of their columns hold. */
function toProject(row: ProjectRow): ArrangementProject {
  return {
    ...{ id: row.id, title: row.title, deadline: row.deadline, revision: row.revision },
    ...{ startsOn: row.starts_on, plannedMetres: row.planned_metres },
    process: row.process as ArrangementProject['process'],
    state: row.state as ArrangementProject['state'],
    ...{ fondsIds: row.fonds_ids, receiptIds: row.receipt_ids },
    members: row.members.map(({ account, role }) => ({ account, role: role as MemberRole })),
    record: row.body as ProjectRecord,
  };
}

function toRow(project: ArrangementProject) {
  const { id, title, process, state, deadline, revision } = project;
  return {
    ...{ id, title, process, state, deadline, revision, title_folded: fold(title), starts_on: project.startsOn },
    ...{ planned_metres: project.plannedMetres, body: JSON.stringify(project.record) },
  };
}

/** Only what is named; undefined columns are left out by Kysely. */
function toColumns({ title, process, state, startsOn, deadline, plannedMetres, record }: ProjectChanges) {
  const columns: Updateable<ArrangementProjectTable> = {
    ...{ title, process, state, deadline, starts_on: startsOn, planned_metres: plannedMetres },
    title_folded: title === undefined ? undefined : fold(title),
    body: record && JSON.stringify(record),
  };
  return columns;
}
