import { sql } from 'kysely';
import type { FieldContent } from '../../../domain/metadata/field-name.ts';
import type { Database } from '../../database.ts';
import { makeIndexRows } from '../../search/index-rows.ts';
import { contentText } from './field-rows.ts';

export interface DocumentSpanRow {
  readonly id: string;
  readonly scan_file_id: string;
  readonly first_page: number;
  readonly last_page: number;
}

/** Makes the search rows of a document anew from its pages and effective values, as they stand in this transaction. */
export function indexDocument(db: Database['db'], document: DocumentSpanRow): Promise<void> {
  return indexDocuments(db, [document]);
}

/** As `indexDocument`, of many by few statements. */
export async function indexDocuments(db: Database['db'], documents: readonly DocumentSpanRow[]): Promise<void> {
  for (let start = 0; start < documents.length; start += DOCUMENTS_A_STATEMENT)
    await indexSome(db, documents.slice(start, start + DOCUMENTS_A_STATEMENT));
}

/** Their texts lie in memory at once. */
const DOCUMENTS_A_STATEMENT = 200;

async function indexSome(db: Database['db'], documents: readonly DocumentSpanRow[]): Promise<void> {
  const ids = documents.map(({ id }) => id);
  const { rows: pages } = await sql<{ document_id: string; page: number; text: string }>`
    select d.id as document_id, p.page, p.text from vankho.archival_document d
    join vankho.page p on p.scan_file_id = d.scan_file_id and p.page between d.first_page and d.last_page
    where d.id = any(${ids}::text[]) order by p.page`.execute(db);
  const values = await db
    .selectFrom('field_value')
    .select(['document_id', 'value'])
    .where(sql<boolean>`document_id = any(${ids}::text[])`)
    .where('effective', '=', true)
    .orderBy('field')
    .execute();
  const pagesOf = Map.groupBy(pages, (row) => row.document_id);
  const valuesOf = Map.groupBy(values, (row) => row.document_id);
  const made = documents.flatMap(({ id, first_page: first }) => {
    const fields = (valuesOf.get(id) ?? []).map(({ value }) => contentText(value as FieldContent));
    return makeIndexRows(first, pagesOf.get(id) ?? [], fields).map(({ firstPage, lastPage, folded, marked }) => {
      return { document_id: id, first_page: firstPage, last_page: lastPage, folded, marked };
    });
  });
  await db
    .deleteFrom('search_row')
    .where(sql<boolean>`document_id = any(${ids}::text[])`)
    .execute();
  if (made.length > 0) await db.insertInto('search_row').values(made).execute();
}
