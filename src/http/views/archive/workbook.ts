import type { ImportReport } from '../../../app/archive/spreadsheets/import-dossiers.ts';
import type { LayoutSheet, SheetLayout } from '../../../domain/spreadsheet/layout.ts';
import { message, type Language } from '../../../infra/messages/message.ts';

/** `SheetLayout` of the description. */
export function layoutView({ id, labels, source, dossiers, documents }: SheetLayout, language: Language): object {
  return {
    ...{ id, title: labels[language], source: source ?? null },
    ...{ dossiers: sheetView(dossiers), documents: documents === undefined ? null : sheetView(documents) },
  };
}

function sheetView({ name, columns }: LayoutSheet): object {
  const shown = columns.map(({ headers, field, required }) => ({ headers, field, required: required === true }));
  return { name, columns: shown };
}

/** `DossierImportReport` of the description; the first of its remarks. */
export function importReportView(
  report: ImportReport,
  { language, remarks: most }: { readonly language: Language; readonly remarks: number },
): object {
  const { layout, sheets, dossiers, documents, written, remarkCount, remarks, differing } = report;
  return {
    ...{ layout, sheets, dossiers, documents, written, remarkCount },
    remarks: remarks.slice(0, most).map(({ message: key, details, ...place }) => ({
      ...place,
      message: message(key, details, language),
    })),
    differing: differing.map(({ fields, ...row }) => ({
      ...row,
      fields: fields.map(({ field, stored = null, given = null }) => ({ field, stored, given })),
    })),
  };
}
