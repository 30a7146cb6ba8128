import { sql, type Selectable } from 'kysely';
import type { CheckFinding, CheckLevel, ErrorCounts, FindingKind } from '../../../../domain/arrangement/error-rate.ts';
import type { ArrangementRepository } from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import type { ArrangementFindingTable } from '../../../schema-arrangement.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';
import { firstChecks } from './facts.ts';

export function makeFindings(
  database: Database,
): Pick<ArrangementRepository, 'addFindings' | 'listFindings' | 'errorCounts'> {
  const { db } = database;
  return {
    addFindings: async (findings) => {
      await inBatches(findings, async (some) => {
        await db.insertInto('arrangement_finding').values(some.map(toRow)).execute();
        return [];
      });
    },
    listFindings: async (projectId, { level, worker, dossierId }, page) => {
      let query = db.selectFrom('arrangement_finding').selectAll().where('project_id', '=', projectId);
      if (level !== undefined) query = query.where('level', '=', level);
      if (worker !== undefined) query = query.where('worker', '=', worker);
      if (dossierId !== undefined) query = query.where('dossier_id', '=', dossierId);
      if (page.after !== undefined) {
        const [time, id] = decodeCursor(page.after, 2);
        const at = new Date(Number(time));
        query = query.where(sql<boolean>`(found_at < ${at} or (found_at = ${at} and id < ${id}))`);
      }
      const ordered = query.orderBy('found_at', 'desc').orderBy('id', 'desc');
      const rows = await ordered.limit(page.limit + 1).execute();
      return toPage(rows, page, { item: toFinding, key: (row) => [row.found_at.getTime(), row.id] });
    },
    errorCounts: (projectId) => errorCounts(database, projectId),
  };
}

type Counted = ErrorCounts['checked'][number];

/** Level 1 is in the ledger: a check or a sending back of the dossier. Who described it first has the error. */
async function errorCounts({ db }: Database, projectId: string): Promise<ErrorCounts> {
  const checked = await sql<Counted>`
    with seen as (${firstChecks(projectId)})
    select 1 as level, coalesce(dossier.editors[1], '') as worker, count(distinct dossier.id)::int as dossiers
    from vankho.dossier where exists (select 1 from seen where seen.dossier_id = dossier.id)
    group by 2
    union all
    select 2, coalesce(dossier.editors[1], ''), count(distinct dossier.id)::int
    from vankho.arrangement_lot_dossier seen
    join vankho.arrangement_lot lot on lot.id = seen.lot_id and lot.project_id = ${projectId}
    join vankho.dossier on dossier.id = seen.dossier_id
    where seen.verdict is not null group by 2 order by 1, 2`.execute(db);
  const faulty = await sql<Counted>`
    select level, worker, count(distinct dossier_id)::int as dossiers from vankho.arrangement_finding
    where project_id = ${projectId} group by 1, 2 order by 1, 2`.execute(db);
  const fields = await sql<ErrorCounts['fields'][number]>`
    select level, worker, field, count(*)::int as findings from vankho.arrangement_finding
    where project_id = ${projectId} group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return { checked: checked.rows, faulty: faulty.rows, fields: fields.rows };
}

function toRow(finding: CheckFinding): ArrangementFindingTable {
  const { id, level, field, kind, note, worker } = finding;
  return {
    ...{ id, level, field, kind, note, worker, project_id: finding.projectId, lot_id: finding.lotId },
    ...{ dossier_id: finding.dossierId, found_by: finding.foundBy, found_at: finding.foundAt },
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toFinding(row: Selectable<ArrangementFindingTable>): CheckFinding {
  const { id, field, note, worker } = row;
  return {
    ...{ id, field, note, worker, projectId: row.project_id, lotId: row.lot_id, dossierId: row.dossier_id },
    ...{ level: row.level as CheckLevel, kind: row.kind as FindingKind },
    ...{ foundBy: row.found_by, foundAt: row.found_at },
  };
}
