import { sql } from 'kysely';
import { CHECKED_STATES } from '../../../../domain/arrangement/evidence.ts';
import type { Day } from '../../../../domain/retention/day.ts';
import type { AccountDay, ArrangementRepository, DayRange } from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import { firstChecks } from './facts.ts';

type Statistics = Pick<ArrangementRepository, 'accountDays' | 'bookedByDay' | 'checkedByDay' | 'workedSpan'>;

interface DayCount {
  readonly day: Day;
  readonly count: number;
}

export function makeWorkStatistics(database: Database): Statistics {
  const { db } = database;
  return {
    accountDays: async (projectId, range) => [
      ...(await bookedDays(database, projectId, range)),
      ...(await ledgerDays(database, projectId, range)),
    ],
    bookedByDay: async (projectId, step) => {
      const { rows } = await sql<DayCount>`
        select done_on as day, count(*)::int as count from vankho.arrangement_booking
        where project_id = ${projectId} and step = ${step} and undone_at is null group by 1 order by 1`.execute(db);
      return toMap(rows);
    },
    checkedByDay: async (projectId, zone) => {
      const { rows } = await sql<DayCount>`
        with seen as (${firstChecks(projectId)})
        select to_char(last.at at time zone ${zone}, 'YYYY-MM-DD') as day, count(*)::int as count
        from (select dossier_id, max(at) as at from seen where action = 'dossier.checked' group by 1) last
        join vankho.dossier on dossier.id = last.dossier_id
        where dossier.state = any(${[...CHECKED_STATES]}::text[])
        group by 1 order by 1`.execute(db);
      return toMap(rows);
    },
    workedSpan: async (projectId) => {
      const { rows } = await sql<{ from: Day | null; to: Day | null }>`
        select min(done_on) as from, max(done_on) as to from vankho.arrangement_booking
        where project_id = ${projectId} and undone_at is null`.execute(db);
      return rows[0] ?? { from: null, to: null };
    },
  };
}

function toMap(rows: readonly DayCount[]): ReadonlyMap<Day, number> {
  return new Map(rows.map(({ day, count }) => [day, count]));
}

async function bookedDays({ db }: Database, projectId: string, { from, to }: DayRange): Promise<readonly AccountDay[]> {
  const { rows } = await sql<AccountDay>`
    select worker as account, done_on as day, 'step:' || step as work, count(*)::int as count,
      coalesce(sum(amount), 0)::double precision as amount
    from vankho.arrangement_booking
    where project_id = ${projectId} and undone_at is null and done_on between ${from} and ${to}
    group by 1, 2, 3 order by 2, 1, 3`.execute(db);
  return rows;
}

/** Entries of many dossiers at once say in their body how many. */
async function ledgerDays(
  { db }: Database,
  projectId: string,
  { from, to, zone }: DayRange,
): Promise<readonly AccountDay[]> {
  const { rows } = await sql<AccountDay>`
    select actor as account, to_char(entry.at at time zone ${zone}, 'YYYY-MM-DD') as day, action as work,
      sum(case action
        when 'dossiers.created' then (body ->> 'count')::int
        when 'dossiers.imported' then (body ->> 'dossiers')::int
        when 'dossiers.checked' then jsonb_array_length(body -> 'dossiers')
        when 'dossiers.boxed' then jsonb_array_length(body -> 'dossiers')
        when 'dossiers.numbers-frozen' then (body ->> 'frozen')::int
        else 1 end)::int as count,
      0::double precision as amount
    from vankho.ledger_entry entry
    where entry.at >= (${from} || ' 00:00')::timestamp at time zone ${zone}
      and entry.at < ((${to} || ' 00:00')::timestamp + interval '1 day') at time zone ${zone}
      and (action like 'dossier.%' or action like 'dossiers.%' or action = 'bundles.sorted')
      and (exists (select 1 from vankho.arrangement_fonds own
          where own.project_id = ${projectId} and own.fonds_id = entry.subject)
        or exists (select 1 from vankho.dossier join vankho.arrangement_fonds own on own.fonds_id = dossier.fonds_id
          where own.project_id = ${projectId} and dossier.id = entry.subject)
        or exists (select 1 from vankho.arrangement_receipt own
          where own.project_id = ${projectId} and own.receipt_id = entry.subject))
    group by 1, 2, 3 order by 2, 1, 3`.execute(db);
  return rows;
}
