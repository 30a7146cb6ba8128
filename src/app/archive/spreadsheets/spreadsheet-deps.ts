import type { SheetLayout } from '../../../domain/spreadsheet/layout.ts';
import type { SpreadsheetReader, SpreadsheetWriter } from '../../../ports/spreadsheet.ts';
import type { DossierDeps } from '../dossiers/dossier-deps.ts';

/** What import and export of workbooks need. */
export interface SpreadsheetDeps extends DossierDeps {
  readonly spreadsheets: SpreadsheetReader & SpreadsheetWriter;
  /** Shipped ones and those of the office. */
  readonly layouts: readonly SheetLayout[];
  /** Words in the language of the archive, e.g. of retention periods. */
  readonly text: (key: string, details?: Readonly<Record<string, string | number>>) => string;
}
