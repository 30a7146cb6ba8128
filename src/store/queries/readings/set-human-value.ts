import { sql } from 'kysely';
import { ORIGINS, type PersonOrigin } from '../../../domain/cataloguing/field-value.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import type { DocumentReview, HumanChange, SeenDocument } from '../../../ports/store.ts';
import type { Database } from '../../database.ts';
import { toFieldRow } from './field-rows.ts';
import { indexDocument, type DocumentSpanRow } from './index-document.ts';
import { refreshReview } from './save-result.ts';

/**
 * Sets or takes back what a person says about one field. Looking at a document in the console also settles its doubtful
 * bounds; who works inside the host does not see them.
 */
export async function setPersonValue(
  { db, router }: Database,
  change: HumanChange & { readonly origin: PersonOrigin },
): Promise<void> {
  const { origin } = change;
  if (change.value !== undefined && change.value.origin !== origin) {
    throw new RequestError('invalid-request', `The value must have the origin \`${origin}\``);
  }
  await router.transaction(async () => {
    const document = await takeRevision(db, change, origin === 'human');
    await writeValue(db, change);
    await refreshEffective(db, change);
    await refreshReview(db, change.documentId);
    await indexDocument(db, document);
  });
}

/** A person says that the document is complete as it stands. */
export async function confirmDocument({ db, router }: Database, seen: SeenDocument): Promise<void> {
  await router.transaction(async () => {
    const { id } = await takeRevision(db, seen, true);
    await db.updateTable('archival_document').set({ confirmed: true }).where('id', '=', id).execute();
    await refreshReview(db, id);
  });
}

/** Takes `confirmDocument` back. */
export async function reopenDocument(
  { db, router }: Database,
  seen: SeenDocument & Pick<DocumentReview, 'doubtsBounds'>,
): Promise<void> {
  await router.transaction(async () => {
    const { id } = await takeRevision(db, seen, false);
    const open = { confirmed: false, ...(seen.doubtsBounds && { check_division: true }) };
    await db.updateTable('archival_document').set(open).where('id', '=', id).execute();
    await refreshReview(db, id);
  });
}

async function takeRevision(db: Database['db'], change: SeenDocument, sawBounds: boolean): Promise<DocumentSpanRow> {
  const document = await db
    .updateTable('archival_document')
    .set({ revision: sql<number>`nextval('vankho.document_revision')`, ...(sawBounds && { check_division: false }) })
    .where('id', '=', change.documentId)
    .where('revision', '=', change.revision)
    .returning(['id', 'scan_file_id', 'first_page', 'last_page'])
    .executeTakeFirst();
  if (document !== undefined) return document;
  const details = { id: change.documentId };
  const query = db.selectFrom('archival_document').select('id').where('id', '=', change.documentId);
  const known = await query.executeTakeFirst();
  if (known === undefined) throw new RequestError('not-found', 'No such document', { details });
  throw new StoreError('stale', 'The document was changed by somebody else', { details });
}

async function writeValue(
  db: Database['db'],
  { documentId, field, value, origin }: HumanChange & { readonly origin: PersonOrigin },
): Promise<void> {
  const opinion = db.deleteFrom('field_value').where('document_id', '=', documentId).where('field', '=', field);
  await opinion.where('origin', '=', origin).execute();
  if (value === undefined) return;
  const certain = { ...value, confidence: 1, needsReview: false };
  // Not effective yet: another opinion still is, and there is one effective value a field.
  const row = toFieldRow({ documentId, field, effective: false }, certain);
  await db.insertInto('field_value').values(row).execute();
}

async function refreshEffective(db: Database['db'], { documentId, field }: HumanChange): Promise<void> {
  const opinions = db.updateTable('field_value').where('document_id', '=', documentId).where('field', '=', field);
  await opinions.set({ effective: false }).execute();
  const origins = await db
    .selectFrom('field_value')
    .select('origin')
    .where('document_id', '=', documentId)
    .where('field', '=', field)
    .execute();
  const strongest = ORIGINS.find((origin) => origins.some((row) => row.origin === origin));
  if (strongest !== undefined) await opinions.set({ effective: true }).where('origin', '=', strongest).execute();
}
