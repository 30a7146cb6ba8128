import { sql, type RawBuilder, type Selectable } from 'kysely';
import {
  DISPOSAL_FILE_STATES,
  isFileSettled,
  type DisposalFileState,
} from '../../../../domain/disposal/disposal-file.ts';
import type { DisposalFile, DisposalRepository, FileWitness } from '../../../../ports/archive/disposals.ts';
import type { DocumentRef, HostId } from '../../../../ports/host-id.ts';
import type { Database } from '../../../database.ts';
import type { DisposalFileTable } from '../../../schema-disposal.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';
import { staleRow } from '../stale.ts';

type Files = Pick<
  DisposalRepository,
  | 'filesOfList'
  | 'addedFiles'
  | 'noteListedFiles'
  | 'files'
  | 'file'
  | 'openFiles'
  | 'fileCounts'
  | 'insertFiles'
  | 'moveFile'
>;

interface LinkRow {
  readonly file: string;
  readonly host_id: string;
  readonly ref: string;
  readonly name: string;
  readonly sha256: string | null;
  readonly items: readonly string[];
  readonly linked: readonly string[] | null;
  readonly unfiled: number;
  readonly was_listed: boolean;
  readonly listed_sha256: string | null;
}

export function makeDisposalFiles(database: Database): Files {
  const { db } = database;
  const of = (caseId: string) => db.selectFrom('disposal_file').selectAll().where('case_id', '=', caseId);
  return {
    filesOfList: (caseId, scanFileId) =>
      filesOfList(db, caseId, scanFileId === undefined ? sql`` : sql`and ${FILE} = ${scanFileId}`),
    addedFiles: (caseId) => filesOfList(db, caseId, isNew(caseId)),
    files: async (caseId, page) => {
      let query = of(caseId);
      if (page.after !== undefined)
        query = query.where(sql<boolean>`scan_file_id collate "C" > ${decodeCursor(page.after, 1)[0]}`);
      const rows = await query
        .orderBy(sql`scan_file_id collate "C"`)
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page, { item: toFile, key: ({ scan_file_id: id }) => [id] });
    },
    file: async (caseId, scanFileId) => {
      const row = await of(caseId).where('scan_file_id', '=', scanFileId).executeTakeFirst();
      return row && toFile(row);
    },
    openFiles: async (caseId, limit) => {
      const open = DISPOSAL_FILE_STATES.filter((state) => !isFileSettled(state));
      const query = of(caseId).where(sql<boolean>`state = any(${open}::text[])`);
      // Those that failed last come last: one that always fails must not bar the others.
      return (await query.orderBy('updated_at').orderBy('scan_file_id').limit(limit).execute()).map(toFile);
    },
    fileCounts: async (caseId) => {
      const { rows } = await sql<{ state: DisposalFileState; files: number }>`select state, count(*)::int as files
        from vankho.disposal_file where case_id = ${caseId} group by state`.execute(db);
      const counts = Object.fromEntries(DISPOSAL_FILE_STATES.map((state) => [state, 0]));
      // All states are there, those that occur with their number.
      return { ...counts, ...Object.fromEntries(rows.map(({ state, files }) => [state, files])) } as Record<
        DisposalFileState,
        number
      >;
    },
    ...makeWrites(database),
  };
}

function makeWrites({ db }: Database): Pick<Files, 'noteListedFiles' | 'insertFiles' | 'moveFile'> {
  return {
    noteListedFiles: async (caseId) => {
      await db.deleteFrom('disposal_listed_file').where('case_id', '=', caseId).execute();
      await inBatches(await filesOfList(db, caseId), async (some) => {
        const rows = some.map(({ scanFileId, sha256 }) => ({ case_id: caseId, scan_file_id: scanFileId, sha256 }));
        await db.insertInto('disposal_listed_file').values(rows).execute();
        return [];
      });
    },
    insertFiles: async (files) => {
      await inBatches(files, async (some) => {
        await db.insertInto('disposal_file').values(some.map(toRow)).execute();
        return [];
      });
    },
    moveFile: async ({ caseId, scanFileId, state }, { witness, linkedTo, updatedAt, ...changes }) => {
      const set = {
        ...changes,
        ...(updatedAt !== undefined && { updated_at: updatedAt }),
        ...(witness !== undefined && { witness: witness && JSON.stringify(witness) }),
        ...(linkedTo !== undefined && { linked_to: [...linkedTo] }),
      };
      const update = db.updateTable('disposal_file').set(set).where('case_id', '=', caseId);
      const seen = update.where('scan_file_id', '=', scanFileId).where('state', '=', state);
      if ((await seen.returning('scan_file_id').executeTakeFirst()) === undefined) throw staleRow(scanFileId);
    },
  };
}

