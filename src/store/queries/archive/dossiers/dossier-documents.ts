import { sql, type Selectable } from 'kysely';
import type { DocumentFacts } from '../../../../domain/archive/completeness.ts';
import type { DocumentEntry, DocumentInDossier } from '../../../../domain/archive/document-in-dossier.ts';
import type { DossierRepository } from '../../../../ports/archive/dossiers.ts';
import type { Database } from '../../../database.ts';
import type { DossierDocumentTable } from '../../../schema-dossiers.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';

type Documents = Pick<
  DossierRepository,
  | 'documents'
  | 'documentsOf'
  | 'documentFacts'
  | 'listDocuments'
  | 'insertDocuments'
  | 'saveDocuments'
  | 'removeDocuments'
  | 'dossiersOf'
>;

export function makeDossierDocuments(database: Database): Documents {
  const { db } = database;
  return {
    ...makeWrites(db),
    documents: async (dossierId) => {
      const query = db.selectFrom('dossier_document').selectAll().where('dossier_id', '=', dossierId);
      return (await query.orderBy('ordinal').execute()).map(toDocument);
    },
    documentsOf: async (dossierIds) => {
      const query = db.selectFrom('dossier_document').selectAll();
      const found = query.where(sql<boolean>`dossier_id = any(${[...dossierIds]}::text[])`).orderBy('ordinal');
      return Map.groupBy((await found.execute()).map(toDocument), ({ dossierId }) => dossierId);
    },
    documentFacts: async (dossierIds) => {
      // A row a dossier, not a row a document: reading rows is what costs.
      const { rows } = await sql<FactsRow>`
        select dossier_id, jsonb_agg(jsonb_build_object('entry', jsonb_build_object('issuedOn', entry -> 'issuedOn',
          'sheetNumber', entry -> 'sheetNumber', 'sheetCount', entry -> 'sheetCount',
          'secrecy', entry -> 'secrecy', 'accessConditions', entry -> 'accessConditions')) order by ordinal) as facts
        from vankho.dossier_document where dossier_id = any(${[...dossierIds]}::text[]) group by dossier_id`.execute(
        db,
      );
      return new Map(rows.map(({ dossier_id: id, facts }) => [id, facts]));
    },
    listDocuments: async (fondsId, page) => {
      const [position = 0, ordinal = 0] = page.after === undefined ? [] : decodeCursor(page.after, 2);
      // Lateral and with a start of its own: a page reads the documents of its dossiers, not those of the whole fonds.
      const { rows } = await sql<ListedRow>`
        select document.*, dossier.position from vankho.dossier
        cross join lateral (select * from vankho.dossier_document where dossier_id = dossier.id order by ordinal) document
        where dossier.fonds_id = ${fondsId} and dossier.position >= ${position}::integer
          and (dossier.position, document.ordinal) > (${position}::integer, ${ordinal}::integer)
        order by dossier.position, document.ordinal limit ${page.limit + 1}`.execute(db);
      return toPage(rows, page, { item: toDocument, key: (row) => [row.position, row.ordinal] });
    },
    dossiersOf: async (scanDocumentIds) => {
      const query = db.selectFrom('dossier_document').select(['scan_document_id', 'dossier_id']);
      const rows = await query.where(sql<boolean>`scan_document_id = any(${[...scanDocumentIds]}::text[])`).execute();
      const found = Map.groupBy(rows, ({ scan_document_id: id }) => id ?? '');
      return new Map([...found].map(([id, some]) => [id, some.map(({ dossier_id: dossier }) => dossier)]));
    },
  };
}

interface FactsRow {
  readonly dossier_id: string;
  readonly facts: readonly DocumentFacts[];
}
type ListedRow = Selectable<DossierDocumentTable> & { readonly position: number };

type Writes = Pick<Documents, 'insertDocuments' | 'saveDocuments' | 'removeDocuments'>;

function makeWrites(db: Database['db']): Writes {
  return {
    insertDocuments: async (documents) => {
      await inBatches(documents, async (some) => {
        // As arrays: a parameter for each value costs a third more than the rows themselves.
        await sql`insert into vankho.dossier_document (id, dossier_id, ordinal, scan_document_id, entry)
          select * from unnest(${some.map(({ id }) => id)}::text[], ${some.map(({ dossierId }) => dossierId)}::text[],
            ${some.map(({ ordinal }) => ordinal)}::integer[],
            ${some.map(({ scanDocumentId }) => scanDocumentId)}::text[],
            ${some.map(({ entry }) => JSON.stringify(entry))}::jsonb[])`.execute(db);
        return [];
      });
    },
    saveDocuments: async (documents) => {
      await inBatches(documents, async (some) => {
        await sql`update vankho.dossier_document d
          set dossier_id = s."dossierId", ordinal = s.ordinal, entry = s.entry
          from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
            as s(id text, "dossierId" text, ordinal integer, entry jsonb)
          where d.id = s.id`.execute(db);
        return [];
      });
    },
    removeDocuments: async (ids) => {
      await sql`delete from vankho.dossier_document where id = any(${[...ids]}::text[])`.execute(db);
    },
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toDocument(row: Selectable<DossierDocumentTable>): DocumentInDossier {
  return {
    ...{ id: row.id, dossierId: row.dossier_id, ordinal: row.ordinal, scanDocumentId: row.scan_document_id },
    entry: row.entry as DocumentEntry,
  };
}
