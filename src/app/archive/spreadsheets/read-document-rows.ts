import type { DocumentEntry } from '../../../domain/archive/document-in-dossier.ts';
import { readNumberAndNotation, type NumberAndNotation, type Sheets } from '../../../domain/spreadsheet/read-value.ts';
import { RecordError } from '../../../ports/errors.ts';
import { readEntry } from '../dossiers/read-description.ts';
import { hasKey, type DossierKey } from './dossier-index.ts';
import { tellField, type RowContext } from './read-dossier-rows.ts';
import { readRows, type ReadRow, type RowPlace, type RowsToRead } from './read-rows.ts';

/** A document as a row has it. */
export interface DocumentRow {
  readonly place: RowPlace;
  /** Of its dossier. */
  readonly key: DossierKey;
  /** Absent where the order of the rows says it. */
  readonly ordinal?: number;
  /** Absent: the row is faulty. */
  readonly entry?: DocumentEntry;
}

const LINKS: ReadonlySet<string> = new Set([
  ...['dossierCode', 'dossierInventory', 'dossierNumber', 'dossierTemporaryNumber', 'ordinal'],
]);

export async function* readDocumentRows(source: RowsToRead, context: RowContext): AsyncGenerator<DocumentRow> {
  // Of a sheet without a column that says it, the name of the sheet is the number of its dossier.
  const ofSheet = readNumberAndNotation(source.sheet.name);
  for await (const row of readRows(source)) {
    const own = keyOf(row);
    const key = hasKey(own) || ofSheet === undefined ? own : { ...own, number: ofSheet.number };
    const isLinked = hasKey(key);
    if (!isLinked) tellField(row.place, context.remarks, { field: 'dossierNumber', message: 'import.no-dossier-key' });
    const entry = describe(row, context);
    const ordinal = row.values.get('ordinal');
    yield {
      ...{ place: row.place, key },
      ...(typeof ordinal === 'number' && { ordinal }),
      ...(entry !== undefined && isLinked && !row.faulty && { entry }),
    };
  }
}

function keyOf({ values }: ReadRow): DossierKey {
  const [code, inventory] = [values.get('dossierCode'), values.get('dossierInventory')];
  const number = values.get('dossierNumber') as NumberAndNotation | undefined; // by the kind of the column
  const temporary = values.get('dossierTemporaryNumber');
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof inventory === 'string' && { inventoryNumber: inventory }),
    ...(number !== undefined && { number: number.number }),
    ...(typeof temporary === 'number' && { temporaryNumber: temporary }),
  };
}

function describe(row: ReadRow, { deps, remarks }: RowContext): DocumentEntry | undefined {
  const given = Object.fromEntries([...row.values].filter(([field]) => !LINKS.has(field)).flatMap(flatten));
  try {
    return readEntry(deps, given);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    for (const { field, keyword, details } of error.faults)
      tellField(row.place, remarks, { field, message: `validation.${keyword}`, details });
    return undefined;
  }
}

/** `3-7` in the column of sheets says two fields; a count of its own comes later and wins. */
function flatten([field, value]: readonly [string, unknown]): readonly (readonly [string, unknown])[] {
  if (field !== 'sheetNumber' || typeof value !== 'object' || value === null) return [[field, value]];
  const { first, count } = value as Sheets; // by the kind of the column
  return [['sheetNumber', first], ...(count === undefined ? [] : [['sheetCount', count] as const])];
}
