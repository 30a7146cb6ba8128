import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { DossierRow } from './read-dossier-rows.ts';
import { remark, type Remarks } from './remark.ts';

/** Only what the row says is compared: an empty cell says nothing. */
export function tellDifferences(row: DossierRow, dossier: Dossier, remarks: Remarks): boolean {
  const stored: Readonly<Record<string, unknown>> = {
    ...dossier.description,
    nodeId: dossier.nodeId,
    boxNumber: dossier.boxNumber,
  };
  const given = {
    ...row.description,
    ...(row.nodeId !== undefined && { nodeId: row.nodeId }),
    ...(row.boxNumber !== undefined && { boxNumber: row.boxNumber }),
  };
  return tellOthers({ row: row.place, stored, given, remarks });
}

interface Comparison {
  readonly row: DossierRow['place'];
  readonly stored: Readonly<Record<string, unknown>>;
  readonly given: object;
  readonly remarks: Remarks;
}

export function tellOthers({ row, stored, given, remarks }: Comparison): boolean {
  const others = Object.entries(given).filter(([field, value]) => !isSame(stored[field], value));
  for (const [field] of others) {
    const column = row.columns.get(field === 'nodeId' ? 'heading' : field);
    const place = { sheet: row.sheet, row: row.source, ...(column && { column }) };
    const value = stored[field];
    const there = typeof value === 'string' ? value : value === undefined ? '—' : JSON.stringify(value);
    remarks.add(remark('warning', place, { message: 'import.differs', details: { stored: there } }));
  }
  return others.length > 0;
}

/** Members of stored JSON come in another order. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}
