import { Buffer } from 'node:buffer';
import { hostError, strangerError, type Operation } from './http-errors.ts';

export type Headers = Readonly<Record<string, string>>;

export interface AnswerHead {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Headers;
}

export interface AnswerStream extends AnswerHead {
  readonly body: AsyncIterable<Uint8Array>;
}

/** The whole body, refused as soon as it is known to be too long. @throws HostError `protocol` */
export async function readBody(answer: AnswerStream, limit: number, on: Operation): Promise<Buffer> {
  if ((declaredLength(answer.headers) ?? 0) > limit) throw tooLong(limit, on);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLong(limit, on);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function declaredLength(headers: Headers): number | undefined {
  const text = headers['content-length'];
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** JSON of a body; undefined for an empty one. @throws HostError `protocol` for a web page, or for text that is no JSON */
export function parseJson(body: Buffer, head: AnswerHead, on: Operation): unknown {
  if (body.length === 0) return undefined;
  const mediaType = head.headers['content-type'] ?? '';
  // Sign-in pages of proxies come with 200 and as HTML.
  if (mediaType !== '' && !/^[^;]*\bjson\b/i.test(mediaType)) throw unreadable(head, on);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // The parser's message quotes the body, so it is no cause.
    throw unreadable(head, on);
  }
}

/**
 * Of a file: a page, or a packed body although we asked for none, is not what the host has.
 * @throws HostError `protocol`, retryable
 */
export function demandFile(head: AnswerHead, on: Operation): void {
  const { 'content-type': mediaType = '', 'content-encoding': packing = 'identity' } = head.headers;
  if (!/^text\/html\b/i.test(mediaType) && packing.toLowerCase() === 'identity') return;
  throw unreadable(head, on);
}

/** Of an answer that is an error anyway: what can be read of it, undefined where nothing can. */
export async function readRefusal(answer: AnswerStream, on: Operation): Promise<unknown> {
  try {
    return parseJson(await readBody(answer, REFUSAL_BYTES, on), answer, on);
  } catch {
    return undefined; // the status says enough: HTML of a proxy, a cut body
  }
}
const REFUSAL_BYTES = 64 * 1024;

function tooLong(limit: number, on: Operation): Error {
  return hostError('protocol', { message: 'The answer is too long', on, details: { limit } });
}

function unreadable({ status, headers }: AnswerHead, on: Operation): Error {
  const mediaType = /^[\w.+/-]{1,80}/.exec(headers['content-type'] ?? '')?.[0] ?? '';
  return strangerError({ message: 'The answer is not what was asked for', on, details: { status, mediaType } });
}
