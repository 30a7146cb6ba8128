import { FileError } from '../../../ports/errors.ts';
import type { QuarterTurn, Size } from '../../../domain/page/geometry.ts';
import type { PdfFile } from './pdf-file.ts';
import type { Pdfium } from './pdfium.ts';

/** An open page. Sizes in points. */
export interface PdfPage {
  readonly file: PdfFile;
  readonly pdfium: Pdfium;
  readonly handle: number;
  /** From 1. */
  readonly number: number;
  /** As displayed: after /Rotate, cut to the crop box. */
  readonly displayed: Size;
  /** The clockwise turn of /Rotate. */
  readonly turn: QuarterTurn;
  /** The crop box in page space: left, bottom, right, top. */
  readonly box: PdfRect;
}

export interface PdfRect {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Opens page `number` (from 1), hands it to `use` and closes it. @throws FileError */
export async function withPage<T>(file: PdfFile, number: number, use: (page: PdfPage) => T | Promise<T>): Promise<T> {
  const { fn } = file.pdfium;
  const handle = fn.FPDF_LoadPage(file.document, number - 1);
  if (handle === 0) throw new FileError('file-broken', 'A page cannot be opened', { details: { page: number } });
  try {
    return await use(describePage(file, handle, number));
  } finally {
    fn.FPDF_ClosePage(handle);
  }
}

function describePage(file: PdfFile, handle: number, number: number): PdfPage {
  const { pdfium } = file;
  const displayed = { width: pdfium.fn.FPDF_GetPageWidthF(handle), height: pdfium.fn.FPDF_GetPageHeightF(handle) };
  if (!(displayed.width > 0 && displayed.height > 0)) {
    throw new FileError('file-broken', 'A page has no size', { details: { page: number } });
  }
  return { file, pdfium, handle, number, displayed, turn: pageTurn(pdfium, handle), box: pageBox(pdfium, handle) };
}

function pageTurn(pdfium: Pdfium, handle: number): QuarterTurn {
  const turns: readonly QuarterTurn[] = [0, 90, 180, 270];
  return turns[pdfium.fn.FPDFPage_GetRotation(handle)] ?? 0;
}

function pageBox(pdfium: Pdfium, handle: number): PdfRect {
  return pdfium.withMemory(16, (pointer) => {
    pdfium.fn.FPDF_GetPageBoundingBox(handle, pointer);
    const view = pdfium.view();
    // FS_RECTF: left, top, right, bottom
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => view.getFloat32(pointer + offset, true));
    return { left: left ?? 0, bottom: bottom ?? 0, right: right ?? 0, top: top ?? 0 };
  });
}

/** From page space (points, y up) to the displayed frame (points, y down from the top left corner). */
export function toDisplayed(
  { box, turn }: Pick<PdfPage, 'box' | 'turn'>,
  x: number,
  y: number,
): readonly [number, number] {
  const { left, bottom, right, top } = box;
  switch (turn) {
    case 0:
      return [x - left, top - y];
    case 90:
      return [y - bottom, x - left];
    case 180:
      return [right - x, y - bottom];
    case 270:
      return [top - y, right - x];
  }
}
