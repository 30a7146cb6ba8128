import { sql, type RawBuilder } from 'kysely';
import type { DossierFacts } from '../../../../domain/arrangement/evidence.ts';
import { parsePeriodKey } from '../../../../domain/retention/retention-period.ts';
import type { DossierState } from '../../../../domain/workflow/dossier-state.ts';

/** What a dossier says, as one hash: `jsonb` writes equal values equally. */
export const CONTENT: RawBuilder<string> = sql`encode(sha256(convert_to(dossier.description::text, 'UTF8')), 'hex')`;

/** An accepted lot of the project holds the dossier as it is now, and no controller found it wrong there. */
export function isVerified(projectId: string): RawBuilder<boolean> {
  return sql`exists (select 1 from vankho.arrangement_lot_dossier seen
    join vankho.arrangement_lot lot on lot.id = seen.lot_id
    where seen.dossier_id = dossier.id and lot.project_id = ${projectId} and lot.decision = 'accepted'
      and seen.content = ${CONTENT} and (seen.verdict is null or seen.verdict = 'passed'))`;
}

export interface FactsRow {
  readonly fonds_id: string;
  readonly state: string;
  readonly has_number: boolean;
  readonly number_frozen: boolean;
  readonly in_box: boolean;
  readonly period: string | null;
  readonly has_sheet_count: boolean;
  readonly has_documents: boolean;
  readonly verified: boolean;
}

/** Facts of the dossiers of a project, one row a dossier. */
export function dossierFacts(projectId: string): RawBuilder<FactsRow & { readonly id: string }> {
  return sql`select dossier.id, dossier.fonds_id, dossier.state, dossier.number is not null as has_number,
      dossier.number_frozen, dossier.box_number is not null as in_box, dossier.period,
      dossier.description ? 'sheetCount' as has_sheet_count,
      exists (select 1 from vankho.dossier_document document where document.dossier_id = dossier.id) as has_documents,
      ${isVerified(projectId)} as verified
    from vankho.dossier
    join vankho.arrangement_fonds own on own.fonds_id = dossier.fonds_id and own.project_id = ${projectId}`;
}

export function toFacts(row: FactsRow): DossierFacts & { readonly fondsId: string } {
  return {
    ...{ fondsId: row.fonds_id, state: row.state as DossierState, hasNumber: row.has_number },
    ...{ numberFrozen: row.number_frozen, inBox: row.in_box, hasSheetCount: row.has_sheet_count },
    period: row.period === null ? undefined : parsePeriodKey(row.period),
    ...{ hasDocuments: row.has_documents, verified: row.verified },
  };
}

/** Who looked at which dossier of the fonds when, at the first level: one entry of the ledger a dossier, or for many. */
export function firstChecks(projectId: string): RawBuilder<{ readonly dossier_id: string; readonly at: Date }> {
  return sql`
    select entry.subject as dossier_id, entry.at, entry.action from vankho.ledger_entry entry
    join vankho.dossier on dossier.id = entry.subject
    join vankho.arrangement_fonds own on own.fonds_id = dossier.fonds_id and own.project_id = ${projectId}
    where entry.action in ('dossier.checked', 'dossier.sent-back', 'dossier.corrected')
      and coalesce(entry.body ->> 'level', '1') = '1'
    union all
    select listed.dossier_id, entry.at, 'dossier.checked' from vankho.ledger_entry entry
    join vankho.arrangement_fonds own on own.fonds_id = entry.subject and own.project_id = ${projectId}
    cross join lateral jsonb_array_elements_text(entry.body -> 'dossiers') as listed (dossier_id)
    where entry.action = 'dossiers.checked'`;
}
