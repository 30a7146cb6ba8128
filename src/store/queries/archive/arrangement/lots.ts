import { sql, type RawBuilder } from 'kysely';
import type { LotCounts, Verdict } from '../../../../domain/arrangement/sampling.ts';
import type {
  ArrangementLot,
  ArrangementRepository,
  LotDecision,
  LotDossier,
} from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import type { ArrangementLotDossierTable, ArrangementLotTable } from '../../../schema-arrangement.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { staleRow } from '../stale.ts';
import { CONTENT, isVerified } from './facts.ts';

type Lots = Pick<
  ArrangementRepository,
  'drawLot' | 'lot' | 'lots' | 'lotDossiers' | 'lotDossier' | 'judge' | 'closeLot'
>;

export function makeLots(database: Database): Lots {
  const { db } = database;
  return {
    drawLot: (lot, how) => drawLot(database, lot, how),
    lot: async (id) => (await lotRows(database, sql`lot.id = ${id}`))[0],
    lots: (projectId) => lotRows(database, sql`lot.project_id = ${projectId}`),
    lotDossiers: async (lotId, { sampled, open }, page) => {
      let query = db.selectFrom('arrangement_lot_dossier').selectAll().where('lot_id', '=', lotId);
      if (sampled !== undefined) query = query.where('sampled', '=', sampled);
      if (open === true) query = query.where('sampled', '=', true).where('verdict', 'is', null);
      if (page.after !== undefined) query = query.where('dossier_id', '>', String(decodeCursor(page.after, 1)[0]));
      const rows = await query
        .orderBy('dossier_id')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page, { item: toLotDossier, key: (row) => [row.dossier_id] });
    },
    lotDossier: async (lotId, dossierId) => {
      const { rows } = await sql<ArrangementLotDossierTable & { readonly unchanged: boolean }>`
        select seen.*, seen.content = ${CONTENT} as unchanged from vankho.arrangement_lot_dossier seen
        join vankho.dossier on dossier.id = seen.dossier_id
        where lot_id = ${lotId} and dossier_id = ${dossierId}`.execute(db);
      const [row] = rows;
      return row && { ...toLotDossier(row), unchanged: row.unchanged };
    },
    judge: async (lotId, dossierId, { verdict, by, at }) => {
      const row = await db
        .updateTable('arrangement_lot_dossier')
        .set({ verdict, judged_by: by, judged_at: at })
        .where('lot_id', '=', lotId)
        .where('dossier_id', '=', dossierId)
        .where('verdict', 'is', null)
        .returning('dossier_id')
        .executeTakeFirst();
      if (row === undefined) throw staleRow(dossierId);
    },
    closeLot: async (id, revision, { decision, by, at, note }) => {
      const row = await db
        .updateTable('arrangement_lot')
        .set({ decision, closed_by: by, closed_at: at, note, revision: revision + 1 })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .where('decision', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) throw staleRow(id);
    },
  };
}

async function drawLot(
  database: Database,
  lot: Parameters<ArrangementRepository['drawLot']>[0],
  { states, sampleOf }: Parameters<ArrangementRepository['drawLot']>[1],
): Promise<ArrangementLot | undefined> {
  const { db, router } = database;
  const { id, projectId, seed, drawnBy, drawnAt } = lot;
  const waiting = sql`
    from vankho.dossier
    join vankho.arrangement_fonds own on own.fonds_id = dossier.fonds_id and own.project_id = ${projectId}
    where dossier.state = any(${[...states]}::text[]) and not ${isVerified(projectId)}`;
  return router.transaction(async () => {
    const counted = await sql<{ lot: number }>`select count(*)::int as lot ${waiting}`.execute(db);
    const whole = counted.rows[0]?.lot ?? 0;
    if (whole === 0) return undefined;
    await sql`
      insert into vankho.arrangement_lot (id, project_id, number, seed, drawn_by, drawn_at, revision)
      select ${id}, ${projectId}, coalesce(max(number), 0) + 1, ${seed}, ${drawnBy}, ${drawnAt}::timestamptz, 1
      from vankho.arrangement_lot where project_id = ${projectId}`.execute(db);
    // The same seed draws the same dossiers out of the same lot, on every machine.
    await sql`
      insert into vankho.arrangement_lot_dossier (lot_id, dossier_id, content, sampled)
      select ${id}, dossier.id, ${CONTENT},
        row_number() over (order by encode(sha256(convert_to(${seed} || dossier.id, 'UTF8')), 'hex'), dossier.id)
          <= ${sampleOf(whole)}::int
      ${waiting}`.execute(db);
    return (await lotRows(database, sql`lot.id = ${id}`))[0];
  });
}

type LotRow = ArrangementLotTable & LotCounts;

/** Latest first. */
async function lotRows({ db }: Database, condition: RawBuilder<unknown>): Promise<readonly ArrangementLot[]> {
  const { rows } = await sql<LotRow>`
    select lot.*, count(*)::int as lot, count(*) filter (where sampled)::int as sample,
      count(*) filter (where verdict = 'passed')::int as passed,
      count(*) filter (where verdict = 'corrected')::int as corrected,
      count(*) filter (where verdict = 'sent-back')::int as "sentBack"
    from vankho.arrangement_lot lot join vankho.arrangement_lot_dossier seen on seen.lot_id = lot.id
    where ${condition} group by lot.id order by lot.number desc`.execute(db);
  return rows.map(toLot);
}

/** Only this store writes the tables, so the types of their columns hold. */
function toLot({ decision, closed_by: by, closed_at: at, note, ...row }: LotRow): ArrangementLot {
  const { id, number, seed, revision, lot, sample, passed, corrected, sentBack } = row;
  return {
    ...{ id, projectId: row.project_id, number, seed, drawnBy: row.drawn_by, drawnAt: row.drawn_at, revision },
    closed: by === null || at === null ? null : { decision: decision as LotDecision, by, at, note },
    counts: { lot, sample, passed, corrected, sentBack },
  };
}

function toLotDossier(row: ArrangementLotDossierTable): LotDossier {
  return {
    ...{ lotId: row.lot_id, dossierId: row.dossier_id, sampled: row.sampled },
    ...{ verdict: row.verdict as Verdict | null, judgedBy: row.judged_by, judgedAt: row.judged_at },
  };
}
