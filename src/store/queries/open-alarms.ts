import { sql } from 'kysely';
import type { HostId } from '../../ports/host.ts';
import type { OpenAlarm } from '../../ports/host-state.ts';
import type { PageOf, PageRequest } from '../../ports/store/paging.ts';
import type { Database } from '../database.ts';
import { decodeCursor, toPage } from './cursor.ts';

/** Newest first; when an alarm was raised stands in the ledger. */
export async function openAlarms({ db }: Database, page: PageRequest): Promise<PageOf<OpenAlarm>> {
  let query = alarmRows(db);
  if (page.after !== undefined) {
    const [at, id] = decodeCursor(page.after, 2);
    query = query.where(sql<boolean>`(raised_at, id) < (${new Date(Number(at))}, ${id})`);
  }
  const rows = await query
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, {
    // Only this store writes the tables, so the types of their columns hold.
    item: ({ id, host_id, name, revision, raised_at, retention }) => ({
      ...{ scanFileId: id, hostId: host_id as HostId, name, revision },
      ...{ raisedAt: raised_at, retention: retention as OpenAlarm['retention'] },
    }),
    key: ({ raised_at, id }) => [raised_at.getTime(), id],
  });
}

function alarmRows(db: Database['db']) {
  return db
    .selectFrom((from) =>
      from
        .selectFrom('host_document')
        .innerJoin('scan_file', 'scan_file.id', 'host_document.scan_file_id')
        .where('alarm', '=', 'deleted-under-retention')
        .select((row) => [
          ...(['scan_file.id', 'host_id', 'name', 'scan_file.revision', 'retention'] as const),
          row.fn
            .coalesce(
              row
                .selectFrom('ledger_entry')
                .select(({ fn }) => fn.max('at').as('at'))
                .whereRef('ledger_entry.subject', '=', 'scan_file.id')
                .where('action', '=', 'retention.alarm'),
              'updated_at',
            )
            .as('raised_at'),
        ])
        .as('open'),
    )
    .selectAll();
}
