import { sql, type Selectable } from 'kysely';
import type { RetentionSchedule } from '../../../../domain/retention/retention-schedule.ts';
import type { ScheduleState } from '../../../../domain/retention/schedule-state.ts';
import type {
  ListedVersion,
  RetentionRepository,
  ScheduleVersion,
  ScheduleVersionHead,
  VersionChanges,
  VersionRef,
} from '../../../../ports/archive/retention.ts';
import type { Database } from '../../../database.ts';
import type { RetentionScheduleTable } from '../../../schema-retention.ts';
import { staleRow, staleWhenTaken } from '../stale.ts';

type Row = Selectable<RetentionScheduleTable>;

const HEAD_COLUMNS = [
  ...(['schedule_id', 'version', 'title', 'state', 'effective_from', 'effective_to'] as const),
  ...(['imported_by', 'imported_at', 'proposed_by', 'proposed_at', 'activated_by', 'activated_at'] as const),
  ...(['ended_by', 'ended_at', 'revision'] as const),
];

/** Members of the file that lists show: its rows stay where they are. */
const SAID = sql<Pick<ListedVersion, 'issuer' | 'authority' | 'coverage' | 'sources'>>`jsonb_build_object(
  'issuer', body->'issuer', 'authority', body->'authority', 'coverage', body->'coverage', 'sources', body->'sources'
)`.as('said');

type Versions = Pick<RetentionRepository, 'versions' | 'version' | 'inState' | 'insertVersion' | 'moveVersion'>;

export function makeScheduleVersions({ db }: Database): Versions {
  return {
    versions: async ({ scheduleId, states }) => {
      let query = db.selectFrom('retention_schedule').select(HEAD_COLUMNS).select(SAID);
      if (scheduleId !== undefined) query = query.where('schedule_id', '=', scheduleId);
      if (states !== undefined) query = query.where(sql<boolean>`state = any(${[...states]}::text[])`);
      return (
        await query
          .orderBy(sql`schedule_id collate "C"`)
          .orderBy('version')
          .execute()
      ).map(({ said, ...row }) => ({ ...toHead(row), ...said }));
    },
    version: async (ref) => {
      const row = await at(db.selectFrom('retention_schedule').selectAll(), ref).executeTakeFirst();
      return row && toVersion(row);
    },
    inState: async (state) => {
      const query = db.selectFrom('retention_schedule').selectAll().where('state', '=', state);
      return (
        await query
          .orderBy(sql`schedule_id collate "C"`)
          .orderBy('version')
          .execute()
      ).map(toVersion);
    },
    insertVersion: async (version) => {
      const key = version.scheduleId;
      // The number of the version is the next one: whoever else adds one of this schedule waits.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`retention:${key}`}, 0))`.execute(db);
      const last = await db
        .selectFrom('retention_schedule')
        .select((row) => row.fn.max('version').as('version'))
        .where('schedule_id', '=', key)
        .executeTakeFirst();
      const made = { ...version, version: (last?.version ?? 0) + 1 };
      const row = { ...toColumns(made), schedule_id: key, version: made.version, revision: made.revision };
      const head = { title: made.title, effective_from: made.effectiveFrom, effective_to: made.effectiveTo };
      const taken = { imported_by: made.importedBy, imported_at: made.importedAt, body: JSON.stringify(made.schedule) };
      await db
        .insertInto('retention_schedule')
        .values({ ...row, ...head, ...taken, state: made.state })
        .execute()
        .catch(staleWhenTaken(key));
      return made;
    },
    moveVersion: async (ref, revision, changes) => {
      const update = db
        .updateTable('retention_schedule')
        .set({ ...toColumns(changes), revision: revision + 1 })
        .where('schedule_id', '=', ref.scheduleId)
        .where('version', '=', ref.version)
        .where('revision', '=', revision);
      const row = await update.returning(HEAD_COLUMNS).executeTakeFirst().catch(staleWhenTaken(ref.scheduleId));
      if (row === undefined) throw staleRow(ref.scheduleId);
      return toHead(row);
    },
  };
}

function at<Query extends { where(column: 'schedule_id' | 'version', operator: '=', value: string | number): Query }>(
  query: Query,
  { scheduleId, version }: VersionRef,
): Query {
  return query.where('schedule_id', '=', scheduleId).where('version', '=', version);
}

/** Only what is named; undefined columns are left out by Kysely. */
function toColumns(changes: VersionChanges) {
  return {
    state: changes.state,
    proposed_by: changes.proposedBy,
    proposed_at: changes.proposedAt,
    activated_by: changes.activatedBy,
    activated_at: changes.activatedAt,
    ended_by: changes.endedBy,
    ended_at: changes.endedAt,
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toHead(row: Omit<Row, 'body'>): ScheduleVersionHead {
  return {
    scheduleId: row.schedule_id,
    version: row.version,
    title: row.title,
    state: row.state as ScheduleState,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    importedBy: row.imported_by,
    importedAt: row.imported_at,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    activatedBy: row.activated_by,
    activatedAt: row.activated_at,
    endedBy: row.ended_by,
    endedAt: row.ended_at,
    revision: row.revision,
  };
}

function toVersion(row: Row): ScheduleVersion {
  return { ...toHead(row), schedule: row.body as RetentionSchedule };
}
