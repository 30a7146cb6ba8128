import { pageImageUrl } from '../api/client.ts';
import type { PageDetail } from '../api/types.ts';

/** A4 at 300 ppi with room to spare: sharp enough for handwriting, small enough for an office network. */
const MOST_WIDTH = 2500;
const LEAST_WIDTH = 64;

/** One picture a page for view and crops alike, so that it is fetched once. */
export function pageImageSource(scanFileId: string, page: PageDetail): string {
  return pageImageUrl(scanFileId, page.page, Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, page.widthPx)));
}
