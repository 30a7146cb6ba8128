import { sql, type Selectable } from 'kysely';
import type { AssignmentEnd, BundleAssignment } from '../../../../domain/arrangement/booking.ts';
import type { ArrangementRepository } from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import type { ArrangementAssignmentTable } from '../../../schema-arrangement.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';
import { staleRow, staleWhenTaken } from '../stale.ts';

type Assignments = Pick<ArrangementRepository, 'insertAssignments' | 'holders' | 'endAssignments' | 'listAssignments'>;

export function makeAssignments({ db, router }: Database): Assignments {
  return {
    insertAssignments: (assignments) =>
      router.transaction(async () => {
        await inBatches(assignments, async (some) => {
          const insert = db.insertInto('arrangement_assignment').values(some.map(toRow));
          await insert.execute().catch(staleWhenTaken(some[0]?.bundleId ?? ''));
          return [];
        });
      }),
    holders: async (bundleIds) => {
      const query = db.selectFrom('arrangement_assignment').selectAll().where('ended_at', 'is', null);
      const rows = await query.where(sql<boolean>`bundle_id = any(${[...bundleIds]}::text[])`).execute();
      return new Map(rows.map((row) => [row.bundle_id, toAssignment(row)]));
    },
    endAssignments: (ids, { by, at, kind, reason }) =>
      router.transaction(async () => {
        const rows = await db
          .updateTable('arrangement_assignment')
          .set({ ended_by: by, ended_at: at, end_kind: kind, end_reason: reason })
          .where(sql<boolean>`id = any(${[...ids]}::text[])`)
          .where('ended_at', 'is', null)
          .returning('id')
          .execute();
        const ended = new Set(rows.map(({ id }) => id));
        const missed = ids.find((id) => !ended.has(id));
        if (missed !== undefined) throw staleRow(missed);
      }),
    listAssignments: async (projectId, { worker, bundleId, standing }, page) => {
      let query = db.selectFrom('arrangement_assignment').selectAll().where('project_id', '=', projectId);
      if (worker !== undefined) query = query.where('worker', '=', worker);
      if (bundleId !== undefined) query = query.where('bundle_id', '=', bundleId);
      if (standing === true) query = query.where('ended_at', 'is', null);
      if (page.after !== undefined) {
        const [time, id] = decodeCursor(page.after, 2);
        const at = new Date(Number(time));
        query = query.where(sql<boolean>`(assigned_at < ${at} or (assigned_at = ${at} and id < ${id}))`);
      }
      const ordered = query.orderBy('assigned_at', 'desc').orderBy('id', 'desc');
      const rows = await ordered.limit(page.limit + 1).execute();
      return toPage(rows, page, { item: toAssignment, key: (row) => [row.assigned_at.getTime(), row.id] });
    },
  };
}

function toRow({ ended, ...assignment }: BundleAssignment): ArrangementAssignmentTable {
  const { id, worker } = assignment;
  return {
    ...{ id, worker, project_id: assignment.projectId, bundle_id: assignment.bundleId },
    ...{ assigned_by: assignment.assignedBy, assigned_at: assignment.assignedAt },
    ...{ ended_by: ended?.by ?? null, ended_at: ended?.at ?? null, end_kind: ended?.kind ?? null },
    end_reason: ended?.reason ?? null,
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toAssignment(row: Selectable<ArrangementAssignmentTable>): BundleAssignment {
  const { id, worker, ended_by: by, ended_at: at, end_kind: kind, end_reason: reason } = row;
  return {
    ...{ id, projectId: row.project_id, bundleId: row.bundle_id, worker },
    ...{ assignedBy: row.assigned_by, assignedAt: row.assigned_at },
    ended: by === null || at === null ? null : { by, at, kind: kind as AssignmentEnd, reason },
  };
}
