import type { Box, QuarterTurn, Size } from '../domain/page/geometry.ts';

export type ScanFormat = 'pdf' | 'tiff' | 'jpeg' | 'png';

/** Colour of the page image as stored. */
export type ColourDepth = 'bilevel' | 'grey' | 'colour';

export interface PageIdentity {
  /** From 1. */
  readonly page: number;
  /** `image`: one image covers the page; `mixed`: images and other content; `text`: no image; `empty`: nothing. */
  readonly kind: 'image' | 'mixed' | 'text' | 'empty';
  /**
   * The frame in which all boxes of the page are given: the page as any viewer displays it
   * (declared PDF /Rotate and EXIF orientation applied). For `image` the pixels of the stored image,
   * else the pixels of a rendering at `ppi`.
   */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ppi: number;
  readonly colour: ColourDepth;
  /** Number of characters of text the file itself holds on this page; 0 for images. */
  readonly textChars: number;
}

export interface ScanIdentity {
  readonly format: ScanFormat;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages: readonly PageIdentity[];
  /** The file holds a digital signature: it stays the record and is never rewritten. */
  readonly signed: boolean;
}

/** 8 bits a channel, rows without padding, in the frame of `PageIdentity`. */
export interface PageRaster extends Size {
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
  readonly ppi: number;
}

/** A run of text the file itself holds. */
export interface TextLayerWord {
  readonly text: string;
  /** In the frame of `PageIdentity`. */
  readonly box: Box;
  readonly fontName: string;
  /** Drawn invisible (text mode 3): a scanner's or OCR program's layer, not print. */
  readonly hidden: boolean;
  /** The clockwise turn of the page that sets it upright; absent where it stands upright, or aslant. */
  readonly turn?: QuarterTurn;
  /**
   * The annotation that shows it, numbered from 1 on the page: a field of a form, a stamp, what a signature shows.
   * Absent for words of the page itself. Offices that sign electronically paste number and day of a letter so.
   */
  readonly pasted?: number;
  /** Of a note or stamp that anybody laid upon the page, not of a field: it says nothing for the office. */
  readonly note?: true;
}

/** A page with its fields and signatures as a viewer shows it, perhaps coarser than its frame. */
export interface ShownPage extends PageRaster {
  /** Where fields and signatures show pictures, all of them together, in the frame of `PageIdentity`. */
  readonly box: Box;
}

/** `none`: fields and signatures show no picture; `lost`: something lies over the page and can be neither drawn nor read. */
export type ShownFields = 'none' | 'lost' | ShownPage;

/** Reads the files people deliver. All limits (bytes, pages, pixels) come from configuration; see `docs/operations.md`. */
export interface ScanReader {
  /** @throws FileError */
  identify(path: string, signal?: AbortSignal): Promise<ScanIdentity>;
  /**
   * What there is to read by machine, at the ppi of the page's identity: the page with the notes of reviewers, without
   * fields of forms and what signatures show (ADR 40). @throws FileError
   */
  rasterise(path: string, page: PageIdentity, signal?: AbortSignal): Promise<PageRaster>;
  /** The page as a viewer shows it, in the same frame: also with the fields and what signatures show. @throws FileError */
  show(path: string, page: PageIdentity, signal?: AbortSignal): Promise<PageRaster>;
  /** What is seen upon the page that `rasterise` leaves out and `textLayer` has no words for. @throws FileError */
  showFields(path: string, page: PageIdentity, signal?: AbortSignal): Promise<ShownFields>;
  /** Words in the order of the file, then those that annotations show; empty for images. @throws FileError */
  textLayer(path: string, page: PageIdentity, signal?: AbortSignal): Promise<readonly TextLayerWord[]>;
}
