import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { encodePreview } from '../formats/page-preview.ts';
import type { PageImageRequest } from '../http/deps.ts';
import { FileError, RequestError } from '../ports/errors.ts';
import type { Host, HostId } from '../ports/host.ts';
import type { ScanReader } from '../ports/scan-reader.ts';
import type { ScanFile, Store } from '../ports/store.ts';

export interface PageImageDeps {
  readonly store: Store;
  readonly hosts: ReadonlyMap<HostId, Host>;
  readonly scanReader: ScanReader;
  /** Originals fetched for showing lie here; it is there, and goes with the process. */
  readonly folder: string;
}

export interface PageImages {
  render(request: PageImageRequest): Promise<Uint8Array>;
}

/** A person leafs through few files at a time; each may be large. */
const FILES_KEPT = 8;

/** Page images for the console, drawn from the original on demand; the last few originals are kept at hand. */
export function createPageImages(deps: PageImageDeps): PageImages {
  const sources = new Map<string, Promise<string>>();

  function sourceOf(file: ScanFile): Promise<string> {
    const key = `${file.id}-${file.sha256 ?? ''}`;
    const known = sources.get(key);
    sources.delete(key);
    const source = known ?? fetchSource(deps, file, key);
    sources.set(key, source); // newest last
    source.catch(() => sources.delete(key));
    for (const [oldest, old] of sources) {
      if (sources.size <= FILES_KEPT) break;
      sources.delete(oldest);
      void old.then((place) => rm(place, { force: true })).catch(() => undefined); // never fetched: nothing to remove
    }
    return source;
  }

  return {
    async render({ scanFileId, page, width, turn, signal }) {
      const file = await deps.store.scanFiles.find(scanFileId);
      if (!file) throw notFound(scanFileId);
      if (file.state === 'withheld') throw new RequestError('withheld', 'The file bears a secrecy mark');
      const identity = (await deps.store.readings.identity(scanFileId))?.pages[page - 1];
      if (!identity) throw notFound(`${scanFileId}/${String(page)}`);
      const raster = await deps.scanReader.show(await sourceOf(file), identity, signal);
      return encodePreview(raster, width, turn);
    },
  };
}

async function fetchSource(deps: PageImageDeps, file: ScanFile, key: string): Promise<string> {
  const host = deps.hosts.get(file.hostId);
  if (!host) throw notFound(file.id);
  const place = path.join(deps.folder, key);
  const there = await stat(place).catch(() => undefined); // not fetched yet
  if (there) return place;
  const { sha256 } = await host.reader.fetchContent(file.ref, place);
  if (sha256 === file.sha256) return place;
  // Another content lies there now, which nobody has judged: it may bear a secrecy mark.
  await rm(place, { force: true });
  throw new FileError('file-changed', 'The original is not the one that was read');
}

function notFound(id: string): RequestError {
  return new RequestError('not-found', 'No such page', { details: { id } });
}
