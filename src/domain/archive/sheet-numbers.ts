import type { RetentionPeriod } from '../retention/retention-period.ts';
import type { DocumentInDossier } from './document-in-dossier.ts';

/**
 * Whether the sheets of a dossier are numbered: from 20 years on in arranging (TT 16/2023, step 11), from 5 in current
 * work (NĐ 30/2020, Điều 29.4c); the threshold is a setting of the fonds.
 */
export function hasNumberedSheets(period: RetentionPeriod | undefined, fromYears: number): boolean {
  switch (period?.kind) {
    case undefined:
    case 'until-superseded':
      return false;
    case 'permanent':
    case 'life-of-work':
      return true;
    case 'years':
    case 'years-after-event':
      return period.years >= fromYears;
  }
}

interface Sheets {
  readonly first: number;
  readonly last: number;
}
export interface SheetRange extends Sheets {
  readonly documentId: string;
}

/** First and last sheet of each document that tells them, in the order of the dossier. */
export function sheetRanges(documents: readonly DocumentInDossier[]): readonly SheetRange[] {
  return documents.flatMap(({ id, entry }) => sheetsOf(entry).map((range) => ({ documentId: id, ...range })));
}

/** None where the first sheet is not known. */
export function sheetsOf({ sheetNumber, sheetCount }: Readonly<Record<string, unknown>>): readonly Sheets[] {
  if (typeof sheetNumber !== 'number') return [];
  const count = typeof sheetCount === 'number' && sheetCount > 0 ? sheetCount : 1;
  return [{ first: sheetNumber, last: sheetNumber + count - 1 }];
}

/** Sheets numbered one behind another by their counts; undefined where a document does not tell its count. */
export function numberSheets(documents: readonly DocumentInDossier[]): readonly DocumentInDossier[] | undefined {
  let next = 1;
  const numbered: DocumentInDossier[] = [];
  for (const document of documents) {
    const { sheetCount } = document.entry;
    if (typeof sheetCount !== 'number' || sheetCount < 1) return undefined;
    numbered.push({ ...document, entry: { ...document.entry, sheetNumber: next } });
    next += sheetCount;
  }
  return numbered;
}

/** Numbers given twice (số trùng) and left out (số khuyết), as the closing note names them. */
export function sheetFaults(ranges: readonly Sheets[]): {
  readonly doubled: readonly number[];
  readonly missing: readonly number[];
} {
  const counts = new Map<number, number>();
  for (const { first, last } of ranges)
    for (let sheet = first; sheet <= last; sheet += 1) counts.set(sheet, (counts.get(sheet) ?? 0) + 1);
  const highest = Math.max(0, ...counts.keys());
  const missing = Array.from({ length: highest }, (_, index) => index + 1).filter((sheet) => !counts.has(sheet));
  const doubled = [...counts].filter(([, count]) => count > 1).map(([sheet]) => sheet);
  return { doubled: doubled.sort((a, b) => a - b), missing };
}
