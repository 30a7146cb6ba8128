import { sql, type RawBuilder } from 'kysely';
import type { PartialDate } from '../../../../domain/archive/partial-date.ts';
import { parsePeriodKey, periodKey } from '../../../../domain/retention/retention-period.ts';
import type {
  DatedTransfer,
  RetentionRepository,
  TransferFilter,
  TransferGroup,
} from '../../../../ports/archive/retention.ts';
import type { PageRequest } from '../../../../ports/store/paging.ts';
import type { Database } from '../../../database.ts';
import { visibleDossier } from '../access/visible.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { toGrouped, type GroupedRow } from './grouped-dossiers.ts';

/** What dossiers are counted by, in the order of the columns below. */
interface GroupRow {
  readonly period: string | null;
  readonly end_date: string | null;
  readonly creator_ended: string | null;
  readonly delivered_on: string | null;
  readonly years_allowed: number | null;
  readonly construction: boolean;
  readonly carried_over: boolean;
  readonly arranged: boolean;
  readonly held: boolean;
}
type TransferReads = Pick<RetentionRepository, 'transferGroups' | 'dossiersInTransfer'>;

const GROUP_COLUMNS = sql.raw(
  'period, end_date, creator_ended, delivered_on, years_allowed, construction, carried_over, arranged, held',
);

export function makeTransferDossiers({ db }: Database): TransferReads {
  return {
    transferGroups: async (filter) => {
      const { rows } = await sql<GroupRow & { readonly dossiers: number }>`
        with one as (${outlines(filter)})
        select ${GROUP_COLUMNS}, count(*)::int as dossiers from one group by ${GROUP_COLUMNS}`.execute(db);
      return rows.map((row) => ({ ...toGroup(row), dossiers: row.dossiers }));
    },
    dossiersInTransfer: async (groups, filter, page) => {
      if (groups.length === 0) return { items: [] };
      const { rows } = await dossierQuery(groups, filter, page).execute(db);
      return toPage(rows, page, {
        item: (row) => toGrouped(row, groups),
        key: ({ day, id }) => [day, id],
      });
    },
  };
}

/** A period that has no end to be handed over by is as good as any other: only permanent ones are told apart. */
function outlines({ fondsId, visibleTo }: TransferFilter): RawBuilder<unknown> {
  return sql`
    select dossier.id, dossier.fonds_id, dossier.description ->> 'title' as title, dossier.secret,
      dossier.period, dossier.description ->> 'endDate' as end_date,
      case when fonds.state = 'closed' then fonds.end_date end as creator_ended,
      facts.delivered_on, facts.years_allowed, coalesce(facts.construction, false) as construction,
      coalesce(facts.carried_over, false) as carried_over, dossier.number_frozen as arranged,
      exists (select 1 from vankho.retention_hold hold
        where hold.dossier_id = dossier.id and hold.released_at is null) as held
    from vankho.dossier
    join vankho.fonds on fonds.id = dossier.fonds_id
    left join vankho.retention_facts facts on facts.dossier_id = dossier.id
    where dossier.state not in ('destroyed', 'handed-over')
      and ${visibleTo === undefined ? sql`true` : visibleDossier(visibleTo)}
      and (${fondsId ?? null}::text is null or dossier.fonds_id = ${fondsId ?? null})`;
}

/** As in `retained-dossiers.ts`: the groups that are wanted are looked up in one object, not joined. */
const GROUP_KEY = sql<string>`concat_ws(chr(31), coalesce(period, ''), coalesce(end_date, ''),
  coalesce(creator_ended, ''), coalesce(delivered_on, ''), coalesce(years_allowed::text, ''), construction::text,
  carried_over::text, arranged::text, held::text)`;

function groupKey(group: TransferGroup): string {
  const { period, endDate, creatorEnded, deliveredOn, yearsAllowed, construction, carriedOver, arranged, held } = group;
  const dates = [endDate, creatorEnded, deliveredOn];
  const parts = [
    ...[period && periodKey(period), ...dates, yearsAllowed],
    ...[construction, carriedOver, arranged, held],
  ];
  return parts.map((part) => String(part ?? '')).join('\u001f');
}

function dossierQuery(groups: readonly DatedTransfer[], filter: TransferFilter, page: PageRequest) {
  const wanted = Object.fromEntries(groups.map(({ group, day }, place) => [groupKey(group), { place, day }]));
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

/** Dates are written by the store as the schema of descriptions allows them. */
function toGroup(row: GroupRow): Omit<TransferGroup, 'dossiers'> {
  return {
    period: row.period === null ? null : (parsePeriodKey(row.period) ?? null),
    endDate: row.end_date as PartialDate | null,
    creatorEnded: row.creator_ended as PartialDate | null,
    deliveredOn: row.delivered_on as PartialDate | null,
    yearsAllowed: row.years_allowed,
    construction: row.construction,
    carriedOver: row.carried_over,
    arranged: row.arranged,
    held: row.held,
  };
}
