import { sql, type Selectable } from 'kysely';
import type { PartialDate } from '../../../../domain/archive/partial-date.ts';
import type { RetentionFacts, RetentionHold, RetentionRepository } from '../../../../ports/archive/retention.ts';
import type { Database } from '../../../database.ts';
import type { RetentionHoldTable } from '../../../schema-retention.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { staleRow, staleWhenTaken } from '../stale.ts';

type Holds = Pick<
  RetentionRepository,
  'placeHold' | 'hold' | 'holdsOf' | 'holds' | 'releaseHold' | 'moveHolds' | 'facts' | 'saveFacts' | 'saveDelivered'
>;

export function makeHolds(database: Database): Holds {
  const { db } = database;
  return {
    placeHold: async (hold) => {
      const { id, reason } = hold;
      const placed = { dossier_id: hold.dossierId, placed_by: hold.placedBy, placed_at: hold.placedAt };
      await db
        .insertInto('retention_hold')
        .values({ id, reason, ...placed })
        .execute();
    },
    hold: async (id) => {
      const row = await db.selectFrom('retention_hold').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toHold(row);
    },
    holdsOf: async (dossierId) => {
      const query = db.selectFrom('retention_hold').selectAll().where('dossier_id', '=', dossierId);
      return (await query.orderBy(sql`id collate "C"`, 'desc').execute()).map(toHold);
    },
    holds: async (page) => {
      let query = db.selectFrom('retention_hold').selectAll().where('released_at', 'is', null);
      if (page.after !== undefined) {
        const [id] = decodeCursor(page.after, 1);
        query = query.where(sql<boolean>`id collate "C" > ${id}`);
      }
      const rows = await query
        .orderBy(sql`id collate "C"`)
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page, { item: toHold, key: ({ id }) => [id] });
    },
    releaseHold: async (id, { releasedBy, releasedAt, releaseReason }) => {
      const update = db
        .updateTable('retention_hold')
        .set({ released_by: releasedBy, released_at: releasedAt, release_reason: releaseReason })
        .where('id', '=', id)
        .where('released_at', 'is', null);
      if ((await update.returning('id').executeTakeFirst()) === undefined) throw staleRow(id);
    },
    moveHolds: async (fromId, toId) => {
      await db.updateTable('retention_hold').set({ dossier_id: toId }).where('dossier_id', '=', fromId).execute();
    },
    ...makeFacts(database),
  };
}

function makeFacts({ db }: Database): Pick<RetentionRepository, 'facts' | 'saveFacts' | 'saveDelivered'> {
  return {
    facts: async (dossierId) => {
      const query = db.selectFrom('retention_facts').selectAll().where('dossier_id', '=', dossierId);
      const row = await query.executeTakeFirst();
      return (
        row && {
          dossierId,
          eventOn: row.event_on as PartialDate | null,
          carriedOver: row.carried_over,
          deliveredOn: row.delivered_on as PartialDate | null,
          construction: row.construction,
          yearsAllowed: row.years_allowed,
          revision: row.revision,
        }
      );
    },
    saveFacts: async (facts) => {
      const { dossierId, eventOn, carriedOver, revision } = facts;
      const saved: RetentionFacts = { ...facts, revision: revision + 1 };
      const columns = {
        ...{ event_on: eventOn, carried_over: carriedOver, delivered_on: facts.deliveredOn },
        ...{ construction: facts.construction, years_allowed: facts.yearsAllowed, revision: saved.revision },
      };
      if (revision === 0) {
        const insert = db.insertInto('retention_facts').values({ dossier_id: dossierId, ...columns });
        await insert.execute().catch(staleWhenTaken(dossierId));
        return saved;
      }
      const update = db.updateTable('retention_facts').set(columns).where('dossier_id', '=', dossierId);
      const row = await update.where('revision', '=', revision).returning('dossier_id').executeTakeFirst();
      if (row === undefined) throw staleRow(dossierId);
      return saved;
    },
    saveDelivered: async (dossierIds, deliveredOn) => {
      await sql`
        insert into vankho.retention_facts (dossier_id, carried_over, delivered_on, revision)
        select id, false, ${deliveredOn}, 1 from unnest(${[...dossierIds]}::text[]) as id
        on conflict (dossier_id) do update
          set delivered_on = excluded.delivered_on, revision = retention_facts.revision + 1`.execute(db);
    },
  };
}

function toHold(row: Selectable<RetentionHoldTable>): RetentionHold {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    reason: row.reason,
    placedBy: row.placed_by,
    placedAt: row.placed_at,
    releasedBy: row.released_by,
    releasedAt: row.released_at,
    releaseReason: row.release_reason,
  };
}
