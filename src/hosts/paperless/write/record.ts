import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asFileError } from '../../../infra/fs-errors.ts';
import { isAbsent, writeDurably } from '../ocr/durable.ts';

/** What we gave a document of the host as its text, and what is under way. */
export interface DeliveryRecord {
  /** SHA-256 of texts of ours that may stand there. */
  readonly texts: readonly string[];
  /** SHA-256 of the host's own text, which is kept beside. */
  readonly before?: string;
  /** A version that was handed over: the host's task and the SHA-256 of the file. */
  readonly upload?: { readonly task: string; readonly sha256: string };
  /** `modified` of the document after what we gave it, where nobody had been at work in it before. */
  readonly quietAt?: string;
}

/** Small files, one for each document that was given something; a thousand a folder. */
export interface DeliveryRecords {
  read(id: number): Promise<DeliveryRecord | undefined>;
  write(id: number, record: DeliveryRecord): Promise<void>;
  /** The text that the host had before ours, so that nothing is lost by it. */
  keepBefore(id: number, text: string): Promise<void>;
  remove(id: number): Promise<void>;
}

export function createDeliveryRecords(inboundFolder: string): DeliveryRecords {
  const place = (id: number, ending: string) =>
    join(inboundFolder, 'delivered', String(Math.floor(id / 1000)), `${String(id)}${ending}`);
  const put = async (path: string, text: string) => {
    await mkdir(dirname(path), { recursive: true });
    await writeDurably(path, text);
  };
  return {
    read: async (id) => {
      try {
        // as: written below, whole or not at all
        return JSON.parse(await readFile(place(id, '.json'), 'utf8')) as DeliveryRecord;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw asFileError(error, 'read');
      }
    },
    write: (id, record) => put(place(id, '.json'), JSON.stringify(record)),
    keepBefore: (id, text) => put(place(id, '.before.txt'), text),
    remove: async (id) => {
      for (const ending of ['.before.txt', '.json']) await rm(place(id, ending), { force: true });
    },
  };
}
