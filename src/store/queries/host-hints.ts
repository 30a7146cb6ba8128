import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { DocumentRef, HostId } from '../../ports/host.ts';
import type { HintRepository, HintState, HostHint, NewHint } from '../../ports/host-state.ts';
import type { Database } from '../database.ts';
import type { HostHintTable } from '../schema.ts';

/** More than a sweep sends jobs for at once: the rest follows with the next one. */
const MOST_OVERDUE = 500;

export function makeHintRepository({ db, router }: Database): HintRepository {
  return {
    take: (hint) => router.transaction(() => take(db, hint)),
    waiting: async (hostId, ref) => {
      const query = db.selectFrom('host_hint').selectAll().where('host_id', '=', hostId).where('ref', '=', ref);
      return (await query.where('state', '=', 'waiting').orderBy('received_at').orderBy('id').execute()).map(toHint);
    },
    settle: async ({ id, folded }, state) => {
      const update = db.updateTable('host_hint').set({ state }).where('id', '=', id).where('folded', '=', folded);
      return (await update.executeTakeFirst()).numUpdatedRows === 1n;
    },
    takeOverdue: async (hostId, { before, now }) => {
      const overdue = db
        .selectFrom('host_hint')
        .select('id')
        .where('host_id', '=', hostId)
        .where('state', '=', 'waiting')
        .where('sent_at', '<', before)
        .orderBy('sent_at')
        .limit(MOST_OVERDUE);
      const update = db.updateTable('host_hint').set({ sent_at: now }).where('id', 'in', overdue).returningAll();
      return (await update.execute()).map(toHint);
    },
    count: async (hostId) => {
      const query = db.selectFrom('host_hint').select(({ fn }) => ['state', fn.countAll<number>().as('hints')]);
      const rows = await query.where('host_id', '=', hostId).groupBy('state').execute();
      const of = (state: HintState) => rows.find((row) => row.state === state)?.hints ?? 0;
      return { waiting: of('waiting'), done: of('done'), phantom: of('phantom'), ignored: of('ignored') };
    },
    forget: async (before) => {
      await db.deleteFrom('host_hint').where('received_at', '<', before).where('state', '<>', 'waiting').execute();
    },
  };
}

async function take(db: Database['db'], hint: NewHint): Promise<boolean> {
  const { id, hostId, ref, event, deliveryId, receivedAt, foldKey } = hint;
  const row = { id, host_id: hostId, ref, event, delivery_id: deliveryId, received_at: receivedAt, fold_key: foldKey };
  const first = await db
    .insertInto('host_hint')
    .values({ ...row, state: 'waiting', folded: 0, sent_at: receivedAt })
    .onConflict((conflict) => conflict.columns(['host_id', 'fold_key']).doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows === 1n) return true;
  const same = db
    .updateTable('host_hint')
    .set({ folded: sql<number>`folded + 1` })
    .where('host_id', '=', hostId)
    .where('fold_key', '=', foldKey);
  const waiting = await same.where('state', '=', 'waiting').executeTakeFirst();
  if (waiting.numUpdatedRows === 1n || deliveryId !== null) return false;
  await same.set({ state: 'waiting', received_at: receivedAt, sent_at: receivedAt }).execute();
  return true;
}

/** Only this file writes the table, so the types of its columns hold. */
function toHint(row: Selectable<HostHintTable>): HostHint {
  return {
    id: row.id,
    hostId: row.host_id as HostId,
    ref: row.ref as DocumentRef,
    event: row.event,
    deliveryId: row.delivery_id,
    receivedAt: row.received_at,
    foldKey: row.fold_key,
    state: row.state as HintState,
    folded: row.folded,
    sentAt: row.sent_at,
  };
}
