import { pageObjects, type PageObject } from './engine/page-objects.ts';
import type { PdfPage } from './engine/pdf-page.ts';
import type { Pdfium } from './engine/pdfium.ts';
import { withPageCopy } from './one-page.ts';

/** What lies over a page. Numbers of the kinds: `FPDF_ANNOT_*` of PDFium's fpdf_annot.h. */
export interface Annotation {
  readonly subtype: number;
  /** A viewer shows it: neither hidden nor for print alone. */
  readonly shown: boolean;
}

const KIND = { link: 2, popup: 16, widget: 20 } as const;
/** ISO 32000-1, table 165: Hidden, NoView. */
const NOT_SHOWN = 0x02 | 0x20;

type Wanted = (annotation: Annotation) => boolean;

/** Fields of forms and what a signature shows: number, day, seal and signature where an office signs electronically. */
export const isWidget: Wanted = ({ subtype, shown }) => shown && subtype === KIND.widget;

/** Notes, stamps, highlights of a reviewer: a page that bears them is more than its scan. */
export const isMarkup: Wanted = ({ subtype, shown }) =>
  shown && subtype !== KIND.widget && subtype !== KIND.link && subtype !== KIND.popup;

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

/** What fields of forms and signatures show upon the page; an invisible signature shows nothing. */
export function shownByFields(page: PdfPage): readonly PageObject['kind'][] {
  return withAnnotationsAlone(page, isWidget, (alone) => [...pageObjects(alone)].map(({ kind }) => kind)) ?? [];
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

function annotationsOf({ fn }: Pdfium, handle: number): readonly Annotation[] {
  return Array.from({ length: Math.max(0, fn.FPDFPage_GetAnnotCount(handle)) }, (_, index) => {
    const annotation = fn.FPDFPage_GetAnnot(handle, index);
    if (annotation === 0) return { subtype: 0, shown: false };
    const subtype = fn.FPDFAnnot_GetSubtype(annotation);
    const flags = fn.FPDFAnnot_GetFlags(annotation);
    fn.FPDFPage_CloseAnnot(annotation);
    return { subtype, shown: (flags & NOT_SHOWN) === 0 };
  });
}
