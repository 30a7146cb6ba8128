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
 * The page alone as a PDF in memory, streams unchanged (decrypted where the file is). PDFium does not show image
 * dictionaries; in this small file they can be read by other means. Undefined when PDFium cannot make it.
 */
export function extractPage(page: PdfPage): Uint8Array | undefined {
  const { pdfium, file, number } = page;
  const { fn } = pdfium;
  const { callback, chunks } = collectorOf(pdfium);
  const copy = fn.FPDF_CreateNewDocument();
  if (copy === 0) return undefined;
  try {
    return pdfium.withMemory(16, (pointer) => {
      pdfium.view().setInt32(pointer, number - 1, true);
      if (fn.FPDF_ImportPagesByIndex(copy, file.document, pointer, 1, 0) === 0) return undefined;
      pdfium.view().setUint32(pointer + 4, 1, true); // FPDF_FILEWRITE: version, WriteBlock
      pdfium.view().setUint32(pointer + 8, callback, true);
      return fn.FPDF_SaveAsCopy(copy, pointer + 4, 0) === 0 ? undefined : Buffer.concat(chunks);
    });
  } finally {
    chunks.length = 0;
    fn.FPDF_CloseDocument(copy);
  }
}
