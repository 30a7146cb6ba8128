import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { FileError } from '../../ports/errors.ts';
import type { ScanFormat } from '../../ports/scan-reader.ts';
import { withByteSource } from '../image/byte-source.ts';
import { readTiffPages } from '../image/tiff-directory.ts';
import { hasEndMark, type PdfFile } from '../pdf/engine/pdf-file.ts';
import type { ScanLimits } from '../scan-limits.ts';
import { SNIFF_BYTES, sniffFormat } from '../sniff.ts';
import type { PdfSession } from './pdf-session.ts';
import type { FileSummary } from './tasks.ts';

interface Head {
  readonly bytes: number;
  readonly head: Buffer;
}

/** By content. @throws FileError for what is not read at all */
export function formatOf(path: string): ScanFormat {
  const { bytes, head } = readHead(path);
  if (bytes === 0) throw new FileError('file-empty', 'The file is empty');
  const format = sniffFormat(head);
  if (format === undefined) throw new FileError('file-type-unknown', 'The file is neither PDF, TIFF, JPEG nor PNG');
  return format;
}

/** The cheap questions, asked before any page is looked at. @throws FileError */
export async function summarise(path: string, limits: ScanLimits, session: PdfSession): Promise<FileSummary> {
  const { bytes } = readHead(path);
  if (bytes > limits.maxBytes) {
    throw new FileError('file-too-large', 'The file is too large', { details: { bytes, limit: limits.maxBytes } });
  }
  const format = formatOf(path);
  const summary =
    format === 'pdf'
      ? await session.use(path, (file) => summarisePdf(file, path))
      : { signed: false, pages: format === 'tiff' ? countTiffPages(path, limits) : 1 };
  if (summary.pages > limits.maxPages) {
    throw new FileError('too-many-pages', 'The file has too many pages', {
      details: { pages: summary.pages, limit: limits.maxPages },
    });
  }
  return { format, bytes, ...summary };
}

function readHead(path: string): Head {
  // Without O_NONBLOCK opening a named pipe would wait for ever for somebody who writes into it.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new FileError('file-type-unknown', 'A folder, pipe or device is no scan');
    const head = Buffer.alloc(SNIFF_BYTES);
    return { bytes: stats.size, head: head.subarray(0, readSync(descriptor, head, 0, SNIFF_BYTES, 0)) };
  } finally {
    closeSync(descriptor);
  }
}

function summarisePdf(file: PdfFile, path: string): { readonly pages: number; readonly signed: boolean } {
  if (!hasEndMark(path)) throw new FileError('file-broken', 'The PDF has no end: it was cut off');
  if (file.pages < 1) throw new FileError('file-broken', 'The PDF has no page');
  return { pages: file.pages, signed: file.pdfium.fn.FPDF_GetSignatureCount(file.document) > 0 };
}

function countTiffPages(path: string, limits: ScanLimits): number {
  const pages = withByteSource(path, (source) => readTiffPages(source, limits.maxPages));
  return pages.filter(({ thumbnail }) => !thumbnail).length;
}
