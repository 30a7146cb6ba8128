import { sql, type RawBuilder } from 'kysely';
import { parsePeriodKey, periodKey } from '../../../../domain/retention/retention-period.ts';
import type {
  DatedGroup,
  RetentionGroup,
  RetentionGroupFilter,
  RetentionRepository,
} from '../../../../ports/archive/retention.ts';
import type { PageRequest } from '../../../../ports/store/paging.ts';
import type { Database } from '../../../database.ts';
import { visibleDossier } from '../access/visible.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { toGrouped, type GroupedRow } from './grouped-dossiers.ts';

/** What dossiers are counted by, in the order of the columns below. */
interface GroupRow {
  readonly period: string | null;
  readonly item: string | null;
  readonly end_year: number | null;
  readonly creator_end_year: number | null;
  readonly event_year: number | null;
  readonly carried_over: boolean;
  readonly held: boolean;
}
interface CountedRow extends GroupRow {
  readonly dossiers: number;
}
export function makeRetainedDossiers({ db }: Database): Pick<RetentionRepository, 'groups' | 'dossiersIn'> {
  return {
    groups: async (filter) => {
      const { rows } = await sql<CountedRow>`
        with one as (${outlines(filter)})
        select period, item, end_year, creator_end_year, event_year, carried_over, held, count(*)::int as dossiers
        from one group by period, item, end_year, creator_end_year, event_year, carried_over, held`.execute(db);
      return rows.map((row) => ({ ...toGroup(row), dossiers: row.dossiers }));
    },
    dossiersIn: async (groups, filter, page) => {
      if (groups.length === 0) return { items: [] };
      const { rows } = await dossierQuery(groups, filter, page).execute(db);
      return toPage(rows, page, {
        item: (row) => toGrouped(row, groups),
        key: ({ day, id }) => [day, id],
      });
    },
  };
}

/** One row a dossier that is not destroyed. A fonds that is closed ended with its creator. */
function outlines({ fondsId, items, decidedFrom, visibleTo }: RetentionGroupFilter): RawBuilder<unknown> {
  return sql`
    select dossier.id, dossier.fonds_id, dossier.description ->> 'title' as title, dossier.secret,
      dossier.period, dossier.retention_decision ->> 'item' as item,
      left(dossier.description ->> 'endDate', 4)::int as end_year,
      case when fonds.state = 'closed' then left(fonds.end_date, 4)::int end as creator_end_year,
      left(facts.event_on, 4)::int as event_year,
      coalesce(facts.carried_over, false) as carried_over,
      exists (select 1 from vankho.retention_hold hold
        where hold.dossier_id = dossier.id and hold.released_at is null) as held
    from vankho.dossier
    join vankho.fonds on fonds.id = dossier.fonds_id
    left join vankho.retention_facts facts on facts.dossier_id = dossier.id
    where dossier.state <> 'destroyed' and ${visibleTo === undefined ? sql`true` : visibleDossier(visibleTo)}
      and (${fondsId ?? null}::text is null or dossier.fonds_id = ${fondsId ?? null})
      and (${items === undefined}::boolean or dossier.retention_decision ->> 'item' = any(${[...(items ?? [])]}::text[]))
      and (${decidedFrom ?? null}::text is null or dossier.retention_decision ->> 'decidedOn' >= ${decidedFrom ?? null})`;
}

/**
 * What a dossier is counted by as one text. The wanted groups are looked up by it in one object: columns that may be null
 * cannot be joined by hash, so that in a join each dossier would meet each group.
 */
const GROUP_KEY = sql<string>`concat_ws(chr(31), coalesce(period, ''), coalesce(item, ''), coalesce(end_year::text, ''),
  coalesce(creator_end_year::text, ''), coalesce(event_year::text, ''), carried_over::text, held::text)`;

function groupKey(group: GroupRow): string {
  const { period, item, end_year, creator_end_year, event_year, carried_over, held } = group;
  const parts = [period, item, end_year, creator_end_year, event_year, carried_over, held];
  return parts.map((part) => String(part ?? '')).join('\u001f');
}

function dossierQuery(groups: readonly DatedGroup[], filter: RetentionGroupFilter, page: PageRequest) {
  const wanted = Object.fromEntries(groups.map(({ group, day }, place) => [groupKey(toRow(group)), { place, day }]));
  const [day, id] = page.after === undefined ? ['', ''] : decodeCursor(page.after, 2);
  return sql<GroupedRow>`
    with one as materialized (${outlines(filter)}),
    found as materialized (
      select id, fonds_id, title, secret, ${JSON.stringify(wanted)}::jsonb -> ${GROUP_KEY} as hit from one),
    dated as (select id, fonds_id, title, secret, hit ->> 'day' as day, (hit ->> 'place')::int as place
      from found where hit is not null)
    select * from dated where (day collate "C", id collate "C") > (${day}, ${id})
    order by day collate "C", id collate "C" limit ${page.limit + 1}`;
}

function toRow(group: RetentionGroup): GroupRow {
  return {
    period: group.period === null ? null : periodKey(group.period),
    item: group.item,
    end_year: group.endYear,
    creator_end_year: group.creatorEndYear,
    event_year: group.eventYear,
    carried_over: group.carriedOver,
    held: group.held,
  };
}

function toGroup(row: GroupRow): Omit<RetentionGroup, 'dossiers'> {
  return {
    period: row.period === null ? null : (parsePeriodKey(row.period) ?? null),
    item: row.item,
    endYear: row.end_year,
    creatorEndYear: row.creator_end_year,
    eventYear: row.event_year,
    carriedOver: row.carried_over,
    held: row.held,
  };
}
