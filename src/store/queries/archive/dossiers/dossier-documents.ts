import { sql, type Selectable } from 'kysely';
import type { DocumentEntry, DocumentInDossier } from '../../../../domain/archive/document-in-dossier.ts';
import type { DossierRepository } from '../../../../ports/archive/dossiers.ts';
import type { Database } from '../../../database.ts';
import type { DossierDocumentTable } from '../../../schema-dossiers.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';

type Documents = Pick<
  DossierRepository,
  'documents' | 'documentsOf' | 'listDocuments' | 'insertDocuments' | 'saveDocuments' | 'removeDocuments' | 'dossiersOf'
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
    listDocuments: async (fondsId, page) => {
      let query = db
        .selectFrom('dossier_document')
        .innerJoin('dossier', 'dossier.id', 'dossier_document.dossier_id')
        .selectAll('dossier_document')
        .select('dossier.position')
        .where('dossier.fonds_id', '=', fondsId);
      if (page.after !== undefined) {
        const [position, ordinal] = decodeCursor(page.after, 2);
        query = query.where(sql<boolean>`(position, ordinal) > (${position}::integer, ${ordinal}::integer)`);
      }
      const rows = await query
        .orderBy('position')
        .orderBy('ordinal')
        .limit(page.limit + 1)
        .execute();
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

type Writes = Pick<Documents, 'insertDocuments' | 'saveDocuments' | 'removeDocuments'>;

function makeWrites(db: Database['db']): Writes {
  return {
    insertDocuments: async (documents) => {
      await inBatches(documents, async (some) => {
        await db.insertInto('dossier_document').values(some.map(toRow)).execute();
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

function toRow({ id, dossierId, ordinal, scanDocumentId, entry }: DocumentInDossier) {
  return { id, dossier_id: dossierId, ordinal, scan_document_id: scanDocumentId, entry: JSON.stringify(entry) };
}

/** Only this store writes the table, so the types of its columns hold. */
function toDocument(row: Selectable<DossierDocumentTable>): DocumentInDossier {
  return {
    ...{ id: row.id, dossierId: row.dossier_id, ordinal: row.ordinal, scanDocumentId: row.scan_document_id },
    entry: row.entry as DocumentEntry,
  };
}
