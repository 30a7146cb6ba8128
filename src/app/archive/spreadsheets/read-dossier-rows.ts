import type { DossierDescription } from '../../../domain/archive/dossier.ts';
import type { Fonds } from '../../../domain/archive/fonds.ts';
import { comparable } from '../../../domain/spreadsheet/layout.ts';
import type { NumberAndNotation } from '../../../domain/spreadsheet/read-value.ts';
import { RecordError } from '../../../ports/errors.ts';
import { readDescription } from '../dossiers/read-description.ts';
import { hasKey, type DossierKey } from './dossier-index.ts';
import { readRows, type ReadRow, type RowPlace, type RowsToRead } from './read-rows.ts';
import { remark, type Remarks } from './remark.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';

/** A dossier as a row has it; without `description` the row is faulty. */
export interface DossierRow {
  readonly place: RowPlace;
  readonly key: DossierKey;
  readonly description?: DossierDescription;
  readonly nodeId?: string;
  readonly boxNumber?: number;
}

export interface RowContext {
  readonly deps: Pick<SpreadsheetDeps, 'checkRecord'>;
  readonly fonds: Pick<Fonds, 'code' | 'name'>;
  /** Id of a heading by its folded path. */
  readonly headings: ReadonlyMap<string, string>;
  readonly remarks: Remarks;
}

const MAX_INVENTORY = 30;
const MAX_BOX = 999_999;
/** What leads to a dossier or lies beside its description. */
const PLACES: ReadonlySet<string> = new Set([
  ...['dossierCode', 'inventoryNumber', 'number', 'temporaryNumber', 'boxNumber', 'fonds', 'heading'],
]);

export async function* readDossierRows(source: RowsToRead, context: RowContext): AsyncGenerator<DossierRow> {
  for await (const row of readRows(source)) yield toDossierRow(row, context);
}

/** Tells what is wrong with a field of a row, in its column where there is one. */
export function tellField(row: RowPlace, remarks: Remarks, told: FieldFault): void {
  const column = row.columns.get(told.field.split('.')[0] ?? '');
  const details = { ...told.details, ...(column === undefined && { field: told.field }) };
  const place = { sheet: row.sheet, row: row.source, ...(column && { column }) };
  remarks.add(remark('fault', place, { message: told.message, details }));
}

function toDossierRow(row: ReadRow, context: RowContext): DossierRow {
  const key = keyOf(row);
  const nodeId = headingOf(row, context);
  const isPlaced = hasPlace(row, { key, nodeId }, context);
  const description = describe(row, context);
  if (row.faulty || !isPlaced || description === undefined) return { place: row.place, key };
  const boxNumber = row.values.get('boxNumber');
  return {
    ...{ place: row.place, key, description },
    ...(typeof nodeId === 'string' && { nodeId }),
    ...(typeof boxNumber === 'number' && { boxNumber }),
  };
}

function keyOf({ values }: ReadRow): DossierKey {
  const [code, inventory, temporary] = [
    values.get('dossierCode'),
    values.get('inventoryNumber'),
    values.get('temporaryNumber'),
  ];
  const number = values.get('number') as NumberAndNotation | undefined; // by the kind of the column
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof inventory === 'string' && { inventoryNumber: inventory }),
    ...(number !== undefined && { number: number.number }),
    ...(typeof temporary === 'number' && { temporaryNumber: temporary }),
  };
}

/** Null for a heading that the scheme does not have. */
function headingOf({ values }: ReadRow, { headings }: RowContext): string | null | undefined {
  const path = values.get('heading');
  return typeof path === 'string' ? (headings.get(comparable(path)) ?? null) : undefined;
}

interface Placed {
  readonly key: DossierKey;
  readonly nodeId: string | null | undefined;
}

function hasPlace(row: ReadRow, placed: Placed, { fonds, remarks }: RowContext): boolean {
  const faults = [...fondsFaults(row, fonds), ...keyFaults(row, placed.key), ...boundFaults(row, placed)];
  for (const fault of faults) tellField(row.place, remarks, fault);
  return faults.length === 0;
}

interface FieldFault {
  readonly field: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

function fondsFaults({ values }: ReadRow, fonds: RowContext['fonds']): readonly FieldFault[] {
  const given = values.get('fonds');
  const names = [fonds.code ?? '', fonds.name].map(comparable);
  if (typeof given !== 'string' || names.includes(comparable(given))) return [];
  return [{ field: 'fonds', message: 'import.other-fonds', details: { fonds: fonds.name } }];
}

function keyFaults(row: ReadRow, key: DossierKey): readonly FieldFault[] {
  if (!hasKey(key)) return row.faulty ? [] : [{ field: 'number', message: 'import.no-key' }];
  const lacksNumber = key.number === undefined || key.inventoryNumber === undefined;
  return key.code !== undefined && lacksNumber ? [{ field: 'dossierCode', message: 'import.code-without-number' }] : [];
}

function boxFaults(box: number): readonly FieldFault[] {
  if (box < 1) return [{ field: 'boxNumber', message: 'validation.minimum', details: { limit: 1 } }];
  return box > MAX_BOX ? [{ field: 'boxNumber', message: 'validation.maximum', details: { limit: MAX_BOX } }] : [];
}

function boundFaults({ values }: ReadRow, { key, nodeId }: Placed): readonly FieldFault[] {
  const box = values.get('boxNumber');
  const isLong = (key.inventoryNumber?.length ?? 0) > MAX_INVENTORY;
  return [
    ...(nodeId === null ? [{ field: 'heading', message: 'import.heading' }] : []),
    ...(typeof box === 'number' ? boxFaults(box) : []),
    ...(isLong
      ? [{ field: 'inventoryNumber', message: 'validation.maxLength', details: { limit: MAX_INVENTORY } }]
      : []),
  ];
}

function describe(row: ReadRow, { deps, remarks }: RowContext): DossierDescription | undefined {
  const number = row.values.get('number') as NumberAndNotation | undefined; // by the kind of the column
  const given = Object.fromEntries([...row.values].filter(([field]) => !PLACES.has(field)));
  try {
    return readDescription(deps, { ...(number?.notation !== undefined && { notation: number.notation }), ...given });
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    for (const { field, keyword, details } of error.faults)
      tellField(row.place, remarks, { field, message: `validation.${keyword}`, details });
    return undefined;
  }
}
