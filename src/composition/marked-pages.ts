import { encodePreview } from '../formats/page-preview.ts';
import { RequestError } from '../ports/errors.ts';
import type { ScanReader } from '../ports/scan-reader.ts';

/** Draws a page of a file of which nothing is kept, its frame neither: that is found anew. */
export function markedPageDrawer(
  scanReader: ScanReader,
  { width, signal }: { readonly width: number; readonly signal: AbortSignal },
): (path: string, page: number) => Promise<Uint8Array> {
  return async (path, page) => {
    const identity = (await scanReader.identify(path, signal)).pages[page - 1];
    if (!identity) throw new RequestError('not-found', 'No such page', { details: { id: String(page) } });
    return encodePreview(await scanReader.show(path, identity, signal), width);
  };
}
