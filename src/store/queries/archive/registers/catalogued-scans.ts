import { sql, type RawBuilder } from 'kysely';
import type { CataloguedScan, RegisterRepository } from '../../../../ports/archive/registers.ts';
import type { Database } from '../../../database.ts';
import { toOpinions } from '../../readings/field-rows.ts';
import { inBatches } from '../in-batches.ts';

type Scans = Pick<RegisterRepository, 'scans' | 'scansById' | 'hasNewScans' | 'followReviews'>;

/** What a register can say, and what a row is known by. */
const FIELDS = [
  ...['number', 'notation', 'referenceNumber', 'issuedOn', 'documentType'],
  ...['subject', 'signatory', 'issuingBody'],
];

interface ScanRow {
  readonly id: string;
  readonly scan_file_id: string;
  readonly name: string;
}

export function makeCataloguedScans({ db }: Database): Scans {
  return {
    scans: (fondsId) =>
      select(sql`scan_file.state in ('done', 'review') and not ${liesElsewhere(fondsId)}
        and not exists (select 1 from vankho.register_match m where m.document_id = d.id and m.fonds_id <> ${fondsId}
          and (m.decided_by is not null or m.state = 'paired'))`),
    hasNewScans: async (fondsId) => {
      // Of no dossier: of the only fonds that has registers, or of nobody's until a person says so.
      const { rows } = await sql`select 1 from vankho.archival_document d
        join vankho.scan_file f on f.id = d.scan_file_id and f.state in ('done', 'review')
        left join vankho.field_value v on v.document_id = d.id and v.field = 'issuedOn' and v.effective
        where not exists (select 1 from vankho.register_match m where m.document_id = d.id)
          and not ${liesElsewhere(fondsId)}
          and exists (select 1 from vankho.document_register r where r.fonds_id = ${fondsId} and not r.removed
            and (v.value is null or left(v.value #>> '{}', 4) in (r.year::text, (r.year - 1)::text)))
          and case when exists (select 1 from vankho.dossier_document e where e.scan_document_id = d.id)
            then exists (select 1 from vankho.dossier_document e join vankho.dossier o on o.id = e.dossier_id
              where e.scan_document_id = d.id and o.fonds_id = ${fondsId})
            else not exists (select 1 from vankho.document_register r where r.fonds_id <> ${fondsId} and not r.removed)
          end
        limit 1`.execute(db);
      return rows.length > 0;
    },
    followReviews: async (scanFileIds, at) => {
      const some = sql`f.id = any(${[...scanFileIds]}::text[]) and f.state in ('done', 'review')`;
      await sql`update vankho.scan_file f set state = s.state, revision = f.revision + 1, updated_at = ${at}
        from (select f.id, case when exists (select 1 from vankho.archival_document d
            where d.scan_file_id = f.id and d.needs_review) then 'review' else 'done' end as state
          from vankho.scan_file f where ${some}) s
        where s.id = f.id and s.state <> f.state`.execute(db);
      const { rows } = await sql<{ id: string }>`select f.id from vankho.scan_file f where ${some}
        order by f.id`.execute(db);
      return rows.map(({ id }) => id);
    },
    scansById: async (ids) => {
      const scans = await select(sql`d.id = any(${[...ids]}::text[])`);
      return new Map(scans.map((scan) => [scan.id, scan]));
    },
  };

  async function select(wanted: RawBuilder<unknown>): Promise<readonly CataloguedScan[]> {
    const { rows } = await sql<ScanRow>`select d.id, d.scan_file_id, scan_file.name from vankho.archival_document d
      join vankho.scan_file on scan_file.id = d.scan_file_id where ${wanted} order by d.id collate "C"`.execute(db);
    return inBatches(rows, withFields);
  }

  async function withFields(rows: readonly ScanRow[]): Promise<readonly CataloguedScan[]> {
    const ids = rows.map(({ id }) => id);
    const query = db.selectFrom('field_value').selectAll();
    const values = await query
      .where(sql<boolean>`document_id = any(${ids}::text[]) and field = any(${FIELDS}::text[])`)
      .execute();
    const byDocument = Map.groupBy(values, (value) => value.document_id);
    return rows.map(({ id, scan_file_id: scanFileId, name }) => {
      return { id, scanFileId, fileName: name, fields: toOpinions(byDocument.get(id) ?? []) };
    });
  }
}

/** That the document `d` lies in a dossier of another fonds. */
function liesElsewhere(fondsId: string): RawBuilder<unknown> {
  return sql`exists (select 1 from vankho.dossier_document e join vankho.dossier on dossier.id = e.dossier_id
    where e.scan_document_id = d.id and dossier.fonds_id <> ${fondsId})`;
}
