import type { RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../infra/logger.ts';
import type { Metrics } from '../infra/metrics.ts';

/** What a request was, from a closed set: no URL, which holds ids and search words. */
function operationOf(response: Response): string {
  const operation: unknown = response.locals['operation'];
  return typeof operation === 'string' ? operation : 'other';
}

/** One line for each request: what, by which method, how it ended, how long it took. */
export function logRequests(log: Logger): RequestHandler {
  const middleware = pinoHttp<Parameters<RequestHandler>[0], Response>({
    logger: log.pino,
    quietReqLogger: true,
    genReqId: (_request, response) => response.get('x-request-id') ?? '',
    customAttributeKeys: { reqId: 'requestId' },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customProps: (request, response) => ({
      operation: operationOf(response),
      method: request.method,
      status: response.statusCode,
    }),
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'debug'),
    customSuccessMessage: () => 'Request answered',
    customErrorMessage: () => 'Request failed',
    wrapSerializers: false,
  });
  return (request, response, next) => {
    middleware(request, response);
    next();
  };
}

export function measureRequests(metrics: Metrics): RequestHandler {
  return (_request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('finish', () => {
      const operation = operationOf(response);
      metrics.count('vankho_http_requests_total', { operation, status: String(response.statusCode) });
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      metrics.observe('vankho_http_request_duration_seconds', seconds, { operation });
    });
    next();
  };
}
