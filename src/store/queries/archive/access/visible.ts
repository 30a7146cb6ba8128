import { sql, type RawBuilder } from 'kysely';
import { CONDITIONAL, type Viewer } from '../../../../domain/access/sight.ts';

/** `isDossierHidden` of the domain, turned round, for statements that have a row `dossier`. */
export function visibleDossier({ sight, within }: Viewer): RawBuilder<boolean> {
  const listed = within === undefined ? sql`true` : sql`dossier.id = any(${[...within]}::text[])`;
  switch (sight) {
    case 'everything':
      return sql<boolean>`(${listed})`;
    case 'no-secrets':
      return sql<boolean>`(not dossier.secret and ${listed})`;
    case 'open':
      return sql<boolean>`(not dossier.secret and ${listed}
        and dossier.description ->> 'accessConditions' is distinct from ${CONDITIONAL}::text)`;
  }
}

/** `isHiddenFrom` of an entry, turned round, for statements that have a row `dossier_document`. */
function visibleEntry({ sight }: Viewer): RawBuilder<boolean> {
  const secret = sql`(dossier_document.entry ? 'secrecy' or dossier_document.entry ->> 'accessConditions' = 'Mật')`;
  switch (sight) {
    case 'everything':
      return sql<boolean>`true`;
    case 'no-secrets':
      return sql<boolean>`(${secret} is not true)`;
    case 'open':
      return sql<boolean>`(${secret} is not true
        and dossier_document.entry ->> 'accessConditions' is distinct from ${CONDITIONAL}::text)`;
  }
}

/**
 * That no dossier in which a document lies hides it, by the id of the document that was read. Documents that lie in no
 * dossier are hidden from a council, and where another document of their file is hidden: pages cut off from it may be its.
 */
export function visibleScan(documentId: RawBuilder<unknown>, { sight, within }: Viewer): RawBuilder<boolean> {
  const isIt = sql`dossier_document.scan_document_id = ${documentId}`;
  const ofItsFile = sql`left(dossier_document.scan_document_id, 32) = left(${documentId}, 32)`;
  const described = sql`exists (select 1 from vankho.dossier_document where ${isIt})`;
  return sql<boolean>`(not ${isHiddenSome(isIt, { sight })} and ${isListed(isIt, within)}
    and (${described} or not ${isHiddenSome(ofItsFile, { sight })}))`;
}

/**
 * As `visibleScan` for all documents of a file, turned round, for statements that have a row `scan_file`. What is withheld
 * for a mark found on it is hidden as well.
 */
export function hiddenFile({ sight, within }: Viewer): RawBuilder<boolean> {
  if (sight === 'everything' && within === undefined) return sql<boolean>`false`;
  const isIt = sql`left(dossier_document.scan_document_id, 32) = scan_file.id`;
  return sql<boolean>`(scan_file.state = 'withheld' or ${isHiddenSome(isIt, { sight })} or not ${isListed(isIt, within)})`;
}

function isHiddenSome(isIt: RawBuilder<unknown>, { sight }: Viewer): RawBuilder<boolean> {
  if (sight === 'everything') return sql<boolean>`false`;
  return sql<boolean>`exists (select 1 from vankho.dossier_document join vankho.dossier
    on dossier.id = dossier_document.dossier_id
    where ${isIt} and not (${visibleDossier({ sight })} and ${visibleEntry({ sight })}))`;
}

function isListed(isIt: RawBuilder<unknown>, within: Viewer['within']): RawBuilder<boolean> {
  if (within === undefined) return sql<boolean>`true`;
  return sql<boolean>`exists (select 1 from vankho.dossier_document
    where ${isIt} and dossier_document.dossier_id = any(${[...within]}::text[]))`;
}
