import type { PageObject } from './page-objects.ts';
import type { PdfPage } from './pdf-page.ts';

/** Drawn or filled in another colour than black, grey or white; what is neither text nor path may be. */
export function isColoured(page: PdfPage, object: PageObject): boolean {
  if (object.kind !== 'text' && object.kind !== 'path') return true;
  const { fn } = page.pdfium;
  return page.pdfium.withMemory(16, (pointer) => {
    const read = (get: (...args: number[]) => number): boolean => {
      if (get(object.handle, pointer, pointer + 4, pointer + 8, pointer + 12) === 0) return false;
      const view = page.pdfium.view();
      const [red, green, blue] = [0, 4, 8].map((offset) => view.getUint32(pointer + offset, true));
      return red !== green || green !== blue;
    };
    return read(fn.FPDFPageObj_GetFillColor) || read(fn.FPDFPageObj_GetStrokeColor);
  });
}
