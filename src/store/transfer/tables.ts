import type { StoreConnection } from '../open-store.ts';

interface TableSpec {
  readonly name: string;
  /** Primary key: rows are written in this order, text by bytes, so that equal tables give equal dumps everywhere. */
  readonly key: readonly string[];
}

/**
 * What a dump holds, in an order that the foreign keys accept. Not in it: `migration` (checked by the header),
 * `durability_probe` (says something about one place only) and `file_behind` (triggers fill it when a dump is read in).
 */
export const TABLES: readonly TableSpec[] = [
  { name: 'scan_file', key: ['id'] },
  { name: 'host_cursor', key: ['host_id'] },
  { name: 'host_object', key: ['host_id', 'kind', 'key'] },
  { name: 'host_document', key: ['scan_file_id'] },
  { name: 'host_hint', key: ['id'] },
  { name: 'host_progress', key: ['host_id'] },
  { name: 'host_delivery', key: ['host_id', 'ref'] },
  { name: 'cleared_mark', key: ['sha256', 'page', 'level'] },
  { name: 'held_content', key: ['sha256'] },
  { name: 'seen_stamp', key: ['sha256', 'page'] },
  { name: 'file_division', key: ['scan_file_id'] },
  { name: 'artifact', key: ['fingerprint'] },
  { name: 'scan_identity', key: ['scan_file_id'] },
  { name: 'page', key: ['scan_file_id', 'page'] },
  { name: 'archival_document', key: ['id'] },
  { name: 'field_value', key: ['document_id', 'field', 'origin'] },
  { name: 'search_row', key: ['document_id', 'first_page'] },
  { name: 'ledger_entry', key: ['chain', 'sequence'] },
  { name: 'ledger_value', key: ['chain', 'sequence'] },
  { name: 'ledger_head', key: ['chain'] },
  { name: 'account', key: ['id'] },
  { name: 'access_token', key: ['hash'] },
  { name: 'organisation', key: ['id'] },
  { name: 'organisation_name', key: ['organisation_id', 'ordinal'] },
  { name: 'person', key: ['id'] },
  { name: 'fonds', key: ['id'] },
  { name: 'scheme_node', key: ['id'] },
  { name: 'receipt', key: ['id'] },
  { name: 'place', key: ['id'] },
  { name: 'bundle', key: ['id'] },
  { name: 'box', key: ['id'] },
  { name: 'movement', key: ['id'] },
  { name: 'dossier', key: ['id'] },
  { name: 'dossier_document', key: ['id'] },
  { name: 'dossier_alias', key: ['fonds_id', 'kind', 'name'] },
  { name: 'retention_schedule', key: ['schedule_id', 'version'] },
  { name: 'retention_hold', key: ['id'] },
  { name: 'retention_facts', key: ['dossier_id'] },
  { name: 'access_facts', key: ['subject_id'] },
  { name: 'arrangement_project', key: ['id'] },
  { name: 'arrangement_fonds', key: ['project_id', 'fonds_id'] },
  { name: 'arrangement_receipt', key: ['receipt_id'] },
  { name: 'arrangement_member', key: ['project_id', 'account'] },
  { name: 'arrangement_booking', key: ['id'] },
  { name: 'arrangement_assignment', key: ['id'] },
  { name: 'arrangement_lot', key: ['id'] },
  { name: 'arrangement_lot_dossier', key: ['lot_id', 'dossier_id'] },
  { name: 'arrangement_finding', key: ['id'] },
  { name: 'disposal_case', key: ['id'] },
  { name: 'disposal_item', key: ['id'] },
  { name: 'disposal_vote', key: ['case_id', 'member_id', 'item_id'] },
  { name: 'disposal_listed_file', key: ['case_id', 'scan_file_id'] },
  { name: 'disposal_file', key: ['case_id', 'scan_file_id'] },
  { name: 'document_register', key: ['id'] },
  { name: 'register_import', key: ['id'] },
  { name: 'register_row', key: ['id'] },
  { name: 'register_row_past', key: ['import_id', 'row_id'] },
  { name: 'register_match', key: ['document_id'] },
  { name: 'learned_fact', key: ['id'] },
  { name: 'learned_from', key: ['fact_id', 'document_id'] },
];

export interface Table extends TableSpec {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export async function describeTable(connection: StoreConnection, spec: TableSpec): Promise<Table> {
  const { rows } = await connection.execute(
    `select column_name, data_type from information_schema.columns
     where table_schema = 'vankho' and table_name = $1 order by ordinal_position`,
    [spec.name],
  );
  const columns = rows.map((row) => ({ name: String(row['column_name']), type: String(row['data_type']) }));
  return { ...spec, columns };
}

/** Rows of pages and artifacts hold up to a megabyte. */
const ROWS_A_FETCH = 50;

/** One row of text values in the order of the columns; null where the column is null. */
export type TextRow = readonly (string | null)[];

/** All rows in the order of the key, a batch at a time. To be used inside a transaction. */
export async function* readTable(connection: StoreConnection, table: Table): AsyncGenerator<readonly TextRow[]> {
  await connection.execute(`declare dump cursor for select array[${table.columns.map(asText).join(', ')}] as row
    from vankho.${table.name} order by ${table.key.map((name) => orderBy(table, name)).join(', ')}`);
  for (;;) {
    const { rows } = await connection.execute(`fetch ${String(ROWS_A_FETCH)} from dump`);
    if (rows.length === 0) break;
    // An array of text, as the statement above made it.
    yield rows.map(({ row }) => row as TextRow);
  }
  await connection.execute('close dump');
}

/** As PostgreSQL prints it, except that times are given in UTC whatever the session's time zone. */
function asText({ name, type }: Table['columns'][number]): string {
  return type === 'timestamp with time zone' ? `(${name} at time zone 'UTC')::text || '+00'` : `${name}::text`;
}

function orderBy(table: Table, name: string): string {
  const type = table.columns.find((column) => column.name === name)?.type;
  return type === 'text' ? `${name} collate "C"` : name;
}

/** Rows of the tables that a new store has none of. */
export async function hasRows(connection: StoreConnection): Promise<boolean> {
  const filled = TABLES.filter(({ name }) => name !== 'ledger_head');
  const parts = filled.map(({ name }) => `exists (select 1 from vankho.${name})`);
  const { rows } = await connection.execute(`select ${parts.join(' or ')} as filled`);
  return rows[0]?.['filled'] === true;
}
