import { sql } from 'kysely';
import type { ResultGroup } from '../../../../domain/arrangement/closing-report.ts';
import type { BoxGroup, BundleGroup, ProjectCounts } from '../../../../domain/arrangement/progress.ts';
import type { Condition } from '../../../../domain/archive/receipt.ts';
import { parsePeriodKey } from '../../../../domain/retention/retention-period.ts';
import { DISPOSAL_STATES } from '../../../../domain/workflow/dossier-state.ts';
import type { ArrangementRepository } from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import { dossierFacts, toFacts, type FactsRow } from './facts.ts';

export function makeProjectCounts(database: Database): Pick<ArrangementRepository, 'counts' | 'results'> {
  return {
    counts: async (projectId) => ({
      metres: await metresOf(database, projectId),
      bundles: await bundleGroups(database, projectId),
      dossiers: await dossierGroups(database, projectId),
      boxes: await boxGroups(database, projectId),
      booked: await bookedSteps(database, projectId),
    }),
    results: (projectId) => results(database, projectId),
  };
}

async function metresOf({ db }: Database, projectId: string): Promise<number> {
  const { rows } = await sql<{ metres: number }>`
    select coalesce(sum(receipt.linear_metres), 0)::double precision as metres from vankho.receipt
    join vankho.arrangement_receipt own on own.receipt_id = receipt.id
    where own.project_id = ${projectId}`.execute(db);
  // Sums of tenths are not tenths in binary.
  return Number((rows[0]?.metres ?? 0).toFixed(6));
}

async function bundleGroups({ db }: Database, projectId: string): Promise<readonly BundleGroup[]> {
  const { rows } = await sql<{ condition: string; sorted: boolean; count: number }>`
    select condition, node_id is not null as sorted, count(*)::int as count from vankho.bundle
    join vankho.arrangement_receipt own on own.receipt_id = bundle.receipt_id
    where own.project_id = ${projectId} group by 1, 2 order by 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, condition: row.condition as Condition }));
}

async function dossierGroups({ db }: Database, projectId: string): Promise<ProjectCounts['dossiers']> {
  const { rows } = await sql<FactsRow & { readonly count: number }>`
    with facts as (${dossierFacts(projectId)})
    select fonds_id, state, has_number, number_frozen, in_box, period, has_sheet_count, has_documents, verified,
      count(*)::int as count
    from facts group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 2`.execute(db);
  return rows.map((row) => ({ ...toFacts(row), count: row.count }));
}

async function boxGroups({ db }: Database, projectId: string): Promise<readonly BoxGroup[]> {
  const { rows } = await sql<BoxGroup>`
    select place_id is not null as placed, count(*)::int as count from vankho.box
    join vankho.arrangement_fonds own on own.fonds_id = box.fonds_id
    where own.project_id = ${projectId} group by 1 order by 1`.execute(db);
  return rows;
}

/** Dossiers that are there no more, or on their way out, count no more. */
async function bookedSteps({ db }: Database, projectId: string): Promise<ProjectCounts['booked']> {
  const { rows } = await sql<{ step: string; subjects: number; amount: number }>`
    select step, count(*)::int as subjects, coalesce(sum(amount), 0)::double precision as amount
    from vankho.arrangement_booking booking
    where project_id = ${projectId} and undone_at is null and (subject_kind <> 'dossier' or exists (
      select 1 from vankho.dossier where dossier.id = booking.subject_id
        and dossier.state <> all(${[...DISPOSAL_STATES]}::text[])))
    group by step order by step`.execute(db);
  return rows;
}

interface ResultRow {
  readonly period: string | null;
  readonly eliminated: boolean;
  readonly dossiers: number;
  readonly documents: number;
  readonly sheets: number;
}

async function results({ db }: Database, projectId: string): Promise<readonly ResultGroup[]> {
  const { rows } = await sql<ResultRow>`
    select period, state = any(${[...DISPOSAL_STATES]}::text[]) as eliminated, count(*)::int as dossiers,
      coalesce(sum((description ->> 'sheetCount')::int), 0)::int as sheets,
      coalesce(sum(listed.documents), 0)::int as documents
    from vankho.dossier
    join vankho.arrangement_fonds own on own.fonds_id = dossier.fonds_id
    left join (select dossier_id, count(*) as documents from vankho.dossier_document group by dossier_id) listed
      on listed.dossier_id = dossier.id
    where own.project_id = ${projectId}
    group by 1, 2 order by 2, 3 desc, 1`.execute(db);
  return rows.map((row) => ({
    ...row,
    period: (row.period === null ? undefined : parsePeriodKey(row.period)) ?? null,
  }));
}
