import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** The entries of a ZIP file that have one of the names. */
export async function readEntries(path: string, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (names.includes(entry.fileName))
        found.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    }
  } finally {
    zip.close();
  }
  return found;
}
