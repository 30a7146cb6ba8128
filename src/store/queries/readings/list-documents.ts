import { sql, type Selectable } from 'kysely';
import { fold } from '../../../domain/text/fold.ts';
import type { ScanFileState } from '../../../domain/workflow/scan-file-state.ts';
import type { PageOf, PageRequest } from '../../../ports/store/paging.ts';
import type { DocumentFilter, DocumentRow } from '../../../ports/store.ts';
import type { Database } from '../../database.ts';
import type { ArchivalDocumentTable } from '../../schema.ts';
import { visibleScan } from '../archive/access/visible.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import { toOpinions } from './field-rows.ts';

type DocumentColumns = Omit<Selectable<ArchivalDocumentTable>, 'check_division' | 'missing' | 'confirmed'>;
type ListedDocument = DocumentRow & { readonly fileName: string; readonly state: ScanFileState };

const COLUMNS = [
  'archival_document.id',
  'archival_document.scan_file_id',
  'archival_document.ordinal',
  'archival_document.first_page',
  'archival_document.last_page',
  'archival_document.needs_review',
  'archival_document.revision',
] as const;

export async function documentsOf(db: Database['db'], scanFileId: string): Promise<readonly DocumentRow[]> {
  const query = db.selectFrom('archival_document').select(COLUMNS).where('scan_file_id', '=', scanFileId);
  return await withFields(db, await query.orderBy('ordinal').execute());
}

export async function findDocument(db: Database['db'], id: string): Promise<DocumentRow | undefined> {
  const query = db.selectFrom('archival_document').select(COLUMNS).where('id', '=', id);
  return (await withFields(db, await query.execute()))[0];
}

/** Newest file first, documents of a file in order. */
export async function listDocuments(
  db: Database['db'],
  filter: DocumentFilter,
  page: PageRequest,
): Promise<PageOf<ListedDocument>> {
  const rows = await listQuery(db, filter, page).execute();
  const documents = new Map((await withFields(db, rows)).map((document) => [document.id, document]));
  return toPage(rows, page, {
    item: (row) => ({ ...required(documents, row.id), fileName: row.name, state: row.state as ScanFileState }),
    key: (row) => [row.received_at.getTime(), row.scan_file_id, row.first_page],
  });
}

function listQuery(db: Database['db'], filter: DocumentFilter, page: PageRequest) {
  let query = db
    .selectFrom('archival_document')
    .innerJoin('scan_file', 'scan_file.id', 'archival_document.scan_file_id')
    .select([...COLUMNS, 'scan_file.name', 'scan_file.state', 'scan_file.received_at']);
  if (filter.needsReview !== undefined) query = query.where('archival_document.needs_review', '=', filter.needsReview);
  if (filter.state !== undefined) query = query.where(isInState(filter.state));
  if (filter.scanFileId !== undefined) query = query.where('archival_document.scan_file_id', '=', filter.scanFileId);
  if (filter.documentType !== undefined) query = query.where(hasType(filter.documentType));
  if (filter.visibleTo !== undefined) query = query.where(visibleScan(sql`archival_document.id`, filter.visibleTo));
  if (page.after !== undefined) query = query.where(isBehind(page.after));
  return query
    .orderBy('scan_file.received_at', 'desc')
    .orderBy('archival_document.scan_file_id')
    .orderBy('archival_document.first_page')
    .limit(page.limit + 1);
}

/** As `documentState` has it. */
function isInState(state: ScanFileState) {
  if (state !== 'review' && state !== 'done') return sql<boolean>`scan_file.state = ${state}`;
  return sql<boolean>`(scan_file.state in ('done', 'review') and archival_document.needs_review = ${state === 'review'})`;
}

function hasType(documentType: string) {
  return sql<boolean>`exists (select 1 from vankho.field_value v where v.document_id = archival_document.id
    and v.field = 'documentType' and v.effective and v.folded = ${fold(documentType)})`;
}

function isBehind(cursor: string) {
  const [time, fileId, firstPage] = decodeCursor(cursor, 3);
  const at = new Date(Number(time));
  return sql<boolean>`(scan_file.received_at < ${at} or (scan_file.received_at = ${at} and
    (archival_document.scan_file_id, archival_document.first_page) > (${fileId}, ${firstPage})))`;
}

async function withFields(db: Database['db'], rows: readonly DocumentColumns[]): Promise<readonly DocumentRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const values = await db.selectFrom('field_value').selectAll().where('document_id', 'in', ids).execute();
  const byDocument = Map.groupBy(values, ({ document_id }) => document_id);
  return rows.map((row) => ({
    id: row.id,
    scanFileId: row.scan_file_id,
    ordinal: row.ordinal,
    firstPage: row.first_page,
    lastPage: row.last_page,
    needsReview: row.needs_review,
    revision: row.revision,
    fields: toOpinions(byDocument.get(row.id) ?? []),
  }));
}

function required<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`Missing ${String(key)}`);
  return value;
}
