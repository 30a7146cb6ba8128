import { sql } from 'kysely';
import type { DisposalRepository, Listing } from '../../../../ports/archive/disposals.ts';
import type { Database } from '../../../database.ts';

/** Where dossiers and documents stand in cases of disposal. */
export function makeListings({ db }: Database): Pick<DisposalRepository, 'listings'> {
  return {
    listings: async (dossierIds, documentIds) => {
      const { rows } = await sql<Listing>`
        select c.id as "caseId", c.record ->> 'title' as title, c.secret, i.kind, i.state, i.dossier_id as "dossierId",
          i.document_id as "documentId"
        from vankho.disposal_item i join vankho.disposal_case c on c.id = i.case_id
        where i.dossier_id = any(${[...dossierIds]}::text[]) or i.document_id = any(${[...documentIds]}::text[])
        union all
        select c.id, c.record ->> 'title', c.secret, 'papers', null, c.file_id, null
        from vankho.disposal_case c where c.file_id = any(${[...dossierIds]}::text[])
        order by 1`.execute(db);
      return rows;
    },
  };
}