/** The file in which the document `d` lies. */
const FILE = sql`left(d.scan_document_id, 32)`;

function isNew(caseId: string): RawBuilder<unknown> {
  return sql`
    and not exists (select 1 from vankho.disposal_listed_file l where l.case_id = ${caseId} and l.scan_file_id = ${FILE})
    and not exists (select 1 from vankho.disposal_file f where f.case_id = ${caseId} and f.scan_file_id = ${FILE})`;
}

/** A document counts as going where it, or its dossier, is proposed for destruction on this list. */
async function filesOfList(
  db: Database['db'],
  caseId: string,
  only: RawBuilder<unknown> = sql``,
): ReturnType<Files['filesOfList']> {
  const { rows } = await sql<LinkRow>`
    with item as (select id, kind, dossier_id, document_id from vankho.disposal_item
      where case_id = ${caseId} and state = 'listed' and kind <> 'loose'),
    going as materialized (
      select d.id, ${FILE} as file, item.id as item from item
      join vankho.dossier_document d on (item.kind = 'dossier' and d.dossier_id = item.dossier_id)
        or (item.kind = 'document' and d.id = item.document_id)
      where d.scan_document_id is not null ${only}),
    file as materialized (select file, array_agg(distinct item) as items from going group by file),
    staying as (
      select ${FILE} as file, d.dossier_id from vankho.dossier_document d
      join vankho.dossier on dossier.id = d.dossier_id and dossier.state <> 'destroyed'
      where ${FILE} in (select file from file) and d.id not in (select id from going)
        and not exists (select 1 from vankho.disposal_item i where i.document_id = d.id and i.state = 'destroyed')),
    unfiled as (
      select a.scan_file_id as file, count(*)::int as documents from vankho.archival_document a
      where a.scan_file_id in (select file from file)
        and not exists (select 1 from vankho.dossier_document d where d.scan_document_id = a.id)
      group by a.scan_file_id)
    select file.file, file.items, s.host_id, s.ref, s.name, s.sha256, coalesce(unfiled.documents, 0) as unfiled,
      l.case_id is not null as was_listed, l.sha256 as listed_sha256,
      (select array_agg(distinct staying.dossier_id) from staying where staying.file = file.file) as linked
    from file join vankho.scan_file s on s.id = file.file left join unfiled on unfiled.file = file.file
      left join vankho.disposal_listed_file l on l.case_id = ${caseId} and l.scan_file_id = file.file
    order by file.file`.execute(db);
  return rows.map((row) => ({
    ...{ scanFileId: row.file, hostId: row.host_id as HostId, ref: row.ref as DocumentRef, name: row.name },
    ...{ sha256: row.sha256, items: row.items, linkedTo: row.linked ?? [], unfiled: row.unfiled },
    listed: row.was_listed ? { sha256: row.listed_sha256 } : undefined,
  }));
}

function toRow(file: DisposalFile) {
  const { name, state, code, sha256, ref } = file;
  return {
    ...{ name, state, code, sha256, ref, linked_to: [...file.linkedTo], updated_at: file.updatedAt },
    ...{ case_id: file.caseId, scan_file_id: file.scanFileId, host_id: file.hostId },
    witness: file.witness && JSON.stringify(file.witness),
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toFile(row: Selectable<DisposalFileTable>): DisposalFile {
  const { name, code, sha256 } = row;
  return {
    ...{ name, code, sha256, caseId: row.case_id, scanFileId: row.scan_file_id, hostId: row.host_id as HostId },
    ...{ ref: row.ref as DocumentRef, state: row.state as DisposalFileState, linkedTo: row.linked_to },
    ...{ witness: row.witness as FileWitness | null, updatedAt: row.updated_at },
  };
}
