import { sql, type RawBuilder } from 'kysely';
import type { CataloguedScan, RegisterRepository } from '../../../../ports/archive/registers.ts';
import type { Database } from '../../../database.ts';
import { toOpinions } from '../../readings/field-rows.ts';
import { inBatches } from '../in-batches.ts';

type Scans = Pick<RegisterRepository, 'scans' | 'scansById'>;

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
      select(sql`scan_file.state in ('done', 'review') and not exists (
        select 1 from vankho.dossier_document e join vankho.dossier on dossier.id = e.dossier_id
        where e.scan_document_id = d.id and dossier.fonds_id <> ${fondsId})`),
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
