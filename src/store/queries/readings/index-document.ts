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
export async function indexDocument(db: Database['db'], document: DocumentSpanRow): Promise<void> {
  const pages = await db
    .selectFrom('page')
    .select(['page', 'text'])
    .where('scan_file_id', '=', document.scan_file_id)
    .where('page', '>=', document.first_page)
    .where('page', '<=', document.last_page)
    .orderBy('page')
    .execute();
  const values = await db
    .selectFrom('field_value')
    .select('value')
    .where('document_id', '=', document.id)
    .where('effective', '=', true)
    .orderBy('field')
    .execute();
  const fields = values.map(({ value }) => contentText(value as FieldContent));
  await db.deleteFrom('search_row').where('document_id', '=', document.id).execute();
  for (const { firstPage, lastPage, folded, marked } of makeIndexRows(document.first_page, pages, fields)) {
    const row = { document_id: document.id, first_page: firstPage, last_page: lastPage, folded, marked };
    await db.insertInto('search_row').values(row).execute();
  }
}
