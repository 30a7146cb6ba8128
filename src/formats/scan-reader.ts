import type { PageIdentity, ScanIdentity, ScanReader } from '../ports/scan-reader.ts';
import type { FormatsPool } from './formats-pool.ts';
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from './scan-limits.ts';
import { mediaTypeOf } from './sniff.ts';
import type { FileSummary } from './worker/tasks.ts';
import { FileError } from '../ports/errors.ts';

export interface ScanReaderOptions {
  readonly pool: FormatsPool;
  readonly limits?: Partial<ScanLimits>;
}

/** Pages looked at in one task: small enough to spread over the threads and to be stopped. */
const PAGES_PER_TASK = 10;

/** Reads PDF, TIFF, JPEG and PNG, told apart by content. */
export function createScanReader({ pool, limits: given }: ScanReaderOptions): ScanReader {
  const limits: ScanLimits = { ...DEFAULT_SCAN_LIMITS, ...given };
  return {
    async identify(path, signal) {
      const summary = await pool.run('summarise', { path, limits }, signal);
      const hash = pool.run('hash', { path }, signal);
      // Looked at below; until then it must not count as unhandled.
      hash.catch(() => undefined);
      const pages = await identifyPages({ path, summary, limits, pool }, signal);
      const { sha256, bytes } = await hash;
      if (bytes !== summary.bytes) throw new FileError('file-changed', 'The file changed while it was read');
      const { format, signed } = summary;
      return { format, mediaType: mediaTypeOf(format), bytes, sha256, pages, signed } satisfies ScanIdentity;
    },
    rasterise: (path, page, signal) => pool.run('rasterise', { path, page, limits }, signal),
    show: (path, page, signal) => pool.run('show', { path, page, limits }, signal),
    showFields: (path, page, signal) => pool.run('showFields', { path, page, limits }, signal),
    textLayer: (path, page, signal) => pool.run('textLayer', { path, page, limits }, signal),
  };
}

interface IdentifyRequest {
  readonly path: string;
  readonly summary: FileSummary;
  readonly limits: ScanLimits;
  readonly pool: FormatsPool;
}

/** Page numbers by chunk; images other than PDF tell all pages at once. */
async function identifyPages(
  { path, summary, limits, pool }: IdentifyRequest,
  signal: AbortSignal | undefined,
): Promise<readonly PageIdentity[]> {
  const { format, pages } = summary;
  const size = format === 'pdf' ? PAGES_PER_TASK : pages;
  const found: PageIdentity[] = [];
  for (let first = 1; first <= pages; first += size) {
    const last = Math.min(pages, first + size - 1);
    found.push(...(await pool.run('identify', { path, format, first, last, limits }, signal)));
  }
  return found;
}
