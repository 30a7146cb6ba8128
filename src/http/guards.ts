import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { HttpError } from './http-error.ts';
import { isLoopback, isSecure, type HttpOptions } from './options.ts';

/** Every request gets an id of ours; one sent by a client could forge lines of the log. */
export function nameRequest(): RequestHandler {
  return (_request, response, next) => {
    response.set('X-Request-Id', randomUUID());
    next();
  };
}

/**
 * Refuses what did not come the configured way: on a loopback address a foreign Host header (DNS rebinding);
 * behind a proxy without TLS of our own, anybody who goes round the proxy in the clear.
 */
export function assertExpectedWay(options: HttpOptions, isTrusted: (address: string) => boolean): RequestHandler {
  const onLoopback = isLoopback(options.address) && options.trustedProxies.length === 0;
  const onlyByProxy = options.trustedProxies.length > 0 && options.tls === undefined;
  return (request, _response, next) => {
    const peer = request.socket.remoteAddress ?? '';
    if (onLoopback && !isLoopback(hostOf(request))) throw new HttpError('wrong-origin');
    if (onlyByProxy && !isLoopback(peer) && !isTrusted(peer)) throw new HttpError('wrong-origin');
    next();
  };
}

function hostOf(request: Request): string {
  return (request.get('host') ?? '').replace(/:\d+$/, '');
}

/** Helmet with a policy for our own console only: nothing from elsewhere, no inline script, no framing. */
export function securityHeaders(options: HttpOptions): RequestHandler {
  const secure = isSecure(options);
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine sets styles on elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // On plain http in an office network the browser must not be sent to a port that speaks no TLS (stack.md §7).
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    // Other services of the office may live below this name without TLS.
    strictTransportSecurity: secure ? { includeSubDomains: false } : false,
    // Without TLS browsers ignore both and say so on the console.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
