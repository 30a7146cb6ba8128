import { createHash } from 'node:crypto';
import type { PageIdentity } from '../../../ports/scan-reader.ts';
import type { ImagePageRequest } from '../../image/rasterise-image.ts';
import type { ScanLimits } from '../../scan-limits.ts';
import type { PdfPage } from '../engine/pdf-page.ts';
import type { PageImage } from './embedded-image.ts';
import { embedFromFile } from './embed-file.ts';
import { embedFromPdf } from './embed-pdf.ts';

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
