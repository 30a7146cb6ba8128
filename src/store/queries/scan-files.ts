import { sql, type Selectable, type SelectQueryBuilder, type Updateable } from 'kysely';
import { fold } from '../../domain/text/fold.ts';
import { SCAN_FILE_STATES, type ScanFileState } from '../../domain/workflow/scan-file-state.ts';
import { StoreError } from '../../ports/errors.ts';
import type { DocumentRef, HostId } from '../../ports/host.ts';
import type { PageRequest } from '../../ports/store/paging.ts';
import type { ScanFile, ScanFileChanges, ScanFileFilter, ScanFileRepository } from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { isUniqueViolation } from '../router.ts';
import type { ScanFileTable, Schema } from '../schema.ts';
import { hiddenFile } from './archive/access/visible.ts';
import { decodeCursor, toPage } from './cursor.ts';

type ScanFileRow = Selectable<ScanFileTable>;

export function makeScanFileRepository({ db }: Database): ScanFileRepository {
  return {
    find: async (id) => optional(await db.selectFrom('scan_file').selectAll().where('id', '=', id).executeTakeFirst()),
    findByRef: async (hostId, ref) => {
      const query = db
        .selectFrom('scan_file')
        .selectAll()
        .where('host_id', '=', hostId)
        .where('ref', '=', ref)
        .where(sql<boolean>`md5(ref) = md5(${ref})`); // the index is over the hash
      return optional(await query.executeTakeFirst());
    },
    findBySha256: async (hostId, sha256) => {
      const query = db.selectFrom('scan_file').selectAll().where('sha256', '=', sha256).where('host_id', '=', hostId);
      return (await query.orderBy('received_at').orderBy('id').execute()).map(toScanFile);
    },
    list: async (filter, page) => {
      const rows = await listQuery(db.selectFrom('scan_file'), filter, page).execute();
      return toPage(rows, page, { item: toScanFile, key: (row) => [row.received_at.getTime(), row.id] });
    },
    countByState: async () => {
      const rows = await db
        .selectFrom('scan_file')
        .select(({ fn }) => ['state', fn.countAll<number>().as('files')])
        .groupBy('state')
        .execute();
      const counts = new Map(rows.map(({ state, files }) => [state, files]));
      // Built from the list of all states, so every key of the record is there.
      return Object.fromEntries(SCAN_FILE_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
        ScanFileState,
        number
      >;
    },
    insert: (file) => insert(db, file),
    update: (id, revision, changes) => update(db, { id, revision }, changes),
  };
}

function listQuery(
  from: SelectQueryBuilder<Schema, 'scan_file', object>,
  filter: ScanFileFilter,
  page: PageRequest,
): SelectQueryBuilder<Schema, 'scan_file', ScanFileRow> {
  let query = from.selectAll();
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.hostId !== undefined) query = query.where('host_id', '=', filter.hostId);
  if (filter.name !== undefined) query = query.where(sql<boolean>`strpos(name_folded, ${fold(filter.name)}) > 0`);
  if (filter.pages !== undefined)
    query = query.where(sql<boolean>`code = 'pages-to-see' and details ? ${filter.pages}`);
  if (filter.visibleTo !== undefined) query = query.where(sql<boolean>`not ${hiddenFile(filter.visibleTo)}`);
  if (page.after !== undefined) {
    const [time, id] = decodeCursor(page.after, 2);
    const at = new Date(Number(time));
    query = query.where(sql<boolean>`(received_at < ${at} or (received_at = ${at} and id > ${id}))`);
  }
  return query
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(page.limit + 1);
}

async function insert(db: Database['db'], file: ScanFile): Promise<void> {
  const { id, revision, hostId, receivedAt, ...rest } = file;
  const row = { id, revision, host_id: hostId, received_at: receivedAt, ...toColumns(rest) };
  try {
    await db.insertInto('scan_file').values(row).execute();
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new StoreError('stale', 'Somebody else has just taken this file in', { retryable: true, cause });
  }
}

async function update(
  db: Database['db'],
  { id, revision }: Pick<ScanFile, 'id' | 'revision'>,
  changes: ScanFileChanges,
): Promise<ScanFile> {
  const row = await db
    .updateTable('scan_file')
    .set({ ...toColumns(changes), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returningAll()
    .executeTakeFirst()
    .catch((cause: unknown) => {
      if (!isUniqueViolation(cause)) throw cause;
      throw new StoreError('stale', 'Another file has this reference', { retryable: true, details: { id }, cause });
    });
  if (row === undefined) {
    throw new StoreError('stale', 'The file was changed by somebody else', { retryable: true, details: { id } });
  }
  return toScanFile(row);
}

type Columns<Part> =
  Part extends Required<ScanFileChanges>
    ? Omit<Selectable<ScanFileTable>, 'id' | 'revision' | 'host_id' | 'received_at' | 'details'> & { details: string }
    : Updateable<ScanFileTable>;

/** Only what is named; undefined columns are left out by Kysely. */
function toColumns<Part extends ScanFileChanges>(part: Part): Columns<Part> {
  const columns: Updateable<ScanFileTable> = {
    ref: part.ref,
    name: part.name,
    name_folded: part.name === undefined ? undefined : fold(part.name),
    state: part.state,
    bytes: part.bytes,
    sha256: part.sha256,
    media_type: part.mediaType,
    page_count: part.pageCount,
    signed: part.signed,
    code: part.code,
    details: part.details === undefined ? undefined : JSON.stringify(part.details),
    fingerprint: part.fingerprint,
    updated_at: part.updatedAt,
  };
  // A complete part gives complete columns; TypeScript cannot follow that through the optional members.
  return columns as Columns<Part>;
}

function optional(row: ScanFileRow | undefined): ScanFile | undefined {
  return row === undefined ? undefined : toScanFile(row);
}

/** Only this store writes the table, so the types of its columns hold. */
function toScanFile(row: ScanFileRow): ScanFile {
  return {
    id: row.id,
    hostId: row.host_id as HostId,
    ref: row.ref as DocumentRef,
    name: row.name,
    state: row.state as ScanFileState,
    revision: row.revision,
    bytes: row.bytes,
    sha256: row.sha256,
    mediaType: row.media_type,
    pageCount: row.page_count,
    signed: row.signed,
    code: row.code,
    details: row.details as ScanFile['details'],
    fingerprint: row.fingerprint,
    receivedAt: row.received_at,
    updatedAt: row.updated_at,
  };
}
