import type { Request, RequestHandler, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { HostError } from '../ports/errors.ts';
import type { HostId } from '../ports/host.ts';
import type { InboundAnswer, InboundHint, InboundRequest, InboundRoute } from '../ports/host-inbound.ts';
import type { HttpDeps } from './deps.ts';
import { HttpError, invalid } from './http-error.ts';
import { matchPath } from './match-path.ts';
import { hasBody } from './problem.ts';

type InboundDeps = Pick<HttpDeps, 'inbound' | 'takeHints' | 'metrics'>;

interface Match {
  readonly hostId: HostId;
  readonly route: InboundRoute;
  readonly params: InboundRequest['params'];
}

/**
 * Routes that hosts call on us. Refused in one order: path, method, media type, size, secret; only then is a byte of the
 * body read, and it is handed on as it streams in. Of several hosts that have the same fixed path the one whose secret it
 * is answers.
 */
export function inboundRoutes(deps: InboundDeps): RequestHandler {
  return async (request, response, next) => {
    const matches = deps.inbound.flatMap(({ hostId, routes }) =>
      routes.flatMap((route): Match[] => {
        const params = matchPath(route.path, request.path);
        return params === undefined ? [] : [{ hostId, route, params }];
      }),
    );
    const [first] = matches;
    if (first === undefined) {
      next();
      return;
    }
    // Before any refusal, so that those are counted under the route's name too.
    response.locals['operation'] = first.route.name;
    const match = admit(request, matches);
    response.locals['operation'] = match.route.name;
    await send(response, await answer(deps, match, { request, response }));
  };
}

/** @throws HttpError */
function admit(request: Request, matches: readonly Match[]): Match {
  const called = matches.filter(({ route }) => route.method === request.method);
  if (called.length === 0) {
    const allow = [...new Set(matches.map(({ route }) => route.method))].join(', ');
    throw new HttpError('method-not-allowed', { headers: { Allow: allow } });
  }
  const typed = called.filter(({ route }) => isOfType(request, route));
  if (typed.length === 0) throw new HttpError('media-type-unknown');
  const sized = typed.filter(({ route }) => Number(request.headers['content-length'] ?? 0) <= route.maxBodyBytes);
  if (sized.length === 0) throw new HttpError('body-too-large');
  const headers = headersOf(request);
  const known = sized.find(({ route, params }) => route.authenticate({ headers, params }));
  if (known === undefined) throw new HttpError('sign-in-required', { headers: { 'WWW-Authenticate': 'Bearer' } });
  return known;
}

function isOfType(request: Request, { mediaTypes, method }: InboundRoute): boolean {
  if (method === 'GET' || (mediaTypes.length === 0 && !hasBody(request))) return true;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return mediaTypes.includes(type);
}

function headersOf({ headers }: Request): InboundRequest['headers'] {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(entries);
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function answer(
  deps: InboundDeps,
  { hostId, route, params }: Match,
  { request, response }: Exchange,
): Promise<InboundAnswer> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const inbound: InboundRequest = {
    params,
    query: queryOf(request),
    headers: headersOf(request),
    body: limited(request, route.maxBodyBytes),
    signal: gone.signal,
  };
  try {
    return await route.handle(inbound, { takeHints: (hints) => takeHints(deps, hostId, hints) });
  } catch (error) {
    if (error instanceof HostError && error.code === 'invalid') throw invalid('', 'other');
    throw error;
  }
}

function queryOf(request: Request): InboundRequest['query'] {
  const { searchParams } = new URL(request.originalUrl, 'http://local');
  return Object.fromEntries(searchParams);
}

/** The length that a client states need not be the one it sends. */
async function* limited(request: Request, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  // Nothing has set an encoding, so chunks are bytes.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new HttpError('body-too-large');
    yield chunk;
  }
}

/** Names of events come from outside: those we do not know are counted as one. */
const KNOWN_EVENTS = new Set(['added', 'requested', 'updated', 'changed', 'removed', 'ocr']);

async function takeHints(
  { takeHints: take, metrics }: InboundDeps,
  hostId: HostId,
  hints: readonly InboundHint[],
): ReturnType<HttpDeps['takeHints']> {
  const taken = await take(hostId, hints);
  for (const { event } of hints) {
    metrics.count('vankho_host_hints_total', { host: hostId, event: KNOWN_EVENTS.has(event) ? event : 'unknown' });
  }
  if (taken.folded > 0) metrics.count('vankho_host_hints_folded_total', { host: hostId }, taken.folded);
  return taken;
}

async function send(response: Response, { status, headers = {}, body }: InboundAnswer): Promise<void> {
  response.status(status).set('Cache-Control', 'no-store').set(headers);
  if (body === undefined) response.end();
  else if (isStream(body)) {
    response.type(body.mediaType).set('Content-Length', String(body.bytes));
    await pipeline(body.content, response).catch((error: unknown) => {
      // Clients that hang up once they have all, or have enough: there is nobody to tell.
      if (!isHungUp(error)) throw error;
    });
  } else response.json(body);
}

function isHungUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

type Streamed = Extract<InboundAnswer['body'], { readonly mediaType: string }>;

function isStream(body: object): body is Streamed {
  return 'content' in body && 'mediaType' in body && 'bytes' in body;
}
