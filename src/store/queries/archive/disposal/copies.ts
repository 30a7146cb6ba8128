import { isSecret } from '../../../../domain/archive/dossier.ts';
import { sql, type RawBuilder } from 'kysely';
import type { DocumentEntry } from '../../../../domain/archive/document-in-dossier.ts';
import type { DocumentCopy, DuplicateSign } from '../../../../domain/disposal/duplicates.ts';
import { parsePeriodKey } from '../../../../domain/retention/retention-period.ts';
import type { DisposalRepository } from '../../../../ports/archive/disposals.ts';
import type { Database } from '../../../database.ts';

interface Row {
  readonly key: string;
  readonly id: string;
  readonly dossier_id: string;
  readonly title: string;
  readonly secret: boolean;
  readonly code: string | null;
  readonly period: string | null;
  readonly position: number;
  readonly ordinal: number;
  readonly scan_document_id: string | null;
  readonly entry: unknown;
}

/** Shorter texts are alike by chance: forms, covers, blank sheets. */
const LEAST_LETTERS = 200;

/**
 * What documents that are copies of each other have in common. Of texts the letters and digits count: two scans of one
 * sheet differ in spaces and points.
 */
const KEYS: Readonly<Record<DuplicateSign, RawBuilder<unknown>>> = {
  'same-scan': sql`select d.id, f.sha256 || substr(d.scan_document_id, 33) as key
    from here d join vankho.scan_file f on f.id = left(d.scan_document_id, 32) and f.sha256 is not null`,
  'same-text': sql`select id, md5(letters) as key from (
      select d.id, lower(regexp_replace(string_agg(p.text, '' order by p.page), '[[:space:][:punct:]]+', '', 'g')) as letters
      from here d
      join vankho.archival_document a on a.id = d.scan_document_id
      join vankho.page p on p.scan_file_id = a.scan_file_id and p.page between a.first_page and a.last_page
      group by d.id) texts
    where length(letters) >= ${LEAST_LETTERS}::int`,
  'same-number': sql`select id, lower(regexp_replace(concat_ws('|',
      coalesce(entry ->> 'referenceNumber', (entry ->> 'number') || '/' || (entry ->> 'notation')),
      entry ->> 'issuedOn', entry ->> 'issuingBody'), '\\s+', '', 'g')) as key
    from here where length(entry ->> 'issuedOn') = 10 and entry ? 'issuingBody'
      and (entry ? 'referenceNumber' or (entry ? 'number' and entry ? 'notation'))`,
};

export function makeCopies({ db }: Database): Pick<DisposalRepository, 'copies'> {
  return {
    copies: async (fondsId, sign) => {
      const { rows } = await sql<Row>`
        with here as materialized (
          select d.* from vankho.dossier_document d join vankho.dossier on dossier.id = d.dossier_id
          where dossier.fonds_id = ${fondsId} and dossier.state <> 'destroyed'
            and not exists (select 1 from vankho.disposal_item i where i.document_id = d.id and i.state = 'destroyed')),
        keyed as materialized (${KEYS[sign]}),
        -- One document that lies in two dossiers is no copy of itself.
        alike as (select keyed.key from keyed join here using (id) group by keyed.key
          having count(distinct coalesce(here.scan_document_id, here.id)) > 1)
        select keyed.key, d.id, d.dossier_id, d.ordinal, d.scan_document_id, d.entry, dossier.description ->> 'title' as title,
          dossier.secret, dossier.code, dossier.period, dossier.position
        from alike join keyed using (key) join here d on d.id = keyed.id join vankho.dossier on dossier.id = d.dossier_id
        order by keyed.key, dossier.position, d.ordinal`.execute(db);
      return [...Map.groupBy(rows, ({ key }) => key).values()].map((some) => some.map(toCopy));
    },
  };
}

function toCopy(row: Row): DocumentCopy {
  const { title, code, position, ordinal } = row;
  // Only this store writes the tables, so the types of their columns hold.
  const entry = row.entry as DocumentEntry;
  const secret = row.secret || isSecret(entry);
  return {
    ...{ title, secret, code, position, ordinal, documentId: row.id, dossierId: row.dossier_id },
    period: row.period === null ? null : (parsePeriodKey(row.period) ?? null),
    scanDocumentId: row.scan_document_id,
    entry,
  };
}
