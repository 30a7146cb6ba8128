import { Buffer } from 'node:buffer';
import type { InboundAnswer, InboundHint, InboundRequest, InboundRoute } from '../../ports/host-inbound.ts';
import { hostError } from './errors.ts';
import { documentRef } from './refs.ts';
import { isOneOf } from './secrets.ts';
import type { PaperlessSettings } from './settings.ts';

const MOST_BYTES = 64 * 1024;
const EVENT = /^[a-z][a-z-]{0,31}$/;

/**
 * The webhook of the registered workflows. The host gives no signature, no delivery id and every value as text; what comes
 * is a hint and nothing more, so it is read leniently: an unknown event is one, a missing id is looked for in the address.
 */
export function createHookRoute(settings: Pick<PaperlessSettings, 'id' | 'hookSecrets'>): InboundRoute {
  return {
    method: 'POST',
    path: `/hooks/paperless/${settings.id}`,
    name: 'paperless-hook',
    maxBodyBytes: MOST_BYTES,
    mediaTypes: ['application/json', 'application/x-www-form-urlencoded'],
    authenticate: ({ headers }) =>
      isOneOf(settings.hookSecrets, /^Bearer +(\S+) *$/i.exec(headers['authorization'] ?? '')?.[1]),
    handle: async (request, services): Promise<InboundAnswer> => {
      const hint = readHint(parse(await readText(request.body), request.headers['content-type'] ?? ''));
      if (hint === undefined) {
        throw hostError('invalid', 'No document is named', { on: { hostId: settings.id, operation: 'hook' } });
      }
      await services.takeHints([hint]);
      return { status: 202 };
    },
  };
}

async function readText(body: InboundRequest['body']): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > MOST_BYTES) return ''; // refused before already, by its length; as one that names no document here
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Undefined for what is no set of named values. */
function parse(text: string, mediaType: string): Readonly<Record<string, unknown>> | undefined {
  if (mediaType.toLowerCase().startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : undefined; // as: an object
  } catch {
    return undefined; // told to the caller as 400
  }
}

function readHint(body: Readonly<Record<string, unknown>> | undefined): InboundHint | undefined {
  const id = idOf(body?.['document_id']) ?? idInUrl(body?.['doc_url']);
  if (id === undefined) return undefined;
  const event = body?.['event'];
  return { ref: documentRef(id), event: typeof event === 'string' && EVENT.test(event) ? event : 'unknown' };
}

/** `9` or `"9"`: the host writes every value as text, a hand-made workflow may not. */
function idOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (!/^[1-9]\d{0,9}$/.test(text)) return undefined;
  const id = Number(text);
  return id <= 0x7fffffff ? id : undefined;
}

/** `<host>/documents/9/`; begins with `None` where the host does not know its own address. */
function idInUrl(value: unknown): number | undefined {
  return typeof value === 'string' ? idOf(/\/documents\/(\d+)\/?$/.exec(value.trim())?.[1]) : undefined;
}
