import { sql } from 'kysely';
import { ORIGINS, type FieldValues } from '../../../../domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../../domain/metadata/field-name.ts';
import type { Database } from '../../../database.ts';
import { toFieldRow } from '../../readings/field-rows.ts';
import { indexDocuments } from '../../readings/index-document.ts';
import { refreshReviews } from '../../readings/save-result.ts';
import { inBatches } from '../in-batches.ts';
import { staleWhenTakenOrGone } from '../stale.ts';

type Given = ReadonlyMap<string, { readonly rowId: string | null; readonly fields: FieldValues }>;

/** What the register says of documents, in the place of what it said before; documents where nothing changes are not touched. */
export async function setRegisterValues({ db, router }: Database, given: Given): Promise<readonly string[]> {
  return router.transaction(() => inBatches([...given.keys()], (ids) => setSome(db, given, ids)));
}

async function setSome(db: Database['db'], given: Given, ids: readonly string[]): Promise<readonly string[]> {
  const said = db.selectFrom('field_value').selectAll().where('origin', '=', 'register');
  const before = await said.where(sql<boolean>`document_id = any(${[...ids]}::text[])`).execute();
  const standing = Map.groupBy(before, ({ document_id: id }) => id);
  const rows = new Map(ids.map((id) => [id, rowsOf(id, given)]));
  const changed = ids.filter((id) => {
    const now = standing.get(id) ?? [];
    const keys = now.map((row) => keyOf(row.field, { ...row, value: JSON.stringify(row.value) }));
    const next = (rows.get(id) ?? []).map((row) => keyOf(row.field, row));
    return keys.sort().join('\n') !== next.sort().join('\n');
  });
  if (changed.length === 0) return [];
  await sql`delete from vankho.field_value where origin = 'register'
    and document_id = any(${[...changed]}::text[])`.execute(db);
  const inserted = changed.flatMap((id) => rows.get(id) ?? []);
  await inBatches(inserted, async (some) => {
    await db
      .insertInto('field_value')
      .values([...some])
      .execute()
      .catch(staleWhenTakenOrGone('register'));
    return [];
  });
  await letStrongestCount(db, changed);
  await refreshReviews(db, changed);
  await indexAnew(db, changed);
  return changed;
}

function rowsOf(id: string, given: Given) {
  const { rowId = null, fields = {} } = given.get(id) ?? {};
  return Object.entries(fields).map(([field, value]) => ({
    ...toFieldRow({ documentId: id, field: field as FieldName, effective: false }, value), // a key of FieldValues
    register_row: rowId,
  }));
}

interface Said {
  readonly value: string;
  readonly needs_review: boolean;
  readonly register_row?: string | null;
}

function keyOf(field: string, { value, needs_review: doubtful, register_row: row }: Said): string {
  return JSON.stringify([field, value, doubtful, row ?? null]);
}

async function letStrongestCount(db: Database['db'], ids: readonly string[]): Promise<void> {
  const some = sql`document_id = any(${[...ids]}::text[])`;
  await sql`update vankho.field_value set effective = false where effective and ${some}`.execute(db);
  await sql`update vankho.field_value v set effective = true from (
      select distinct on (document_id, field) document_id, field, origin from vankho.field_value where ${some}
      order by document_id, field, array_position(${sql.val([...ORIGINS])}::text[], origin)) s
    where v.document_id = s.document_id and v.field = s.field and v.origin = s.origin`.execute(db);
}

async function indexAnew(db: Database['db'], ids: readonly string[]): Promise<void> {
  const revised = sql<{ id: string; scan_file_id: string; first_page: number; last_page: number }>`
    update vankho.archival_document set revision = nextval('vankho.document_revision')
    where id = any(${[...ids]}::text[]) returning id, scan_file_id, first_page, last_page`;
  const { rows } = await revised.execute(db);
  await indexDocuments(db, rows);
}
