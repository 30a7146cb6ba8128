import { sql, type Selectable, type Updateable } from 'kysely';
import type { HostId } from '../../ports/host.ts';
import type {
  HostDocumentChanges,
  HostDocumentCounts,
  HostDocumentRepository,
  HostDocumentState,
} from '../../ports/host-state.ts';
import type { Database } from '../database.ts';
import type { HostDocumentTable } from '../schema.ts';
import { openAlarms } from './open-alarms.ts';

export function makeHostDocumentRepository(database: Database): HostDocumentRepository {
  const { db } = database;
  return {
    find: async (scanFileId) => {
      const query = db.selectFrom('host_document').selectAll().where('scan_file_id', '=', scanFileId);
      const row = await query.forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toState(row);
    },
    save: async (scanFileId, changes) => {
      const columns = toColumns(changes);
      const insert = db.insertInto('host_document').values({ ...columns, scan_file_id: scanFileId });
      if (Object.values(columns).every((value) => value === undefined)) {
        await insert.onConflict((conflict) => conflict.column('scan_file_id').doNothing()).execute();
      } else {
        await insert.onConflict((conflict) => conflict.column('scan_file_id').doUpdateSet(columns)).execute();
      }
    },
    counts: (hostId) => counts(db, hostId),
    cappedBefore: async (hostId, day) => {
      const query = ofHost(db, hostId).select('host_document.scan_file_id').where('capped', '=', true);
      const rows = await query.where('runs_on', '<', day).orderBy('scan_file_id').execute();
      return rows.map((row) => row.scan_file_id);
    },
    alarmed: async (hostId, alarm) => {
      const query = ofHost(db, hostId).select('host_document.scan_file_id').where('alarm', '=', alarm);
      return (await query.orderBy('scan_file_id').execute()).map((row) => row.scan_file_id);
    },
    openAlarms: (page) => openAlarms(database, page),
    withLeftovers: async (hostId) => {
      const query = ofHost(db, hostId).select('host_document.scan_file_id').where('scan_file.state', '=', 'withheld');
      const rows = await query
        .where(sql<boolean>`left_in_host <> '[]'`)
        .orderBy('scan_file_id')
        .execute();
      return rows.map((row) => row.scan_file_id);
    },
    takeBehind: (hostId, limit) => takeBehind(db, hostId, limit),
    countUnwritten: (hostId, before) => countUnwritten(db, hostId, before),
    expectations: async (scanFileIds) => {
      if (scanFileIds.length === 0) return new Map();
      const query = db.selectFrom('host_document').select(['scan_file_id', 'text_sha256', 'fingerprint']);
      const rows = await query.where('scan_file_id', 'in', scanFileIds).execute();
      return new Map(
        rows.map(({ scan_file_id, text_sha256, fingerprint }) => [
          scan_file_id,
          { textSha256: text_sha256, fingerprint },
        ]),
      );
    },
  };
}

function ofHost(db: Database['db'], hostId: HostId) {
  return db
    .selectFrom('host_document')
    .innerJoin('scan_file', 'scan_file.id', 'host_document.scan_file_id')
    .where('scan_file.host_id', '=', hostId);
}

async function counts(db: Database['db'], hostId: HostId): Promise<HostDocumentCounts> {
  return await ofHost(db, hostId)
    // The partial index holds these rows only.
    .where(
      sql<boolean>`(capped or alarm is not null or intended is not null or conflicts <> '[]' or left_in_host <> '[]')`,
    )
    .select([
      sql<number>`count(*) filter (where conflicts <> '[]')`.as('conflicts'),
      sql<number>`count(*) filter (where alarm = 'deleted-under-retention')`.as('alarms'),
      sql<number>`count(*) filter (where alarm = 'document-hidden')`.as('hidden'),
      sql<number>`count(*) filter (where capped)`.as('capped'),
      sql<number>`count(*) filter (where state = 'withheld' and left_in_host ? 'notes')`.as('notesLeft'),
      sql<number>`count(*) filter (where state = 'withheld' and left_in_host ? 'text')`.as('textLeft'),
      sql<number>`count(*) filter (where intended is not null)`.as('unfinished'),
    ])
    .executeTakeFirstOrThrow();
}

/** One that failed before its bytes were there has nothing to be told of in the host. */
async function countUnwritten(db: Database['db'], hostId: HostId, before: Date): Promise<number> {
  const { count } = await db
    .selectFrom('scan_file')
    .leftJoin('host_document', 'host_document.scan_file_id', 'scan_file.id')
    .where('scan_file.host_id', '=', hostId)
    .where('scan_file.updated_at', '<', before)
    .where('scan_file.state', 'in', ['done', 'review', 'withheld', 'failed'])
    .where('scan_file.sha256', 'is not', null)
    .where('host_document.fingerprint', 'is', null)
    .where(sql<boolean>`host_document.alarm is distinct from 'document-hidden'`)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Only what is named; undefined columns are left out by Kysely. */
function toColumns(changes: HostDocumentChanges): Updateable<HostDocumentTable> {
  return {
    baseline: json(changes.baseline),
    sealed: changes.sealed,
    taken: json(changes.taken),
    left_alone: json(changes.leftAlone),
    intended: changes.intended === null ? null : json(changes.intended),
    fingerprint: changes.fingerprint,
    text_sha256: changes.textSha256,
    retention: json(changes.retention),
    pending: json(changes.pending),
    marks: json(changes.marks),
    conflicts: json(changes.conflicts),
    remarked_for: changes.remarkedFor,
    runs_on: changes.runsOn,
    runs: changes.runs,
    capped: changes.capped,
    alarm: changes.alarm,
    notes: json(changes.notes),
    left_in_host: json(changes.leftInHost),
    text_kept: changes.textKept,
  };
}

function json(value: object | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** Only this store writes the table, so the types of its JSON columns hold. */
function toState(row: Selectable<HostDocumentTable>): HostDocumentState {
  return {
    scanFileId: row.scan_file_id,
    baseline: row.baseline as HostDocumentState['baseline'],
    sealed: row.sealed as HostDocumentState['sealed'],
    taken: row.taken as HostDocumentState['taken'],
    leftAlone: row.left_alone as HostDocumentState['leftAlone'],
    intended: row.intended as HostDocumentState['intended'],
    fingerprint: row.fingerprint,
    textSha256: row.text_sha256,
    retention: row.retention as HostDocumentState['retention'],
    pending: row.pending as HostDocumentState['pending'],
    marks: row.marks as HostDocumentState['marks'],
    conflicts: row.conflicts as HostDocumentState['conflicts'],
    remarkedFor: row.remarked_for,
    runsOn: row.runs_on,
    runs: row.runs,
    capped: row.capped,
    alarm: row.alarm as HostDocumentState['alarm'],
    notes: row.notes as HostDocumentState['notes'],
    leftInHost: row.left_in_host as HostDocumentState['leftInHost'],
    textKept: row.text_kept,
  };
}

/** Filled by triggers (migration 0021). */
async function takeBehind(db: Database['db'], hostId: HostId, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ scan_file_id: string }>`
    with taken as (
      select b.scan_file_id from vankho.file_behind b join vankho.scan_file f on f.id = b.scan_file_id
      where f.host_id = ${hostId} order by b.position limit ${limit} for update of b skip locked)
    delete from vankho.file_behind b using taken where b.scan_file_id = taken.scan_file_id
    returning b.scan_file_id`.execute(db);
  return rows.map((row) => row.scan_file_id);
}
