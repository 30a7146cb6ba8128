import type { PageReading } from '../domain/page/page-reading.ts';
import type { ScanIdentity } from './scan-reader.ts';

export interface AccessPdfRequest {
  readonly sourcePath: string;
  readonly identity: ScanIdentity;
  readonly readings: readonly PageReading[];
  /** Shown as the PDF's title. */
  readonly title: string;
  /** A new file; removed again when anything fails. */
  readonly targetPath: string;
}

/** What was proved before the file counts as made. */
export interface AccessPdfProof {
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  /** How each page image stands in the PDF: `bytes` = same stream, `pixels` = lossless, same pixels; `vector` = page content copied. */
  readonly images: readonly ('bytes' | 'pixels' | 'rendered')[];
  /** Words read back by another engine and found equal. */
  readonly words: number;
  /** Largest distance of a word box from where it was read, in millimetres. */
  readonly worstBoxMm: number;
}

/** Builds the searchable PDF/A-2u beside the untouched original and proves it. */
export interface AccessPdfBuilder {
  readonly version: string;
  /** @throws PdfError, FileError */
  build(request: AccessPdfRequest, signal?: AbortSignal): Promise<AccessPdfProof>;
}

/** Name of the access PDF in the work folder of a run. */
export const ACCESS_PDF_NAME = 'access.pdf';
