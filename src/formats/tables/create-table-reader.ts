import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { FileError } from '../../ports/errors.ts';
import type { ScanReader } from '../../ports/scan-reader.ts';
import type { SpreadsheetReader } from '../../ports/spreadsheet.ts';
import type { TableFormat, TableReader } from '../../ports/table-reader.ts';
import { asFileError } from '../fs-errors.ts';
import { SNIFF_BYTES, sniffFormat } from '../sniff.ts';
import { checkContainer } from '../xlsx/check-container.ts';
import { openZip } from '../zip/open-zip.ts';
import { isPlainText, readCsvTables } from './csv-tables.ts';
import { readDocxTables } from './docx-tables.ts';
import { readHtmlTables } from './html-tables.ts';
import { TABLE_LIMITS } from './limits.ts';
import { readPdfTables } from './pdf-tables.ts';
import type { TablesRead } from './table-builder.ts';
import { readXlsxTables } from './xlsx-tables.ts';

export interface TableReaderDeps {
  readonly scans: ScanReader;
  readonly spreadsheets: SpreadsheetReader;
}

export function createTableReader({ scans, spreadsheets }: TableReaderDeps): TableReader {
  const readers: Readonly<Record<TableFormat, (path: string, signal?: AbortSignal) => Promise<TablesRead>>> = {
    docx: readDocxTables,
    xlsx: (path, signal) => readXlsxTables(spreadsheets, path, signal),
    pdf: (path, signal) => readPdfTables(scans, path, signal),
    html: async (path) => readHtmlTables(await readFile(path)),
    csv: readCsvTables,
  };
  return {
    async read(path, signal) {
      try {
        const { bytes, format } = await examine(path);
        const sha256 = createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
        return { format, bytes, sha256, ...(await readers[format](path, signal)) };
      } catch (error) {
        signal?.throwIfAborted();
        throw asFileError(error, 'read');
      }
    },
  };
}

/** By content; names lie. @throws FileError */
async function examine(path: string): Promise<{ readonly bytes: number; readonly format: TableFormat }> {
  const { bytes, head } = await headOf(path);
  if (bytes === 0) throw new FileError('file-empty', 'The file is empty');
  const limit = TABLE_LIMITS.bytes;
  if (bytes > limit) throw new FileError('office-file-too-large', 'The file is too large', { details: { limit } });
  if (sniffFormat(head) === 'pdf') return { bytes, format: 'pdf' };
  if (isMarkup(head)) return { bytes, format: 'html' };
  // Any text could be one, so the name says it as well.
  if (/\.(csv|tsv|txt)$/i.test(path) && isPlainText(head)) return { bytes, format: 'csv' };
  // Says what is wrong with all that is no container: old formats, encrypted ones, anything else.
  await checkContainer(path);
  return { bytes, format: await containerFormat(path) };
}

async function headOf(path: string): Promise<{ readonly bytes: number; readonly head: Buffer }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return { bytes: size, head: buffer.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}

async function containerFormat(path: string): Promise<'docx' | 'xlsx'> {
  const zip = await openZip(path, { maxBytes: TABLE_LIMITS.bytes });
  try {
    return zip.has('word/document.xml') ? 'docx' : 'xlsx';
  } finally {
    zip.close();
  }
}

/** Web pages, also those in UTF-16, and pages that Word saved. */
function isMarkup(head: Buffer): boolean {
  const text = head.toString('latin1').replaceAll('\0', '').trimStart();
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<(?:!doctype\s+html|html|head|body|table|meta|div|p|!--|\?xml[^>]*>\s*<(?:!doctype\s+)?html)/i.test(
    text,
  );
}
