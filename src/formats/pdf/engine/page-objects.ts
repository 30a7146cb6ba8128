import type { PdfPage, PdfRect } from './pdf-page.ts';
import type { Pdfium } from './pdfium.ts';

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface PageObject {
  readonly kind: 'text' | 'path' | 'image' | 'shading' | 'other';
  readonly handle: number;
  /** From the object's own space to page space; for an image the unit square. */
  readonly matrix: Matrix;
}

const KINDS: Readonly<Record<number, PageObject['kind']>> = { 1: 'text', 2: 'path', 3: 'image', 4: 'shading' };
const FORM = 5;
const MAX_DEPTH = 8;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** All objects in the order they are drawn; form XObjects are replaced by what they hold. */
export function* pageObjects(page: PdfPage): Generator<PageObject> {
  const { fn } = page.pdfium;
  const count = fn.FPDFPage_CountObjects(page.handle);
  for (let index = 0; index < count; index++) {
    yield* expand(page.pdfium, fn.FPDFPage_GetObject(page.handle, index), { outer: IDENTITY, depth: 0 });
  }
}

/** What each form holds that lies in a form of the page: flattened annotations, one by one. */
export function innerForms(page: PdfPage): readonly (readonly PageObject[])[] {
  const { pdfium } = page;
  const { fn } = pdfium;
  const tops = Array.from({ length: fn.FPDFPage_CountObjects(page.handle) }, (_, index) =>
    fn.FPDFPage_GetObject(page.handle, index),
  ).filter((handle) => fn.FPDFPageObj_GetType(handle) === FORM);
  return tops.flatMap((top) => {
    const nesting = { outer: multiply(objectMatrix(pdfium, top), IDENTITY), depth: 1 };
    return Array.from({ length: fn.FPDFFormObj_CountObjects(top) }, (_, index) => [
      ...expand(pdfium, fn.FPDFFormObj_GetObject(top, index), nesting),
    ]);
  });
}

interface Nesting {
  readonly outer: Matrix;
  readonly depth: number;
}

function* expand(pdfium: Pdfium, handle: number, nesting: Nesting): Generator<PageObject> {
  const { fn } = pdfium;
  const type = fn.FPDFPageObj_GetType(handle);
  const matrix = multiply(objectMatrix(pdfium, handle), nesting.outer);
  if (type !== FORM || nesting.depth >= MAX_DEPTH) {
    yield { kind: KINDS[type] ?? 'other', handle, matrix };
    return;
  }
  const count = fn.FPDFFormObj_CountObjects(handle);
  for (let index = 0; index < count; index++) {
    const inner = fn.FPDFFormObj_GetObject(handle, index);
    yield* expand(pdfium, inner, { outer: matrix, depth: nesting.depth + 1 });
  }
}

function objectMatrix(pdfium: Pdfium, handle: number): Matrix {
  return pdfium.withMemory(24, (pointer) => {
    if (pdfium.fn.FPDFPageObj_GetMatrix(handle, pointer) === 0) return IDENTITY;
    const view = pdfium.view();
    const at = (index: number): number => view.getFloat32(pointer + 4 * index, true);
    return [at(0), at(1), at(2), at(3), at(4), at(5)];
  });
}

/** First `inner`, then `outer`. */
function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** The bounding box of the unit square under `matrix`. */
export function unitSquareBounds(matrix: Matrix): PdfRect {
  const [a, b, c, d, e, f] = matrix;
  return {
    left: e + Math.min(0, a) + Math.min(0, c),
    right: e + Math.max(0, a) + Math.max(0, c),
    bottom: f + Math.min(0, b) + Math.min(0, d),
    top: f + Math.max(0, b) + Math.max(0, d),
  };
}
