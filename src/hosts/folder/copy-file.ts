import type { Buffer } from 'node:buffer';
import { openFile } from './client.ts';
import { copyContent, createFile, type Copied, type CopyOptions } from './copy.ts';

export type { Copied };

/** Copies one file into a new one. Errors are those of the system. */
export async function copyFile(from: Buffer, to: string, options: CopyOptions): Promise<Copied> {
  const source = await openFile(from);
  try {
    const target = await createFile(to);
    try {
      return await copyContent(source, target, options);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
