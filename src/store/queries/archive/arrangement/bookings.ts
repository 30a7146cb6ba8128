import { sql, type Selectable } from 'kysely';
import type { StepBooking } from '../../../../domain/arrangement/booking.ts';
import type { StepSubject } from '../../../../domain/arrangement/steps.ts';
import type { ArrangementRepository } from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import type { ArrangementBookingTable } from '../../../schema-arrangement.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';
import { staleRow, staleWhenTaken } from '../stale.ts';

type Bookings = Pick<
  ArrangementRepository,
  'insertBookings' | 'bookings' | 'bookedSteps' | 'listBookings' | 'undoBookings'
>;

export function makeBookings({ db, router }: Database): Bookings {
  return {
    insertBookings: (bookings) =>
      router.transaction(async () => {
        await inBatches(bookings, async (some) => {
          const insert = db.insertInto('arrangement_booking').values(some.map(toRow));
          await insert.execute().catch(staleWhenTaken(some[0]?.subjectId ?? ''));
          return [];
        });
      }),
    bookings: async (ids) => {
      const query = db.selectFrom('arrangement_booking').selectAll();
      return (
        await query
          .where(sql<boolean>`id = any(${[...ids]}::text[])`)
          .orderBy('id')
          .execute()
      ).map(toBooking);
    },
    bookedSteps: async (projectId, subjectIds) => {
      const query = db.selectFrom('arrangement_booking').select(['subject_id', 'step']);
      const standing = query.where('project_id', '=', projectId).where('undone_at', 'is', null);
      const rows = await standing.where(sql<boolean>`subject_id = any(${[...subjectIds]}::text[])`).execute();
      const bySubject = Map.groupBy(rows, (row) => row.subject_id);
      return new Map([...bySubject].map(([id, some]) => [id, new Set(some.map(({ step }) => step))]));
    },
    listBookings: async (projectId, filter, page) => {
      let query = db.selectFrom('arrangement_booking').selectAll().where('project_id', '=', projectId);
      if (filter.step !== undefined) query = query.where('step', '=', filter.step);
      if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
      if (filter.worker !== undefined) query = query.where('worker', '=', filter.worker);
      if (filter.standing === true) query = query.where('undone_at', 'is', null);
      if (page.after !== undefined) {
        const [time, id] = decodeCursor(page.after, 2);
        const at = new Date(Number(time));
        query = query.where(sql<boolean>`(booked_at < ${at} or (booked_at = ${at} and id < ${id}))`);
      }
      const ordered = query.orderBy('booked_at', 'desc').orderBy('id', 'desc');
      const rows = await ordered.limit(page.limit + 1).execute();
      return toPage(rows, page, { item: toBooking, key: (row) => [row.booked_at.getTime(), row.id] });
    },
    undoBookings: (ids, { by, at, reason }) =>
      router.transaction(async () => {
        const rows = await db
          .updateTable('arrangement_booking')
          .set({ undone_by: by, undone_at: at, undo_reason: reason })
          .where(sql<boolean>`id = any(${[...ids]}::text[])`)
          .where('undone_at', 'is', null)
          .returning('id')
          .execute();
        const undone = new Set(rows.map(({ id }) => id));
        const missed = ids.find((id) => !undone.has(id));
        if (missed !== undefined) throw staleRow(missed);
      }),
  };
}

function toRow({ undone, ...booking }: StepBooking): ArrangementBookingTable {
  const { id, step, amount, worker, note } = booking;
  return {
    ...{ id, step, amount, worker, note, project_id: booking.projectId, subject_kind: booking.subjectKind },
    ...{ subject_id: booking.subjectId, done_on: booking.doneOn, booked_by: booking.bookedBy },
    ...{ booked_at: booking.bookedAt, undone_by: undone?.by ?? null, undone_at: undone?.at ?? null },
    undo_reason: undone?.reason ?? null,
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toBooking(row: Selectable<ArrangementBookingTable>): StepBooking {
  const { id, step, amount, worker, note, undone_by: by, undone_at: at, undo_reason: reason } = row;
  return {
    ...{ id, projectId: row.project_id, step, subjectKind: row.subject_kind as StepSubject },
    ...{ subjectId: row.subject_id, amount, worker, doneOn: row.done_on, note },
    ...{ bookedBy: row.booked_by, bookedAt: row.booked_at },
    undone: by === null || at === null ? null : { by, at, reason: reason ?? '' },
  };
}
