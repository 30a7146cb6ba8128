import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from '../../../infra/durable-folders.ts';
import { asFileError, errorCode } from '../../../infra/fs-errors.ts';
import { isAbsent, writeDurably, writeNew } from '../ocr/durable.ts';

/** A file that is being handed over to the host, until it is known what became of it. */
export interface Handed {
  readonly sha256: string;
  readonly md5: string;
  readonly name: string;
  readonly at: string;
  /** Absent when the answer was lost: nobody knows whether the host has the file. */
  readonly task?: string;
}

/** Remembered on disk, by content: who repeats an upload after a lost answer or a crash must not hand it over twice. */
export interface HandedFiles {
  /** False when the same content is being handed over already. */
  begin(handed: Handed): Promise<boolean>;
  save(handed: Handed): Promise<void>;
  find(sha256: string): Promise<Handed | undefined>;
  list(): Promise<readonly Handed[]>;
  end(sha256: string): Promise<void>;
}

const NAME = /^([0-9a-f]{64})\.json$/;

export function createHandedFiles(folder: string): HandedFiles {
  const place = (sha256: string): string => join(folder, `${sha256}.json`);
  const find = (sha256: string): Promise<Handed | undefined> => read(place(sha256));
  return {
    find,
    begin: async (handed) => {
      await ensureFolder(folder);
      try {
        await writeNew(place(handed.sha256), JSON.stringify(handed));
        return true;
      } catch (error) {
        if (errorCode(error) === 'EEXIST') return false;
        throw asFileError(error, 'write');
      }
    },
    save: async (handed) => {
      await writeDurably(place(handed.sha256), JSON.stringify(handed));
    },
    list: async () => {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isAbsent(error)) return [];
        throw asFileError(error, 'read');
      });
      const found = await Promise.all(names.flatMap((name) => NAME.exec(name)?.[1] ?? []).map(find));
      return found.filter((one) => one !== undefined);
    },
    end: (sha256) => rm(place(sha256), { force: true }),
  };
}

/** Undefined for one that was not written to its end: nothing was handed over then. */
async function read(path: string): Promise<Handed | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Handed; // as: written here
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError) return undefined;
    throw asFileError(error, 'read');
  }
}
