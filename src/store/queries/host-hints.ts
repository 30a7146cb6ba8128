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
    take: (hints) => router.transaction(() => takeAll(db, hints)),
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

/** As many as fit into the parameters of a statement by far. */
const MOST_AT_ONCE = 500;

/** Hints of one key within one call: the first, and how many there are. */
interface Told {
  readonly hint: NewHint;
  times: number;
}

async function takeAll(db: Database['db'], hints: readonly NewHint[]): Promise<readonly boolean[]> {
  const told = new Map<string, Told>();
  for (const hint of hints) {
    const same = told.get(keyOf(hint.hostId, hint.foldKey));
    if (same) same.times += 1;
    else told.set(keyOf(hint.hostId, hint.foldKey), { hint, times: 1 });
  }
  // In one order everywhere: transactions that take the same hints then wait for each other in turn.
  const keys = [...told.keys()].toSorted();
  const taken = new Set<string>();
  for (let from = 0; from < keys.length; from += MOST_AT_ONCE) {
    const part = keys.slice(from, from + MOST_AT_ONCE).flatMap((key) => told.get(key) ?? []);
    for (const key of await take(db, part)) taken.add(key);
  }
  return hints.map((hint) => taken.delete(keyOf(hint.hostId, hint.foldKey)));
}

/** Returns the keys of those that wait now and did not before. */
async function take(db: Database['db'], told: readonly Told[]): Promise<readonly string[]> {
  const rows = told.map(({ hint, times }) => ({
    ...{ id: hint.id, host_id: hint.hostId, ref: hint.ref, event: hint.event, delivery_id: hint.deliveryId },
    ...{ received_at: hint.receivedAt, fold_key: hint.foldKey, sent_at: hint.receivedAt },
    ...{ state: 'waiting', folded: times - 1 },
  }));
  const inserted = await db
    .insertInto('host_hint')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['host_id', 'fold_key']).doNothing())
    .returning(['host_id', 'fold_key'])
    .execute();
  const isNew = new Set(inserted.map((row) => keyOf(row.host_id, row.fold_key)));
  const known = told.filter(({ hint }) => !isNew.has(keyOf(hint.hostId, hint.foldKey)));
  return [...isNew, ...(known.length === 0 ? [] : await fold(db, known))];
}

/** Returns the keys of those that were settled and wait again. */
async function fold(db: Database['db'], told: readonly Told[]): Promise<readonly string[]> {
  const values = told.map(
    ({ hint, times }) =>
      sql`(${hint.hostId}::text, ${hint.foldKey}::text, ${times}::int, ${hint.receivedAt}::timestamptz)`,
  );
  const { rows } = await sql<{ host_id: string; fold_key: string; again: boolean }>`
    with told (host_id, fold_key, times, received_at) as (values ${sql.join(values)}),
    seen as (
      select h.id, t.times, t.received_at, h.state <> 'waiting' and h.delivery_id is null as again
      from vankho.host_hint h join told t on t.host_id = h.host_id and t.fold_key = h.fold_key
      order by h.host_id, h.fold_key for update of h
    )
    update vankho.host_hint h set
      folded = h.folded + s.times,
      state = case when s.again then 'waiting' else h.state end,
      received_at = case when s.again then s.received_at else h.received_at end,
      sent_at = case when s.again then s.received_at else h.sent_at end
    from seen s where h.id = s.id
    returning h.host_id, h.fold_key, s.again`.execute(db);
  return rows.filter(({ again }) => again).map((row) => keyOf(row.host_id, row.fold_key));
}

function keyOf(hostId: string, foldKey: string): string {
  return `${hostId} ${foldKey}`;
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
