import { createHash } from 'node:crypto';
import type { PageIdentity } from '../../../ports/scan-reader.ts';
import type { ColourSpace } from '../../image/colour-space.ts';
import type { ImagePageRequest } from '../../image/rasterise-image.ts';
import type { Orientation } from '../../image/orientation.ts';
import type { ScanLimits } from '../../scan-limits.ts';
import type { PdfPage } from '../engine/pdf-page.ts';
import type { FilterParameters } from '../stored-image.ts';
import { embedFromFile } from './embed-file.ts';
import { embedFromPdf } from './embed-pdf.ts';

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

export type PageImageRequest =
  | (ImagePageRequest & { readonly kind: 'image' })
  | { readonly kind: 'pdf'; readonly open: PdfPage; readonly page: PageIdentity; readonly limits: ScanLimits };

/** The image of a page as it goes into the access PDF: its own stream where PDF takes it. @throws FileError */
export async function makePageImage(request: PageImageRequest): Promise<PageImage> {
  const image =
    request.kind === 'pdf'
      ? await embedFromPdf(request.open, request.page, request.limits)
      : await embedFromFile(request);
  return { ...image, sha256: sha256(image.data) };
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
