import type { WasmMemory, WasmTable } from './web-assembly.ts';

type Fn = (...args: number[]) => number;

/**
 * The functions of PDFium that are used, as the WebAssembly module exports them. All handles and pointers are
 * numbers; 0 means failure or nothing. Meaning: https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/
 */
export interface PdfiumExports {
  readonly memory: WasmMemory;
  readonly __indirect_function_table: WasmTable;
  readonly malloc: Fn;
  readonly free: Fn;

  readonly FPDF_LoadCustomDocument: Fn;
  readonly FPDF_CreateNewDocument: Fn;
  readonly FPDF_CloseDocument: Fn;
  readonly FPDF_GetLastError: Fn;
  readonly FPDF_GetPageCount: Fn;
  readonly FPDF_GetSignatureCount: Fn;
  readonly FPDF_ImportPagesByIndex: Fn;
  readonly FPDF_SaveAsCopy: Fn;

  readonly FPDF_LoadPage: Fn;
  readonly FPDF_ClosePage: Fn;
  readonly FPDF_GetPageWidthF: Fn;
  readonly FPDF_GetPageHeightF: Fn;
  readonly FPDF_GetPageBoundingBox: Fn;
  readonly FPDFPage_GetRotation: Fn;
  readonly FPDFPage_CountObjects: Fn;
  readonly FPDFPage_GetObject: Fn;
  readonly FPDFPage_RemoveObject: Fn;
  readonly FPDFPage_GenerateContent: Fn;
  readonly FPDFPage_Flatten: Fn;
  readonly FPDFPage_GetAnnotCount: Fn;
  readonly FPDFPage_GetAnnot: Fn;
  readonly FPDFPage_CloseAnnot: Fn;
  readonly FPDFPage_RemoveAnnot: Fn;
  readonly FPDFAnnot_GetSubtype: Fn;
  readonly FPDFAnnot_GetFlags: Fn;
  readonly FPDFAnnot_GetRect: Fn;
  readonly FPDF_RenderPageBitmap_Start: Fn;
  readonly FPDF_RenderPage_Close: Fn;

  readonly FPDFPageObj_GetType: Fn;
  readonly FPDFPageObj_Destroy: Fn;
  readonly FPDFPageObj_GetMatrix: Fn;
  readonly FPDFPageObj_GetFillColor: Fn;
  readonly FPDFPath_CountSegments: Fn;
  readonly FPDFPageObj_GetStrokeColor: Fn;
  readonly FPDFPageObj_HasTransparency: Fn;
  readonly FPDFFormObj_CountObjects: Fn;
  readonly FPDFFormObj_GetObject: Fn;
  readonly FPDFTextObj_GetTextRenderMode: Fn;
  readonly FPDFImageObj_GetImagePixelSize: Fn;
  readonly FPDFImageObj_GetImageDataRaw: Fn;
  readonly FPDFImageObj_GetImageDataDecoded: Fn;
  readonly FPDFImageObj_GetImageFilterCount: Fn;
  readonly FPDFImageObj_GetImageFilter: Fn;
  readonly FPDFImageObj_GetBitmap: Fn;

  readonly FPDFBitmap_CreateEx: Fn;
  readonly FPDFBitmap_FillRect: Fn;
  readonly FPDFBitmap_GetBuffer: Fn;
  readonly FPDFBitmap_GetFormat: Fn;
  readonly FPDFBitmap_GetWidth: Fn;
  readonly FPDFBitmap_GetHeight: Fn;
  readonly FPDFBitmap_GetStride: Fn;
  readonly FPDFBitmap_Destroy: Fn;

  readonly FPDFText_LoadPage: Fn;
  readonly FPDFText_ClosePage: Fn;
  readonly FPDFText_CountChars: Fn;
  readonly FPDFText_GetUnicode: Fn;
  readonly FPDFText_IsGenerated: Fn;
  readonly FPDFText_HasUnicodeMapError: Fn;
  readonly FPDFText_IsHyphen: Fn;
  readonly FPDFText_GetCharAngle: Fn;
  readonly FPDFText_GetTextObject: Fn;
  readonly FPDFText_GetFontInfo: Fn;
  readonly FPDFText_GetLooseCharBox: Fn;
}
