import type { PdfPage } from './engine/pdf-page.ts';
import type { Pdfium } from './engine/pdfium.ts';

const collectors = new WeakMap<Pdfium, { readonly callback: number; readonly chunks: Uint8Array[] }>();

function collectorOf(pdfium: Pdfium): { readonly callback: number; readonly chunks: Uint8Array[] } {
  const known = collectors.get(pdfium);
  if (known !== undefined) return known;
  const chunks: Uint8Array[] = [];
  const callback = pdfium.addCallback(3, ([, data = 0, size = 0]) => {
    const start = data >>> 0;
    chunks.push(pdfium.bytes().slice(start, start + (size >>> 0)));
    return 1;
  });
  const made = { callback, chunks };
  collectors.set(pdfium, made);
  return made;
}

/**
 * Hands a document that holds a copy of the page alone to `use`. The copy may be changed, the file stays as it is.
 * Undefined when PDFium cannot make it. Layers that are switched off in the file are on in the copy.
 */
export function withPageCopy<T>(page: PdfPage, use: (document: number) => T): T | undefined {
  const { pdfium, file, number } = page;
  const { fn } = pdfium;
  const copy = fn.FPDF_CreateNewDocument();
  if (copy === 0) return undefined;
  try {
    const imported = pdfium.withMemory(4, (pointer) => {
      pdfium.view().setInt32(pointer, number - 1, true);
      return fn.FPDF_ImportPagesByIndex(copy, file.document, pointer, 1, 0);
    });
    return imported === 0 ? undefined : use(copy);
  } finally {
    fn.FPDF_CloseDocument(copy);
  }
}

/**
 * The page alone as a PDF in memory, streams unchanged (decrypted where the file is). PDFium does not show image
 * dictionaries; in this small file they can be read by other means. Undefined when PDFium cannot make it.
 */
export function extractPage(page: PdfPage): Uint8Array | undefined {
  const { pdfium } = page;
  const { callback, chunks } = collectorOf(pdfium);
  return withPageCopy(page, (copy) => {
    try {
      return pdfium.withMemory(8, (pointer) => {
        pdfium.view().setUint32(pointer, 1, true); // FPDF_FILEWRITE: version, WriteBlock
        pdfium.view().setUint32(pointer + 4, callback, true);
        return pdfium.fn.FPDF_SaveAsCopy(copy, pointer, 0) === 0 ? undefined : Buffer.concat(chunks);
      });
    } finally {
      chunks.length = 0;
    }
  });
}
