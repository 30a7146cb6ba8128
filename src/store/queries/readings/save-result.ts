import { sql, type Insertable } from 'kysely';
import { isOfPerson, ORIGINS, PEOPLE, type FieldValue, type Origin } from '../../../domain/cataloguing/field-value.ts';
import { UNASKED_FIELDS } from '../../../domain/cataloguing/merge.ts';
import type { FieldName } from '../../../domain/metadata/field-name.ts';
import type { PageReading } from '../../../domain/page/page-reading.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { ReadingResult } from '../../../ports/store.ts';
import type { Database } from '../../database.ts';
import type { FieldValueTable, Schema } from '../../schema.ts';
import { packJson } from '../artifacts.ts';
import { toFieldRow } from './field-rows.ts';
import { indexDocument } from './index-document.ts';
import { keepHumanStarts, type HumanDocument, type PlannedDocument } from './keep-human-starts.ts';

/** PostgreSQL takes 65,535 parameters a statement, and pages are large. */
const ROWS_A_STATEMENT = 200;
const PAGES_A_STATEMENT = 20;

/** Replaces pages, documents and machine values of a file; what a person typed stays (see `keepHumanStarts`). */
export async function saveResult({ db, router }: Database, result: ReadingResult): Promise<void> {
  refuseHumanValues(result);
  // Compressed before the transaction begins: the embedded engine has one connection for everybody.
  const pages = await Promise.all(result.readings.map((reading) => toPageRow(result.scanFileId, reading)));
  await router.transaction(async () => {
    await db.selectFrom('scan_file').select('id').where('id', '=', result.scanFileId).forUpdate().executeTakeFirst();
    const changed = await saveIdentity(db, result);
    await savePages(db, result.scanFileId, pages);
    const { kept, typed } = await readWorkOfPeople(db, { scanFileId: result.scanFileId, changed });
    const planned = keepHumanStarts(result.documents, [...kept.values()]);
    await saveDocuments(db, result.scanFileId, { planned, kept, typed, changed });
  });
}

function refuseHumanValues({ documents }: ReadingResult): void {
  const values = documents.flatMap(({ fields }) => Object.values(fields));
  if (values.some(({ origin }) => isOfPerson(origin))) {
    throw new RequestError('invalid-request', 'A machine result must not speak for a person');
  }
}

async function toPageRow(scanFileId: string, reading: PageReading): Promise<Insertable<Schema['page']>> {
  const { page, verdict, blank, confidence, text } = reading;
  return { scan_file_id: scanFileId, page, verdict, blank, confidence, text, body: await packJson(reading) };
}

/** Whether the content of the file is another one than when it was read before. */
async function saveIdentity(db: Database['db'], { scanFileId, identity, engine }: ReadingResult): Promise<boolean> {
  const before = await db
    .selectFrom('scan_identity')
    .select(sql<string>`body->>'sha256'`.as('sha256'))
    .where('scan_file_id', '=', scanFileId)
    .executeTakeFirst();
  const body = JSON.stringify(identity);
  const insert = db.insertInto('scan_identity').values({ scan_file_id: scanFileId, body, engine });
  await insert.onConflict((conflict) => conflict.column('scan_file_id').doUpdateSet({ body, engine })).execute();
  return before !== undefined && before.sha256 !== identity.sha256;
}

async function savePages(
  db: Database['db'],
  scanFileId: string,
  pages: readonly Insertable<Schema['page']>[],
): Promise<void> {
  await db.deleteFrom('page').where('scan_file_id', '=', scanFileId).execute();
  for (const some of chunks(pages, PAGES_A_STATEMENT)) await db.insertInto('page').values(some).execute();
}

interface WorkOfPeople {
  /** Documents that keep their first page, by id. */
  readonly kept: ReadonlyMap<string, HumanDocument>;
  /** Those of them that hold values of people. */
  readonly typed: ReadonlySet<string>;
}

/**
 * Documents with values of people; where the content is the same also those that a person put into a dossier or paired with a
 * row of a register. Of another content that says nothing.
 */
async function readWorkOfPeople(
  db: Database['db'],
  { scanFileId, changed }: { readonly scanFileId: string; readonly changed: boolean },
): Promise<WorkOfPeople> {
  const documents = await db
    .selectFrom('archival_document')
    .select(['id', 'first_page', 'last_page'])
    .where('scan_file_id', '=', scanFileId)
    .orderBy('first_page')
    .forUpdate()
    .execute();
  const ids = documents.map(({ id }) => id);
  if (ids.length === 0) return { kept: new Map(), typed: new Set() };
  const query = db.selectFrom('field_value').select('document_id').distinct().where('document_id', 'in', ids);
  const typed = new Set((await query.where('origin', 'in', PEOPLE).execute()).map((row) => row.document_id));
  const placed = changed ? new Set<string>() : await readPlaced(db, ids);
  const theirs = documents.filter(({ id }) => typed.has(id) || placed.has(id));
  const spans = theirs.map(({ id, first_page, last_page }) => [id, { firstPage: first_page, lastPage: last_page }] as const); // prettier-ignore
  return { kept: new Map(spans), typed };
}

