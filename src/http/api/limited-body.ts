import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { HttpError } from '../http-error.ts';

/** Without parameters, in small letters; empty where none is said. */
export function mediaType(request: Request): string {
  return (request.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * Hands the content on with a limit. Too much, or a connection that breaks off, is an error of the stream: whoever
 * writes it away must not take a part for the whole.
 */
export async function limited<Result>(
  source: Readable,
  limit: number,
  receive: (content: Readable) => Promise<Result>,
): Promise<Result> {
  const content = limiter(limit);
  const flow = pipeline(source, content, { end: true });
  const [flowed, received] = await Promise.allSettled([flow, receive(content).finally(() => content.destroy())]);
  if (content.errored instanceof HttpError) throw content.errored;
  if (received.status === 'rejected') throw received.reason;
  if (flowed.status === 'rejected') throw flowed.reason;
  return received.value;
}

function limiter(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(tooLarge(limit));
      else done(null, chunk);
    },
  });
}

export function tooLarge(limit: number): HttpError {
  return new HttpError('body-too-large', { details: { limit } });
}
