import type { Request } from 'express';
import { HttpError, invalid } from '../http-error.ts';
import { JSON_LIMITS, type JsonLimits } from '../options.ts';

/**
 * Reads a JSON body: UTF-8, not compressed, at most 64 KiB, not nested deeper than a form, unless the operation
 * takes more; all text becomes NFC. Own reader instead of `express.json`: that one takes compressed bodies and any depth.
 * @throws HttpError `media-type-unknown`, `body-too-large`; ValidationError
 */
export async function readJson(request: Request, limits: JsonLimits = JSON_LIMITS): Promise<unknown> {
  assertJson(request);
  const text = decode(await readAll(request, limits.bytes));
  assertShallow(text, limits.depth);
  return toNfc(parse(text));
}

function assertJson(request: Request): void {
  const type = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(request.get('content-type') ?? '');
  const encoding = request.get('content-encoding') ?? 'identity';
  if (!type || encoding.toLowerCase() !== 'identity')
    throw new HttpError('media-type-unknown', { details: { allowed: 'application/json' } });
}

async function readAll(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = () => new HttpError('body-too-large', { details: { limit } });
  if (Number(request.get('content-length') ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The stream must outlive a refusal: destroying it would destroy the socket before the answer is out.
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder says no more than that it failed; where, would be of no use to the caller.
    throw invalid('', 'not-utf8');
  }
}

function assertShallow(text: string, most: number): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > most) throw invalid('', 'too-deep');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The message of the parser quotes the body, which may hold a secret.
    throw invalid('', 'not-json');
  }
}

/** Twins of one word in NFC and NFD must be one value. Keys stay: unknown ones are refused with their name. */
function toNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(toNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toNfc(part)]));
}