/** Those of the documents that a person put into a dossier or paired with a row of a register. */
async function readPlaced(db: Database['db'], ids: readonly string[]): Promise<ReadonlySet<string>> {
  const all = sql.val([...ids]);
  const { rows } = await sql<{ id: string }>`
    select scan_document_id as id from vankho.dossier_document where scan_document_id = any(${all}::text[])
    union select document_id from vankho.register_match
    where document_id = any(${all}::text[]) and decided_by is not null`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

interface Plan extends WorkOfPeople {
  readonly planned: readonly PlannedDocument[];
  readonly changed: boolean;
}

async function saveDocuments(db: Database['db'], scanFileId: string, plan: Plan): Promise<void> {
  const ids = plan.planned.map(({ firstPage }) => documentId(scanFileId, firstPage));
  let leftOver = db.deleteFrom('archival_document').where('scan_file_id', '=', scanFileId);
  if (ids.length > 0) leftOver = leftOver.where('id', 'not in', ids);
  await leftOver.execute();
  for (const [index, document] of plan.planned.entries()) {
    const id = documentId(scanFileId, document.firstPage);
    const mustLook = (plan.typed.has(id) && plan.changed) || (plan.kept.has(id) && !document.divided);
    await upsertDocument(db, { id, scanFileId, ordinal: index + 1, mustLook, changed: plan.changed, document });
    if (document.divided) await replaceMachineValues(db, { id, document, changed: plan.changed });
    else await doubtMachineValues(db, id);
    await refreshReview(db, id);
    await indexDocument(db, {
      id,
      scan_file_id: scanFileId,
      first_page: document.firstPage,
      last_page: document.lastPage,
    });
  }
}

export function documentId(scanFileId: string, firstPage: number): string {
  return `${scanFileId}-${String(firstPage)}`;
}

interface DocumentChange {
  readonly id: string;
  readonly scanFileId: string;
  readonly ordinal: number;
  readonly mustLook: boolean;
  /** The content is another one: what a person saw of the bounds says nothing of it. */
  readonly changed: boolean;
  readonly document: PlannedDocument;
}

async function upsertDocument(db: Database['db'], change: DocumentChange): Promise<void> {
  const { id, scanFileId, ordinal, mustLook, changed, document } = change;
  const unsure = document.boundsUnsure === true;
  const columns = {
    ordinal,
    last_page: document.lastPage,
    missing: [...(document.missing ?? [])],
    needs_review: mustLook,
    revision: sql<number>`nextval('vankho.document_revision')`,
  };
  const row = {
    id,
    scan_file_id: scanFileId,
    first_page: document.firstPage,
    check_division: mustLook || unsure,
    ...columns,
  };
  await db
    .insertInto('archival_document')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        ...columns,
        // Stays until a person has looked, however often the machine reads again; bounds that are others ask anew.
        check_division: sql<boolean>`archival_document.check_division or ${mustLook || (unsure && changed)}
          or ${unsure} and archival_document.last_page <> ${document.lastPage}`,
      }),
    )
    .execute();
}

interface Replacement {
  readonly id: string;
  readonly document: PlannedDocument;
  /** The content is another one: what a register said was said of the old. */
  readonly changed: boolean;
}

async function replaceMachineValues(db: Database['db'], { id, document, changed }: Replacement): Promise<void> {
  const kept: readonly Origin[] = changed ? PEOPLE : [...PEOPLE, 'register'];
  const fields = Object.entries(document.fields) as [FieldName, FieldValue][];
  // What the register says now takes the place of what it said.
  const anew = fields.flatMap(([name, { origin }]) => (origin === 'register' ? [name] : []));
  const isOld = sql<boolean>`(not origin = any(${sql.val([...kept])}::text[])
    or origin = 'register' and field = any(${sql.val(anew)}::text[]))`;
  await db.deleteFrom('field_value').where('document_id', '=', id).where(isOld).execute();
  // Which row it is must be looked for again.
  if (changed)
    await sql`delete from vankho.register_match where document_id = ${id} and decided_by is null`.execute(db);
  await db.updateTable('field_value').set({ effective: false }).where('document_id', '=', id).execute();
  const rows: Insertable<FieldValueTable>[] = [];
  for (const [name, value] of fields) rows.push(toFieldRow({ documentId: id, field: name, effective: false }, value));
  for (const some of chunks(rows, ROWS_A_STATEMENT)) await db.insertInto('field_value').values(some).execute();
  await letStrongestCount(db, id);
}

/** Of each field the strongest origin that spoke. No value of the document may be effective before. */
async function letStrongestCount(db: Database['db'], id: string): Promise<void> {
  const strongest = sql<boolean>`(field, origin) in (
    select distinct on (field) field, origin from vankho.field_value where document_id = ${id}
    order by field, array_position(${sql.val([...ORIGINS])}::text[], origin))`;
  const values = db.updateTable('field_value').set({ effective: true }).where('document_id', '=', id);
  await values.where(strongest).execute();
}

/** The machine sees no document here any more: what it once read may be right, but only a person can say so. */
async function doubtMachineValues(db: Database['db'], id: string): Promise<void> {
  const machine = db.updateTable('field_value').set({ needs_review: true });
  await machine.where('document_id', '=', id).where('origin', 'not in', PEOPLE).execute();
}

/**
 * A document needs review when a value that counts does, when its bounds must be looked at, or when a field that it
 * should have is missing and no person has confirmed that it has none.
 */
export async function refreshReview(db: Database['db'], id: string): Promise<void> {
  await refreshReviews(db, [id]);
}

/** As `refreshReview`, of many by one statement. */
export async function refreshReviews(db: Database['db'], ids: readonly string[]): Promise<void> {
  await sql`update vankho.archival_document d set needs_review = check_division or exists (
      select 1 from vankho.field_value v where v.document_id = d.id and v.effective and v.needs_review
          and v.field <> all(${[...UNASKED_FIELDS]}::text[]))
      or (not confirmed and exists (select 1 from unnest(missing) as wanted where not exists (
        select 1 from vankho.field_value v where v.document_id = d.id and v.effective and v.field = wanted)))
    where id = any(${[...ids]}::text[])`.execute(db);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
