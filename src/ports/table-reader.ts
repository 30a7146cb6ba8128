import type { TableRow } from '../domain/table/table-row.ts';

export type TableFormat = 'docx' | 'xlsx' | 'html' | 'pdf' | 'csv';

/** Messages: `table.remark.<code>`. Something of the file that is not in its rows, or not as it looks. */
export type TableRemarkCode = 'nested-table' | 'tracked-changes' | 'pages-without-text' | 'several-sheets';

export interface TableRemark {
  readonly code: TableRemarkCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface TableFile {
  readonly format: TableFormat;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly rows: readonly TableRow[];
  readonly remarks: readonly TableRemark[];
}

/** Reads the tables of a document; which format it is, its content says. Nothing in it is run or fetched. */
export interface TableReader {
  /** @throws FileError */
  read(path: string, signal?: AbortSignal): Promise<TableFile>;
}
