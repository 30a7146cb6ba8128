import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { ValueConflict } from '../../../domain/archive/value-conflict.ts';
import type { DossierRow } from './read-dossier-rows.ts';
import type { DifferingRow } from './import-subject.ts';
import { remark, type Remarks } from './remark.ts';

/** Only what the row says is compared: an empty cell says nothing. */
export function differencesOfDossier(row: DossierRow, dossier: Dossier): readonly ValueConflict[] {
  const { nodeId, boxNumber } = dossier;
  const given = {
    ...row.description,
    ...(row.nodeId !== undefined && { nodeId: row.nodeId }),
    ...(row.boxNumber !== undefined && { boxNumber: row.boxNumber }),
  };
  return differencesOf({ ...dossier.description, nodeId, boxNumber }, given);
}

export function differencesOf(stored: object, given: object): readonly ValueConflict[] {
  const there = new Map<string, unknown>(Object.entries(stored));
  const others = Object.entries(given).filter(([field, value]) => !isSame(there.get(field), value));
  return others.map(([field, value]: readonly [string, unknown]) => ({
    field,
    stored: there.get(field),
    given: value,
  }));
}

/** Each in its cell: `import.differs` where what stands there stays, `import.taken` where the sheet's goes in. */
export function tellDifferences(
  row: DossierRow['place'],
  differences: readonly ValueConflict[],
  { remarks, message }: { readonly remarks: Remarks; readonly message: 'import.differs' | 'import.taken' },
): void {
  for (const { field, stored } of differences) {
    const column = row.columns.get(field === 'nodeId' ? 'heading' : field);
    const place = { sheet: row.sheet, row: row.source, ...(column && { column }) };
    const there = typeof stored === 'string' ? stored : stored === undefined ? '—' : JSON.stringify(stored);
    remarks.add(remark('warning', place, { message, details: { stored: there } }));
  }
}

export function differingRow(
  { sheet, source }: DossierRow['place'],
  { id, revision }: Pick<Dossier, 'id' | 'revision'>,
  fields: readonly ValueConflict[],
): DifferingRow {
  return { sheet, row: source.row, dossierId: id, revision, fields };
}

/** Nothing of it is told but that it is there: the numbers of what is hidden are in every list. */
export function tellHidden({ sheet, source }: DossierRow['place'], remarks: Remarks): void {
  remarks.add(remark('warning', { sheet, row: source }, { message: 'import.hidden' }));
}

/** Members of stored JSON come in another order. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}
