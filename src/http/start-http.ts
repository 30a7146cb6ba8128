import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { Express } from 'express';
import { ConfigError } from '../ports/errors.ts';
import { createHttpApp } from './create-http-app.ts';
import type { HttpDeps } from './deps.ts';
import { assertSafeListening, type HttpOptions } from './options.ts';

export interface HttpService {
  /** Where a browser finds it: `http://127.0.0.1:8484`. */
  readonly url: string;
  /** Takes no new requests, lets running ones end within `graceMs`, cuts the rest. */
  close(graceMs: number): Promise<void>;
}

/** @throws ConfigError when it would listen unsafely, or cannot listen */
export async function startHttp(deps: HttpDeps, options: HttpOptions): Promise<HttpService> {
  assertSafeListening(options);
  const server = createTlsOrPlain(createHttpApp(deps, options), options);
  // A large scan over a slow line takes long; a client that dawdles over its headers does not.
  server.headersTimeout = 20_000;
  server.requestTimeout = 60 * 60_000;
  server.maxHeadersCount = 100;
  await listen(server, options);
  const url = urlOf(server, options);
  deps.log.info('HTTP listening', { address: options.address, port: portOf(server) });
  return { url, close: (graceMs) => close(server, graceMs) };
}

function createTlsOrPlain(app: Express, { tls }: HttpOptions): Server {
  if (tls === undefined) return createServer(app);
  try {
    return createTlsServer({ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' }, app);
  } catch (cause) {
    throw new ConfigError('config-invalid', 'Certificate and key cannot be used', {
      cause,
      details: { option: 'http.tlsCertificate', allowed: 'PEM' },
    });
  }
}

async function listen(server: Server, { address, port }: HttpOptions): Promise<void> {
  const listening = Promise.withResolvers<undefined>();
  server.once('error', listening.reject);
  server.listen(port, address, () => {
    listening.resolve(undefined);
  });
  try {
    await listening.promise;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      const details = { address: `${address}:${String(port)}` };
      throw new ConfigError('address-in-use', 'Another program listens there', { cause, details });
    }
    throw new ConfigError('config-invalid', 'Cannot listen', {
      cause,
      details: { option: 'http.address', value: `${address}:${String(port)}` },
    });
  }
  server.removeListener('error', listening.reject);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function urlOf(server: Server, { address, tls }: HttpOptions): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return `${tls === undefined ? 'http' : 'https'}://${host}:${String(portOf(server))}`;
}

const LOOK_MS = 50;

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<true>((resolve) => {
    server.close(() => {
      resolve(true);
    });
  });
  // A connection that falls idle after `close` would be kept alive until the client leaves it.
  for (let waited = 0; waited < graceMs; waited += LOOK_MS) {
    server.closeIdleConnections();
    if (await Promise.race([closed, wait(LOOK_MS, false)])) return;
  }
  server.closeAllConnections();
  await closed;
}
