import { sql } from 'kysely';
import type { DocumentEntry } from '../../../../domain/archive/document-in-dossier.ts';
import type { DossierDescription } from '../../../../domain/archive/dossier.ts';
import { parsePeriodKey } from '../../../../domain/retention/retention-period.ts';
import type { DossierState } from '../../../../domain/workflow/dossier-state.ts';
import type { DisposalRepository, DossierForList } from '../../../../ports/archive/disposals.ts';
import type { Database } from '../../../database.ts';

interface DossierRow {
  readonly id: string;
  readonly fonds_id: string;
  readonly state: string;
  readonly secret: boolean;
  readonly code: string | null;
  readonly inventory_number: string | null;
  readonly number: number | null;
  readonly temporary_number: number;
  readonly box_number: number | null;
  readonly description: unknown;
  readonly period: string | null;
  readonly item: string | null;
  readonly because: readonly string[] | null;
  readonly end_year: number | null;
  readonly creator_end_year: number | null;
  readonly event_year: number | null;
  readonly carried_over: boolean;
  readonly held: boolean;
  readonly documents: number;
  readonly listed_whole: string | null;
  readonly listed_in_part: readonly string[] | null;
  readonly keeps_disposal: boolean;
}
interface DocumentRow {
  readonly id: string;
  readonly dossier_id: string;
  readonly ordinal: number;
  readonly scan_document_id: string | null;
  readonly entry: unknown;
  readonly listed_in: string | null;
  readonly destroyed: boolean;
}

/** What speaks for and against dossiers and documents on a list: one statement, however many. */
export function makeListedFacts({ db }: Database): Pick<DisposalRepository, 'dossiersForList' | 'documentsForList'> {
  return {
    dossiersForList: async (ids, on) => {
      if (ids.length === 0) return [];
      const { rows } = await sql<DossierRow>`
        select dossier.id, dossier.fonds_id, dossier.state, dossier.secret, dossier.code, dossier.inventory_number,
          dossier.number, dossier.temporary_number, dossier.box_number, dossier.description, dossier.period,
          dossier.retention_decision ->> 'item' as item,
          dossier.retention_decision -> 'permanentBecause' as because,
          left(dossier.description ->> 'endDate', 4)::int as end_year,
          case when fonds.state = 'closed' then left(fonds.end_date, 4)::int end as creator_end_year,
          left(facts.event_on, 4)::int as event_year,
          coalesce(facts.carried_over, false) as carried_over,
          exists (select 1 from vankho.retention_hold hold
            where hold.dossier_id = dossier.id and hold.released_at is null) as held,
          (select count(*)::int from vankho.dossier_document d where d.dossier_id = dossier.id) as documents,
          (select max(i.case_id) from vankho.disposal_item i
            where i.dossier_id = dossier.id and i.kind = 'dossier' and i.state = 'listed') as listed_whole,
          (select jsonb_agg(distinct i.case_id) from vankho.disposal_item i
            where i.dossier_id = dossier.id and i.kind = 'document' and i.state = 'listed') as listed_in_part,
          exists (select 1 from vankho.disposal_case c
            where c.file_id = dossier.id and coalesce(c.kept_until, '9999') >= ${on}) as keeps_disposal
        from unnest(${[...ids]}::text[]) as asked(id)
        join vankho.dossier on dossier.id = asked.id
        join vankho.fonds on fonds.id = dossier.fonds_id
        left join vankho.retention_facts facts on facts.dossier_id = dossier.id`.execute(db);
      return rows.map(toDossier);
    },
    documentsForList: async (ids) => {
      if (ids.length === 0) return [];
      const { rows } = await sql<DocumentRow>`
        select d.id, d.dossier_id, d.ordinal, d.scan_document_id, d.entry,
          (select max(i.case_id) from vankho.disposal_item i
            where i.document_id = d.id and i.kind = 'document' and i.state = 'listed') as listed_in,
          exists (select 1 from vankho.disposal_item i
            where i.document_id = d.id and i.kind = 'document' and i.state = 'destroyed') as destroyed
        from unnest(${[...ids]}::text[]) as asked(id)
        join vankho.dossier_document d on d.id = asked.id`.execute(db);
      return rows.map(({ dossier_id, scan_document_id, listed_in, entry, ...row }) => ({
        ...{ id: row.id, ordinal: row.ordinal, destroyed: row.destroyed, dossierId: dossier_id },
        ...{ scanDocumentId: scan_document_id, listedIn: listed_in, entry: entry as DocumentEntry },
      }));
    },
  };
}

/** Only this store writes the tables, so the types of their columns hold. */
function toDossier(row: DossierRow): DossierForList {
  const { id, state, secret, code, number, held, documents } = row;
  return {
    ...{ id, secret, code, number, documents, fondsId: row.fonds_id, state: state as DossierState },
    ...{ inventoryNumber: row.inventory_number, temporaryNumber: row.temporary_number, boxNumber: row.box_number },
    description: row.description as DossierDescription,
    permanentBecause: row.because ?? [],
    group: {
      period: row.period === null ? null : (parsePeriodKey(row.period) ?? null),
      ...{ item: row.item, endYear: row.end_year, creatorEndYear: row.creator_end_year, eventYear: row.event_year },
      ...{ carriedOver: row.carried_over, held },
    },
    listedWhole: row.listed_whole,
    listedInPart: row.listed_in_part ?? [],
    keepsDisposal: row.keeps_disposal,
  };
}
