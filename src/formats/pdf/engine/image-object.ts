import type { Size } from '../../../domain/page/geometry.ts';
import type { Pdfium } from './pdfium.ts';

/** As the image's dictionary states it; nothing is decoded. */
export function imagePixelSize(pdfium: Pdfium, handle: number): Size {
  return pdfium.withMemory(8, (pointer) => {
    if (pdfium.fn.FPDFImageObj_GetImagePixelSize(handle, pointer, pointer + 4) === 0) return { width: 0, height: 0 };
    const view = pdfium.view();
    return { width: view.getUint32(pointer, true), height: view.getUint32(pointer + 4, true) };
  });
}

/** The stream as it lies in the file (decrypted), or its beginning. */
export function imageRawData(pdfium: Pdfium, handle: number, atMost = Infinity): Buffer {
  const size = pdfium.fn.FPDFImageObj_GetImageDataRaw(handle, 0, 0);
  if (size === 0) return Buffer.alloc(0);
  return pdfium.withMemory(size, (pointer) => {
    pdfium.fn.FPDFImageObj_GetImageDataRaw(handle, pointer, size);
    return Buffer.from(pdfium.bytes().slice(pointer, pointer + Math.min(size, atMost)).buffer);
  });
}

export function imageFilters(pdfium: Pdfium, handle: number): readonly string[] {
  const { fn } = pdfium;
  return Array.from({ length: fn.FPDFImageObj_GetImageFilterCount(handle) }, (_, index) => {
    const size = fn.FPDFImageObj_GetImageFilter(handle, index, 0, 0);
    return pdfium.withMemory(size, (pointer) => {
      fn.FPDFImageObj_GetImageFilter(handle, index, pointer, size);
      return Buffer.from(pdfium.bytes().subarray(pointer, pointer + size - 1)).toString('latin1');
    });
  });
}

/** The samples after all filters but those of image formats. */
export function imageDecodedData(pdfium: Pdfium, handle: number): Buffer {
  const size = pdfium.fn.FPDFImageObj_GetImageDataDecoded(handle, 0, 0);
  if (size === 0) return Buffer.alloc(0);
  return pdfium.withMemory(size, (pointer) => {
    pdfium.fn.FPDFImageObj_GetImageDataDecoded(handle, pointer, size);
    return Buffer.from(pdfium.bytes().slice(pointer, pointer + size).buffer);
  });
}
