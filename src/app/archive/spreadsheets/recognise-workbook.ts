import { columnLetters } from '../../../domain/spreadsheet/cell-address.ts';
import { findHeader, type FoundHeader, type HeadRow, type SheetLayout } from '../../../domain/spreadsheet/layout.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { Workbook } from '../../../ports/spreadsheet.ts';
import { remark, type Remarks } from './remark.ts';

/** Rows looked at for a header: titles and the name of the office stand above it. */
const HEAD_ROWS = 30;

export interface RecognisedSheet {
  readonly name: string;
  readonly header: FoundHeader;
}
export interface RecognisedWorkbook {
  readonly layout: SheetLayout;
  readonly dossiers: readonly RecognisedSheet[];
  readonly documents: readonly RecognisedSheet[];
}

export interface Recognition {
  readonly layouts: readonly SheetLayout[];
  /** Id of the layout that must be used. */
  readonly wanted?: string;
  readonly signal?: AbortSignal;
}

/**
 * Which layout a workbook has, and where in it: by the headings of its visible sheets.
 * @throws RequestError `layout-unknown`; FileError
 */
export async function recogniseWorkbook(
  workbook: Workbook,
  { layouts, wanted, signal }: Recognition,
  remarks: Remarks,
): Promise<RecognisedWorkbook> {
  const allowed = wanted === undefined ? layouts : layouts.filter(({ id }) => id === wanted);
  const heads = new Map<string, readonly HeadRow[]>();
  for (const { name, hidden } of workbook.sheets) {
    if (hidden) remarks.add(remark('warning', { sheet: name }, { message: 'import.sheet-hidden' }));
    else heads.set(name, await readHead(workbook, name, signal));
  }
  let best: (RecognisedWorkbook & { readonly score: number }) | undefined;
  for (const layout of allowed) {
    const found = matchLayout(layout, heads);
    if (found.score > (best?.score ?? 0)) best = found;
  }
  if (best === undefined) throw unknown(allowed, layouts);
  tellLeftOut(best, [...heads.keys()], remarks);
  return best;
}

async function readHead(workbook: Workbook, name: string, signal?: AbortSignal): Promise<readonly HeadRow[]> {
  const rows: HeadRow[] = [];
  for await (const { row, cells } of workbook.read(name, signal).rows) {
    rows.push({ row, cells: new Map([...cells].map(([place, { text }]) => [place, text])) });
    if (rows.length >= HEAD_ROWS) break;
  }
  return rows;
}

function matchLayout(layout: SheetLayout, heads: ReadonlyMap<string, readonly HeadRow[]>) {
  const dossiers: RecognisedSheet[] = [];
  const documents: RecognisedSheet[] = [];
  let score = 0;
  for (const [name, rows] of heads) {
    const asDossiers = findHeader(rows, layout.dossiers);
    const asDocuments = layout.documents === undefined ? undefined : findHeader(rows, layout.documents);
    const [here, there] = [asDossiers?.columns.length ?? 0, asDocuments?.columns.length ?? 0];
    score += Math.max(here, there);
    if (asDossiers !== undefined && here >= there) dossiers.push({ name, header: asDossiers });
    else if (asDocuments !== undefined) documents.push({ name, header: asDocuments });
  }
  return { layout, dossiers, documents, score };
}

function tellLeftOut(found: RecognisedWorkbook, names: readonly string[], remarks: Remarks): void {
  const used = [...found.dossiers, ...found.documents];
  for (const name of names)
    if (!used.some((sheet) => sheet.name === name))
      remarks.add(remark('warning', { sheet: name }, { message: 'import.sheet-left-out' }));
  for (const { name, header } of used) {
    const ignored = header.columns.filter(({ kind, field }) => kind === 'ignored' && field !== 'row');
    for (const { place, header: heading } of [...header.extra, ...ignored]) {
      const details = { header: heading };
      const told = remark('warning', { sheet: name }, { message: 'import.column-left-out', details });
      remarks.add({ ...told, row: header.row, column: columnLetters(place), header: heading });
    }
  }
}

function unknown(allowed: readonly SheetLayout[], layouts: readonly SheetLayout[]): RequestError {
  const columns = (allowed[0] ?? layouts[0])?.dossiers.columns.filter(({ required }) => required === true) ?? [];
  const details = {
    layouts: layouts.map(({ id }) => id).join(', '),
    columns: columns.map(({ headers }) => headers[0] ?? '').join(', '),
  };
  return new RequestError('layout-unknown', 'No sheet has the headings of a known layout', { details });
}
