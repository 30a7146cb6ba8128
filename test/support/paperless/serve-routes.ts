import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { PortError } from '../../../src/ports/errors.ts';
import type { InboundAnswer, InboundHint, InboundRoute } from '../../../src/ports/host-inbound.ts';

export interface ServedRoutes {
  readonly url: string;
  /** What was handed to the archive, in order. */
  readonly hints: InboundHint[];
  /** Set: the archive cannot keep hints. */
  refuseHints: boolean;
  close(): Promise<void>;
}

/** Routes behind a bare HTTP server: what they do themselves, without the service around them. */
export async function serveRoutes(
  routes: () => readonly InboundRoute[],
  take: (hints: readonly InboundHint[]) => Promise<unknown> = () => Promise.resolve(),
): Promise<ServedRoutes> {
  const hints: InboundHint[] = [];
  const served = { hints, take, refuseHints: false };
  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const run = answer(routes(), request, served).then(
      (given) => send(given, response),
      (error: unknown) => {
        response.writeHead(error instanceof PortError && error.code === 'invalid' ? 400 : 500).end();
      },
    );
    running.add(run);
    void run.finally(() => running.delete(run));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listens on TCP
  return Object.assign(served, {
    url: `http://127.0.0.1:${String(port)}`,
    close: async () => {
      await Promise.all(running);
      await closed(server);
    },
  });
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function answer(
  routes: readonly InboundRoute[],
  request: IncomingMessage,
  served: Pick<ServedRoutes, 'hints' | 'refuseHints'> & {
    readonly take: (hints: readonly InboundHint[]) => Promise<unknown>;
  },
): Promise<InboundAnswer> {
  const url = new URL(request.url ?? '/', 'http://host');
  for (const route of routes) {
    const params = match(route, { method: request.method ?? '', path: url.pathname });
    if (!params) continue;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    if (!route.authenticate({ headers, params })) return { status: 401, body: { error: { code: 'Unauthorized' } } };
    const query = Object.fromEntries(url.searchParams);
    const signal = new AbortController().signal;
    return await route.handle(
      { params, query, headers, body: request, signal },
      {
        takeHints: async (taken) => {
          if (served.refuseHints) throw new Error('The store is away');
          await served.take(taken);
          served.hints.push(...taken);
          return { kept: taken.length, folded: 0 };
        },
      },
    );
  }
  return { status: 404 };
}

function match(
  route: InboundRoute,
  { method, path }: { readonly method: string; readonly path: string },
): Readonly<Record<string, string>> | undefined {
  const wanted = route.path.split('/');
  const given = path.split('/');
  if (route.method !== method || wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

async function send({ status, headers = {}, body }: InboundAnswer, response: ServerResponse): Promise<void> {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  if (!('content' in body)) {
    response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
    return;
  }
  response.writeHead(status, { ...headers, 'content-type': body.mediaType, 'content-length': body.bytes });
  // What fails half way ends the connection: an answer left open would hold up all that comes after it on the same one.
  await pipeline(body.content, response).catch(() => response.destroy());
}
