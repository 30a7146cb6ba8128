import type { ColourSpace } from '../../image/colour-space.ts';
import type { Orientation } from '../../image/orientation.ts';
import type { FilterParameters } from '../stored-image.ts';

/** An image XObject to be, all but its object number. */
export interface EmbeddedImage {
  /** As in `AccessPdfProof.images`. */
  readonly state: 'bytes' | 'pixels' | 'rendered';
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Absent where the stream itself says it (JPEG 2000). */
  readonly space: ColourSpace | undefined;
  readonly filters: readonly string[];
  readonly parameters: readonly FilterParameters[];
  readonly globals: Uint8Array | undefined;
  readonly decode: readonly number[] | undefined;
  readonly data: Uint8Array;
  /** SHA-256 of the samples that must come out of the stream again; for `pixels`. */
  readonly samples: string | undefined;
  /** From stored to displayed. */
  readonly orientation: Orientation;
}

export interface PageImage extends EmbeddedImage {
  /** SHA-256 of `data`: what must be found again in the finished file. */
  readonly sha256: string;
}
