import type { Size } from '../../../domain/page/geometry.ts';
import { FileError } from '../../../ports/errors.ts';
import { pauseAfter } from './draw-budget.ts';
import type { PdfPage } from './pdf-page.ts';
import type { Pdfium } from './pdfium.ts';

export interface Pixels extends Size {
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

const FORMAT = { grey: 1, bgr: 2, bgrx: 3, bgra: 4 } as const;
const WHITE = 0xffffffff;
/** FPDF_ANNOT: draw annotations as a viewer does, but for widgets, which PDFium leaves to a form environment. FPDF_REVERSE_BYTE_ORDER: RGB. */
const RENDER_FLAGS = 0x01 | 0x10;

type Draw = (page: PdfPage) => void;

export interface RenderOptions {
  /** Where the page lies in the picture: left, top, width, height; else it fills it. */
  readonly place?: readonly [number, number, number, number];
  /** Draws further pages upon it, in the same place. */
  readonly over?: (draw: Draw) => void;
  /** Milliseconds of CPU that all of it may take. */
  readonly budgetMs: number;
}

/** `FPDF_RENDER_TOBECONTINUED`: the drawing was stopped. */
const STOPPED = 1;

/**
 * The page as displayed, on white, without widgets. @returns undefined when there is no memory for it
 * @throws FileError `page-too-complex`
 */
export function renderPage(page: PdfPage, size: Size, { place, over, budgetMs }: RenderOptions): Pixels | undefined {
  const { pdfium } = page;
  const { fn } = pdfium;
  const bitmap = fn.FPDFBitmap_CreateEx(size.width, size.height, FORMAT.bgr, 0, 0);
  if (bitmap === 0) return undefined;
  try {
    fn.FPDFBitmap_FillRect(bitmap, 0, 0, size.width, size.height, WHITE);
    const [left, top, width, height] = place ?? [0, 0, size.width, size.height];
    const pause = pauseAfter(pdfium, budgetMs);
    const draw: Draw = ({ handle }) => {
      const state = fn.FPDF_RenderPageBitmap_Start(bitmap, handle, left, top, width, height, 0, RENDER_FLAGS, pause);
      fn.FPDF_RenderPage_Close(handle);
      if (state === STOPPED) throw tooComplex(page.number);
    };
    draw(page);
    over?.(draw);
    return readBitmap(pdfium, bitmap, 'rgb');
  } finally {
    fn.FPDFBitmap_Destroy(bitmap);
  }
}

function tooComplex(page: number): FileError {
  return new FileError('page-too-complex', 'Drawing a page took too long', { details: { page } });
}

/** The stored image decoded to 8 bits a channel, neither scaled nor turned. Undefined when it cannot be decoded. */
export function decodeImage(pdfium: Pdfium, handle: number): Pixels | undefined {
  const bitmap = pdfium.fn.FPDFImageObj_GetBitmap(handle);
  if (bitmap === 0) return undefined;
  try {
    return readBitmap(pdfium, bitmap, 'bgr');
  } finally {
    pdfium.fn.FPDFBitmap_Destroy(bitmap);
  }
}

function readBitmap(pdfium: Pdfium, bitmap: number, order: 'rgb' | 'bgr'): Pixels | undefined {
  const { fn } = pdfium;
  const width = fn.FPDFBitmap_GetWidth(bitmap);
  const height = fn.FPDFBitmap_GetHeight(bitmap);
  const stride = fn.FPDFBitmap_GetStride(bitmap);
  const start = fn.FPDFBitmap_GetBuffer(bitmap) >>> 0;
  const format = fn.FPDFBitmap_GetFormat(bitmap);
  const source = pdfium.bytes().subarray(start, start + stride * height);
  const geometry = { width, height, stride };
  if (format === FORMAT.grey) return { width, height, channels: 1, data: packRows(source, geometry) };
  const step = format === FORMAT.bgr ? 3 : format === FORMAT.bgrx || format === FORMAT.bgra ? 4 : undefined;
  if (step === undefined) return undefined;
  return { width, height, channels: 3, data: packColour(source, geometry, { step, swap: order === 'bgr' }) };
}

interface Rows extends Size {
  readonly stride: number;
}

function packRows(source: Uint8Array, { width, height, stride }: Rows): Uint8Array {
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) data.set(source.subarray(row * stride, row * stride + width), row * width);
  return data;
}

/** Drops padding and the fourth byte; `swap` turns blue-green-red into red-green-blue. */
function packColour(source: Uint8Array, rows: Rows, { step, swap }: { step: number; swap: boolean }): Uint8Array {
  const { width, height, stride } = rows;
  const data = new Uint8Array(width * height * 3);
  const [first, third] = swap ? [2, 0] : [0, 2];
  let to = 0;
  for (let row = 0; row < height; row++) {
    for (let from = row * stride, end = from + width * step; from < end; from += step) {
      data[to] = source[from + first] ?? 0;
      data[to + 1] = source[from + 1] ?? 0;
      data[to + 2] = source[from + third] ?? 0;
      to += 3;
    }
  }
  return data;
}
