import { FileError } from '../../ports/errors.ts';

interface Limited {
  /** Named in the error. */
  readonly part: string;
  readonly bytes: number;
}

/** The pieces of a part that is held whole, as long as they stay within a limit. @throws FileError `office-file-too-large` */
export async function* atMost(chunks: AsyncIterable<Uint8Array>, { part, bytes }: Limited): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of chunks) {
    sum += chunk.length;
    if (sum > bytes)
      throw new FileError('office-file-too-large', 'The part is too large', { details: { part, limit: bytes } });
    yield chunk;
  }
}
