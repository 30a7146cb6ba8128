import type { Affine } from '../domain/page/affine.ts';
import type { QuarterTurn, Size } from '../domain/page/geometry.ts';
import type { PageMeasures } from '../domain/page/page-reading.ts';
import type { SeenMarks } from '../domain/page/seen-mark.ts';
import type { PageRaster } from './scan-reader.ts';

/** 8-bit grey, rows without padding. */
export interface GreyImage extends Size {
  readonly data: Uint8Array;
  readonly ppi: number;
}

export type { Affine };

export interface PreparedPage {
  /** Turned, cleaned of coloured ink, levelled, about 200 ppi, deskewed. */
  readonly ink: GreyImage;
  /** Red ink alone, dark on white, same frame as `ink`; absent where there is hardly any red. */
  readonly red?: {
    readonly image: GreyImage;
    /** Where the red is, in the frame of `ink`. */ readonly boxes: readonly (readonly [
      number,
      number,
      number,
      number,
    ])[];
  };
  /** Marks of secrecy by their shape, in the frame of `ink`; absent where nobody looked for any. */
  readonly marks?: SeenMarks;
  /** Clockwise turn that was applied. */
  readonly rotation: QuarterTurn;
  /** Degrees (clockwise positive) that were taken out. */
  readonly skewDegrees: number;
  /** From pixels of `ink` to pixels of the raster as it came in. */
  readonly toRaster: Affine;
  readonly blank: boolean;
  readonly measures: PageMeasures;
}

export interface ImagePreparation {
  /** Name and version; part of the fingerprint. */
  readonly version: string;
  /** `turn`: clockwise turn to apply first. @throws FileError, OcrError */
  prepare(raster: PageRaster, turn: QuarterTurn, signal?: AbortSignal): Promise<PreparedPage>;
}
