import { basename } from 'node:path';
import { fileText } from '../../src/app/build-record.ts';
import { readFile } from '../../src/app/read-file.ts';
import { openReader } from '../../src/composition/open-reader.ts';
import { loadConfig } from '../../src/config/load-config.ts';

/** How the bench gets the text of one page: the whole way of a file, proved PDF and catalogue included. */
export interface PageReader {
  readonly engine: string;
  read(imagePath: string): Promise<string>;
  dispose(): Promise<void>;
}

export async function createPageReader(engine: string): Promise<PageReader> {
  const config = loadConfig({ environment: {}, overrides: { 'ocr.engine': engine } });
  const reader = await openReader(config);
  return {
    engine: reader.engineVersion,
    read: async (sourcePath) => {
      const folder = await reader.openFolder();
      const { signal } = new AbortController();
      try {
        const request = { sourcePath, name: basename(sourcePath), folder, withPdf: true, signal };
        const { readings } = await readFile(reader.deps, request);
        return fileText(readings);
      } finally {
        await folder.close();
      }
    },
    dispose: () => reader.dispose(),
  };
}
