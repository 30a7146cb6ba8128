import { maskDocument, maskDossier } from '../../../domain/access/mask.ts';
import type { Viewer } from '../../../domain/access/sight.ts';
import { numberAndNotation, type Dossier } from '../../../domain/archive/dossier.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import { formatPartialDate, parsePartialDate } from '../../../domain/archive/partial-date.ts';
import type { RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import type { ColumnKind, LayoutColumn, LayoutSheet } from '../../../domain/spreadsheet/layout.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { SheetToWrite, WrittenCell } from '../../../ports/spreadsheet.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { headingPaths } from './heading-paths.ts';
import { documentsOf, dossiersOf } from './walk-fonds.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';

export interface DossierExport {
  readonly path: string;
  readonly fondsId: string;
  /** Id of a layout; that of Văn Khố, which holds everything, when absent. */
  readonly layout?: string;
  /** For whom it is made: what he may not see keeps its numbers and sheets, and nothing of its content. */
  readonly viewer: Viewer;
  readonly signal?: AbortSignal;
}

export interface ExportReport {
  readonly layout: string;
  readonly dossiers: number;
  readonly documents: number;
  readonly masked: number;
}

/** What imports back equal. */
const FULL_LAYOUT = 'vankho';

/**
 * All dossiers of a fonds in the archival order, with their documents, as a workbook.
 * @throws RequestError `not-found` (fonds, layout); FileError
 */
export async function exportDossiers(deps: SpreadsheetDeps, request: DossierExport): Promise<ExportReport> {
  const { fondsId, layout: id = FULL_LAYOUT, path, viewer, signal } = request;
  const fonds = await requireFonds(deps, fondsId);
  const layout = deps.layouts.find((one) => one.id === id);
  if (layout === undefined) throw new RequestError('not-found', 'No such layout', { details: { id } });
  const report = { dossiers: 0, documents: 0, masked: 0 };
  const placeholder = deps.text('dossier.secret');
  const shown = new Map<string, Dossier>();
  const context = { deps, headings: await headingPaths(deps, fondsId), fonds: fonds.code ?? fonds.name };
  async function* dossierRows(): AsyncGenerator<readonly WrittenCell[]> {
    for await (const dossier of dossiersOf(deps, fondsId)) {
      const { shown: seen, masked } = maskDossier(dossier, { ...viewer, placeholder });
      if (!masked) shown.set(dossier.id, withoutDescription(dossier));
      report.dossiers += 1;
      report.masked += Number(masked);
      yield rowOf(layout?.dossiers, valuesOfDossier(seen, context), deps);
    }
  }
  async function* documentRows(): AsyncGenerator<readonly WrittenCell[]> {
    for await (const document of documentsOf(deps, fondsId)) {
      const dossier = shown.get(document.dossierId);
      if (dossier === undefined) continue;
      const { shown: seen, masked } = maskDocument(document, viewer);
      const values = valuesOfDocument(seen, dossier);
      report.documents += 1;
      yield rowOf(layout?.documents, masked ? { ...values, note: placeholder } : values, deps);
    }
  }
  const sheets = [sheetOf(layout.dossiers, dossierRows())];
  if (layout.documents !== undefined) sheets.push(sheetOf(layout.documents, documentRows()));
  await deps.spreadsheets.write(path, sheets, signal);
  return { layout: id, ...report };
}

/** The links are enough for the list of documents: 12,000 descriptions would be held for nothing. */
function withoutDescription(dossier: Dossier): Dossier {
  const { notation } = dossier.description;
  return { ...dossier, description: { title: '', ...(notation !== undefined && { notation }) } };
}

function sheetOf({ name, columns }: LayoutSheet, rows: SheetToWrite['rows']): SheetToWrite {
  return { name, columns: columns.map(({ headers, width }) => ({ header: headers[0] ?? '', width })), rows };
}

type Values = Readonly<Record<string, unknown>>;

function valuesOfDossier(
  dossier: Dossier,
  { headings, fonds }: { readonly headings: ReadonlyMap<string, string>; readonly fonds: string },
): Values {
  const { code, inventoryNumber, number, boxNumber, temporaryNumber, nodeId, description } = dossier;
  return {
    ...description,
    ...{ dossierCode: code, inventoryNumber, boxNumber, temporaryNumber, fonds },
    number: number === null ? null : numberAndNotation(number, description.notation),
    heading: nodeId === null ? null : headings.get(nodeId),
  };
}

function valuesOfDocument({ entry, ordinal }: DocumentInDossier, dossier: Dossier): Values {
  const { code, inventoryNumber, number, temporaryNumber, description } = dossier;
  return {
    ...entry,
    ...{ ordinal, dossierCode: code, dossierInventory: inventoryNumber, dossierTemporaryNumber: temporaryNumber },
    dossierNumber: number === null ? null : numberAndNotation(number, description.notation),
  };
}

function rowOf(
  sheet: LayoutSheet | undefined,
  values: Values,
  { text }: Pick<SpreadsheetDeps, 'text'>,
): readonly WrittenCell[] {
  return (sheet?.columns ?? []).map((column) => cellOf(column, values[column.field], text));
}

const DATE_PARTS: Readonly<Partial<Record<ColumnKind, number>>> = { year: 0, month: 1, day: 2 };

function cellOf({ kind }: LayoutColumn, value: unknown, text: SpreadsheetDeps['text']): WrittenCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return textCell(kind, value);
  if (Array.isArray(value)) return value.map(String).join(kind === 'lines' ? '\n' : '; ');
  return periodText(value as RetentionPeriod, text); // the schema allows no other object
}

function textCell(kind: ColumnKind, value: string): WrittenCell {
  const date = parsePartialDate(value);
  const part = DATE_PARTS[kind];
  if (date === undefined || (part === undefined && kind !== 'date')) return value;
  return part === undefined ? formatPartialDate(date) : datePart(date, part);
}

function datePart(date: string, part: number): WrittenCell {
  const found = date.split('-')[part];
  return found === undefined ? null : Number(found);
}

function periodText(period: RetentionPeriod, text: SpreadsheetDeps['text']): string {
  const { kind, ...details } = period;
  return text(`retention.period.${kind}`, details);
}
