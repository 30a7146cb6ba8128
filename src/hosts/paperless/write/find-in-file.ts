import { Buffer } from 'node:buffer';
import { readFileChunks } from '../ocr/durable.ts';

/** True when the bytes stand anywhere in a file, also across the chunks it is read in. */
export async function fileHolds(path: string, wanted: string): Promise<boolean> {
  const sought = Buffer.from(wanted, 'latin1');
  let tail = Buffer.alloc(0);
  for await (const chunk of readFileChunks(path)) {
    const joined = Buffer.concat([tail, chunk]);
    if (joined.includes(sought)) return true;
    tail = Buffer.from(joined.subarray(Math.max(0, joined.length - sought.length + 1)));
  }
  return false;
}
