import type { Queue } from '../../../ports/queue.ts';
import type { SpreadsheetReader, SpreadsheetWriter } from '../../../ports/spreadsheet.ts';
import type { TableReader } from '../../../ports/table-reader.ts';
import type { AppDeps } from '../../deps.ts';

/** What registers of documents need. */
export interface RegisterDeps extends Pick<AppDeps, 'store' | 'ids' | 'clock'> {
  readonly queue: Pick<Queue, 'sendAll'>;
}

/** Reads and writes files as well. */
export interface RegisterFileDeps extends Omit<RegisterDeps, 'queue'> {
  readonly spreadsheets: SpreadsheetReader & SpreadsheetWriter;
  /** For files of comma-separated values. */
  readonly tables: TableReader;
}
