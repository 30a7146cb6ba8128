/** Stated in `docs/operations.md`; everything beyond is refused before it is decoded. */
export interface ScanLimits {
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Pixels of one page image or rendering, stored or displayed. */
  readonly maxPagePixels: number;
  /** Milliseconds of CPU that drawing a page of strokes and text may take; the fullest plans take a few thousand. */
  readonly maxDrawMs: number;
}

const GIB = 1024 ** 3;

export const DEFAULT_SCAN_LIMITS: ScanLimits = {
  maxBytes: 4 * GIB,
  maxPages: 10_000,
  // A sheet of A0 at 300 ppi has 139 million pixels: as colour raster about 420 MB.
  maxPagePixels: 150_000_000,
  maxDrawMs: 20_000,
};

/** PDFium addresses a file with 32 bits (`FPDF_FILEACCESS`), whatever the configured limit. */
export const MAX_PDF_BYTES = 4 * GIB - 1;
