import { sql } from 'kysely';
import type { PageReading, PageVerdict } from '../../../domain/page/page-reading.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { ScanIdentity } from '../../../ports/scan-reader.ts';
import type { DocumentRow, ReadingRepository } from '../../../ports/store.ts';
import type { Database } from '../../database.ts';
import type { Health } from '../../health.ts';
import { unpackJson } from '../artifacts.ts';
import { documentsOf, findDocument, listDocuments } from './list-documents.ts';
import { forgetTextBefore } from '../host-deliveries.ts';
import { sealHostValues } from '../seal-host-values.ts';
import { pagesToRescan } from './pages-to-rescan.ts';
import { saveResult } from './save-result.ts';
import { confirmDocument, reopenDocument, setPersonValue } from './set-human-value.ts';

export function makeReadingRepository(database: Database, health: Health): ReadingRepository {
  const { db } = database;
  return {
    saveResult: (result) => saveResult(database, result),
    identity: async (scanFileId) => {
      const query = db.selectFrom('scan_identity').select('body').where('scan_file_id', '=', scanFileId);
      // Only `saveResult` writes the column.
      return (await query.executeTakeFirst())?.body as ScanIdentity | undefined;
    },
    engine: async (scanFileId) => {
      const query = db.selectFrom('scan_identity').select('engine').where('scan_file_id', '=', scanFileId);
      return (await query.executeTakeFirst())?.engine ?? undefined;
    },
    pages: async (scanFileId) => {
      const query = db.selectFrom('page').select(['page', 'verdict', 'blank', 'confidence']);
      const rows = await query.where('scan_file_id', '=', scanFileId).orderBy('page').execute();
      return rows.map((row) => ({ ...row, verdict: row.verdict as PageVerdict }));
    },
    page: async (scanFileId, page) => {
      const query = db.selectFrom('page').select('body').where('scan_file_id', '=', scanFileId);
      const row = await query.where('page', '=', page).executeTakeFirst();
      return row === undefined ? undefined : ((await unpackJson(row.body)) as PageReading);
    },
    readings: async (scanFileId) => {
      const query = db.selectFrom('page').select('body').where('scan_file_id', '=', scanFileId);
      const rows = await query.orderBy('page').execute();
      return await Promise.all(rows.map(async ({ body }) => (await unpackJson(body)) as PageReading));
    },
    pagesToRescan: (filter, page) => pagesToRescan(database, filter, page),
    documents: (scanFileId) => documentsOf(db, scanFileId),
    document: (id) => findDocument(db, id),
    listDocuments: (filter, page) => listDocuments(db, filter, page),
    setHumanValue: async (change) => {
      await setPersonValue(database, { ...change, origin: 'human' });
      return requireDocument(db, change.documentId);
    },
    setHostValue: async (change) => {
      await setPersonValue(database, { ...change, origin: 'host' });
      return requireDocument(db, change.documentId);
    },
    confirmDocument: async (seen) => {
      await confirmDocument(database, seen);
      return requireDocument(db, seen.documentId);
    },
    reviewOf: async (id) => {
      const query = db.selectFrom('archival_document').select(['confirmed', 'check_division']).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row && { confirmed: row.confirmed, doubtsBounds: row.check_division };
    },
    reopenDocument: async (seen) => {
      await reopenDocument(database, seen);
      return requireDocument(db, seen.documentId);
    },
    purge: (scanFileId) => purge(database, health, scanFileId),
  };
}

async function requireDocument(db: Database['db'], id: string): Promise<DocumentRow> {
  const document = await findDocument(db, id);
  if (document !== undefined) return document;
  throw new RequestError('not-found', 'No such document', { details: { id } });
}

/** Tables that hold text of scans. */
const TEXT_TABLES =
  'vankho.page, vankho.artifact, vankho.field_value, vankho.search_row, vankho.scan_identity, vankho.ledger_value, vankho.file_division, ' +
  'vankho.host_document, vankho.host_delivery, vankho.learned_fact, vankho.learned_from';

/**
 * Equal content has equal artifacts, kept once under whichever file came first: they go for all files of the content
 * and are made again for those that may keep them.
 */
async function purge({ db, router }: Database, health: Health, scanFileId: string): Promise<void> {
  await router.transaction(async () => {
    await db
      .deleteFrom('artifact')
      .where(
        sql<boolean>`scan_file_id in (select f.id from vankho.scan_file f where f.id = ${scanFileId}
          or f.sha256 = (select s.sha256 from vankho.scan_file s where s.id = ${scanFileId}))`,
      )
      .execute();
    await db.deleteFrom('archival_document').where('scan_file_id', '=', scanFileId).execute();
    await db
      .deleteFrom('learned_fact')
      .where(sql<boolean>`not exists (select 1 from vankho.learned_from l where l.fact_id = learned_fact.id)`)
      .execute();
    await db.deleteFrom('page').where('scan_file_id', '=', scanFileId).execute();
    await db.deleteFrom('scan_identity').where('scan_file_id', '=', scanFileId).execute();
    await db.updateTable('file_division').set({ body: null }).where('scan_file_id', '=', scanFileId).execute();
    // After the documents: a correction that was under way at the time has been committed by now.
    await db.deleteFrom('ledger_value').where('subject', '=', scanFileId).execute();
    await sealHostValues(db, scanFileId);
    await forgetTextBefore(db, scanFileId);
    // Deleted rows stay in the table files until then. What may remain: docs/operations.md.
    await router.afterCommit(async () => {
      try {
        await router.query(`vacuum ${TEXT_TABLES}`);
      } catch (error) {
        health.report(error);
      }
    });
  });
}
