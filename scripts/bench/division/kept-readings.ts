import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';

/** Pages that an engine has read, one file each: a run that was cut off goes on where it stood. */
export interface KeptReadings {
  find(page: number): Promise<PageReading | undefined>;
  keep(page: number, reading: PageReading): Promise<void>;
}

/** @param folder undefined: nothing is kept; `name`: what stream they are of, its seed and the engine */
export function keptReadings(folder: string | undefined, name: string): KeptReadings {
  if (folder === undefined) return { find: () => Promise.resolve(undefined), keep: () => Promise.resolve() };
  const pathOf = (page: number) => join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}-${String(page).padStart(5, '0')}.json`); // prettier-ignore
  return {
    find: async (page) => {
      const text = await readFile(pathOf(page), 'utf8').catch(() => undefined);
      // written below: the name says of which page
      return text === undefined ? undefined : (JSON.parse(text) as PageReading);
    },
    keep: async (page, reading) => {
      await mkdir(folder, { recursive: true });
      const part = `${pathOf(page)}.part`;
      await writeFile(part, JSON.stringify(reading));
      await rename(part, pathOf(page));
    },
  };
}
