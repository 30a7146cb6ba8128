import { pageObjects, unitSquareBounds } from './engine/page-objects.ts';
import type { PdfPage, PdfRect } from './engine/pdf-page.ts';
import type { Pdfium } from './engine/pdfium.ts';
import { withPageCopy } from './one-page.ts';

/** What lies over a page. Numbers of the kinds: `FPDF_ANNOT_*` of PDFium's fpdf_annot.h. */
export interface Annotation {
  readonly subtype: number;
  /** A viewer shows it: neither hidden nor for print alone. */
  readonly shown: boolean;
  /** In page space. */
  readonly rect: PdfRect;
}

const KIND = { link: 2, stamp: 13, popup: 16, widget: 20 } as const;
/** ISO 32000-1, table 165: Hidden, NoView. */
const NOT_SHOWN = 0x02 | 0x20;

type Wanted = (annotation: Annotation) => boolean;

/** Fields of forms and what a signature shows: number, day, seal and signature where an office signs electronically. */
export const isWidget: Wanted = ({ subtype, shown }) => shown && subtype === KIND.widget;

/** Notes, stamps, highlights of a reviewer: a page that bears them is more than its scan. */
export const isMarkup: Wanted = ({ subtype, shown }) =>
  shown && subtype !== KIND.widget && subtype !== KIND.link && subtype !== KIND.popup;

/** What somebody stamped upon the page. */
export const isStamp: Wanted = ({ subtype, shown }) => shown && subtype === KIND.stamp;

export function hasAnnotation(page: PdfPage, wanted: Wanted): boolean {
  return annotationsOf(page.pdfium, page.handle).some(wanted);
}

/**
 * Hands a page to `use` that holds nothing but the appearances of the annotations wanted, in their places: what
 * PDFium's text of a page lacks, and what it does not draw (widgets) without a form environment. Undefined where there
 * is none. The page of the file stays as it is, and its own content (with layers switched off) cannot get into the way.
 */
export function withAnnotationsAlone<T>(page: PdfPage, wanted: Wanted, use: (alone: PdfPage) => T): T | undefined {
  if (!hasAnnotation(page, wanted)) return undefined;
  const { fn } = page.pdfium;
  return withPageCopy(page, (document) => {
    if (!flattenAnnotations(page, document, wanted)) return undefined;
    // What was flattened shows only in a page that is loaded anew.
    const handle = fn.FPDF_LoadPage(document, 0);
    if (handle === 0) return undefined;
    try {
      return use({ ...page, handle });
    } finally {
      fn.FPDF_ClosePage(handle);
    }
  });
}

/** Whether annotations lie over the page that PDFium cannot set apart: neither their words nor their pictures are known then. */
export function areAnnotationsLost(page: PdfPage): boolean {
  return [isWidget, isMarkup].some(
    (wanted) => hasAnnotation(page, wanted) && withAnnotationsAlone(page, wanted, () => true) === undefined,
  );
}

/** Whether fields of forms and signatures show anything upon the page; an invisible signature does not. */
export function areFieldsSeen(page: PdfPage): boolean {
  return withAnnotationsAlone(page, isWidget, (alone) => pageObjects(alone).next().done !== true) ?? false;
}

/** Where fields and signatures show more than words, all of them together, in page space; undefined where none does. */
export function picturesInFields(page: PdfPage): PdfRect | undefined {
  const middles = (alone: PdfPage) =>
    [...pageObjects(alone)].flatMap(({ kind, matrix }) => {
      if (kind === 'text') return [];
      // the unit square is the place of an image; a path stands somewhere about the origin of its field
      const { left, right, bottom, top } = unitSquareBounds(matrix);
      return [[(left + right) / 2, (bottom + top) / 2] as const];
    });
  const places = withAnnotationsAlone(page, isWidget, middles) ?? [];
  if (places.length === 0) return undefined;
  const rects = annotationsOf(page.pdfium, page.handle)
    .filter(isWidget)
    .map(({ rect }) => rect);
  const bearing = rects.filter((rect) => places.some((place) => isWithin(place, rect)));
  // a path of a form whose box begins elsewhere lies in no field: it may be of any
  const isPlaced = places.every((place) => bearing.some((rect) => isWithin(place, rect)));
  return unionOf(isPlaced ? bearing : [...rects, page.box]);
}

const NEAR_POINTS = 2;

function isWithin([x, y]: readonly [number, number], { left, right, bottom, top }: PdfRect): boolean {
  return x > left - NEAR_POINTS && x < right + NEAR_POINTS && y > bottom - NEAR_POINTS && y < top + NEAR_POINTS;
}

function unionOf(rects: readonly PdfRect[]): PdfRect {
  return {
    left: Math.min(...rects.map(({ left }) => left)),
    right: Math.max(...rects.map(({ right }) => right)),
    bottom: Math.min(...rects.map(({ bottom }) => bottom)),
    top: Math.max(...rects.map(({ top }) => top)),
  };
}

const FOR_DISPLAY = 0;

function flattenAnnotations({ pdfium }: PdfPage, document: number, wanted: Wanted): boolean {
  const { fn } = pdfium;
  const handle = fn.FPDF_LoadPage(document, 0);
  if (handle === 0) return false;
  try {
    for (let left = fn.FPDFPage_CountObjects(handle); left > 0; left--) {
      const object = fn.FPDFPage_GetObject(handle, 0);
      if (fn.FPDFPage_RemoveObject(handle, object) === 0) return false;
      fn.FPDFPageObj_Destroy(object);
    }
    if (fn.FPDFPage_GenerateContent(handle) === 0) return false;
    const annotations = annotationsOf(pdfium, handle);
    for (const [index, annotation] of [...annotations.entries()].reverse())
      if (!wanted(annotation)) fn.FPDFPage_RemoveAnnot(handle, index);
    return fn.FPDFPage_Flatten(handle, FOR_DISPLAY) !== 0;
  } finally {
    fn.FPDF_ClosePage(handle);
  }
}

const NOWHERE: PdfRect = { left: 0, right: 0, bottom: 0, top: 0 };

function annotationsOf({ fn, view, withMemory }: Pdfium, handle: number): readonly Annotation[] {
  return Array.from({ length: Math.max(0, fn.FPDFPage_GetAnnotCount(handle)) }, (_, index) => {
    const annotation = fn.FPDFPage_GetAnnot(handle, index);
    if (annotation === 0) return { subtype: 0, shown: false, rect: NOWHERE };
    const subtype = fn.FPDFAnnot_GetSubtype(annotation);
    const flags = fn.FPDFAnnot_GetFlags(annotation);
    const rect = withMemory(16, (pointer) => {
      if (fn.FPDFAnnot_GetRect(annotation, pointer) === 0) return NOWHERE;
      const at = (index: number) => view().getFloat32(pointer + 4 * index, true); // FS_RECTF: left, top, right, bottom
      const [x0, y0, x1, y1] = [at(0), at(1), at(2), at(3)];
      return { left: Math.min(x0, x1), right: Math.max(x0, x1), bottom: Math.min(y0, y1), top: Math.max(y0, y1) };
    });
    fn.FPDFPage_CloseAnnot(annotation);
    return { subtype, shown: (flags & NOT_SHOWN) === 0, rect };
  });
}
