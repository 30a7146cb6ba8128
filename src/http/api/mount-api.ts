import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Check } from '../../infra/schema-validator.ts';
import { assertMay, assertSameSite, authenticate, withLists, type AuthDeps, type Caller } from '../auth/caller.ts';
import type { Recheck } from '../auth/host-recheck.ts';
import { keepAlive } from '../auth/keep-alive.ts';
import type { OperationId } from '../auth/route-roles.ts';
import { ConflictError, StoreError } from '../../ports/errors.ts';
import { HttpError, ValidationError, invalid } from '../http-error.ts';
import { preferredLanguage } from '../language.ts';
import { hasBody, requestIdOf } from '../problem.ts';
import { loadOperations, type Operation } from './operation.ts';
import { readJson } from './read-json.ts';
import type { Call, Reply, Route } from './route.ts';

export interface ApiParts {
  readonly deps: AuthDeps;
  /** Looks after each caller once more; `createRecheck`. */
  readonly recheck: Recheck;
  readonly routes: readonly Route[];
  /** Runs before everything else of an operation. */
  readonly before: Readonly<Partial<Record<OperationId, RequestHandler>>>;
}

/**
 * Every operation of the description gets its route, refused in one order: path, method, account, role, origin,
 * parameters, media type, size, body. It refuses to start when an operation has no route or a route no operation.
 */
export function mountApi({ deps, recheck, routes, before }: ApiParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const operations = loadOperations();
  assertComplete(operations, routes);
  for (const operation of operations) {
    const route = routes.find(({ id }) => id === operation.id);
    if (route === undefined) continue; // cannot be: `assertComplete`
    const handlers = [before[operation.id] ?? [], serve({ deps, recheck }, operation, route)].flat();
    router[operation.method](operation.path, nameOperation(operation.id), ...handlers);
  }
  for (const path of new Set(operations.map((operation) => operation.path)))
    router.all(path, otherMethod(operations.filter((operation) => operation.path === path)));
  return router;
}

function assertComplete(operations: readonly Operation[], routes: readonly Route[]): void {
  const described = operations.map(({ id }) => id).sort();
  const routed = routes.map(({ id }) => id).sort();
  if (described.join() !== routed.join()) throw new TypeError('Routes and the API description differ');
}

/** For log and metrics: a name from a closed set, never the URL, which holds ids and search words. */
function nameOperation(id: OperationId): RequestHandler {
  return (_request, response, next) => {
    response.locals['operation'] = id;
    next();
  };
}

function otherMethod(operations: readonly Operation[]): RequestHandler {
  const methods = operations.map(({ method }) => method.toUpperCase());
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (request, response) => {
    if (request.method !== 'OPTIONS') throw new HttpError('method-not-allowed', { headers: { Allow: allow } });
    response.status(204).set('Allow', allow).end();
  };
}

function serve(
  { deps, recheck }: Pick<ApiParts, 'deps' | 'recheck'>,
  operation: Operation,
  route: Route,
): RequestHandler {
  return async (request, response) => {
    const known = operation.access === 'public' ? undefined : await recheck(await authenticate(deps, request));
    if (known !== undefined) assertMay(operation.access, known.account.role);
    assertSameSite(request, known);
    const caller = known && (await withLists(deps, await keepAlive(deps, known, request)));
    const parts = await checkedParts(operation, request);
    send(await handled(route, operation, toCall({ request, response, caller }, parts)), response);
  };
}

/**
 * Of two who write at the same moment the second fails in the database, which does not know both values. Asked once more he
 * meets what the first one wrote, and is told.
 */
async function handled(route: Route, { method, body }: Operation, call: Call): Promise<Reply> {
  try {
    return await route.handle(call);
  } catch (error) {
    const isRaced = error instanceof StoreError && error.code === 'stale' && !(error instanceof ConflictError);
    if (!isRaced || method === 'get' || body.kind === 'own' || call.response.headersSent) throw error;
    return route.handle(call);
  }
}

interface Parts {
  readonly path: object;
  readonly query: object;
  readonly body: object | undefined;
}

async function checkedParts(operation: Operation, request: Request): Promise<Parts> {
  const path = checked({ ...request.params }, operation.checkPath);
  const query = checked(normalised(request.query), operation.checkQuery);
  switch (operation.body.kind) {
    case 'none':
      if (hasBody(request)) throw invalid('', 'no-body');
      return { path, query, body: undefined };
    case 'own':
      return { path, query, body: undefined };
    case 'json':
      return { path, query, body: checked(await readJson(request, operation.body.limits), operation.body.check) };
  }
}

/** Without the prototype of the parser's object, so that `__proto__` is a key like any other and refused. */
function normalised(query: Request['query']): object {
  const entries = Object.entries(query).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.normalize('NFC') : value,
  ]);
  return Object.fromEntries(entries) as object; // keys and values as they came
}

function checked(value: unknown, check: Check): object {
  const faults = check(value);
  if (faults.length > 0) throw new ValidationError(faults);
  // Every checked part is described as an object; the check has just said so.
  return value as object;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly caller: Caller | undefined;
}

function toCall({ request, response, caller }: Exchange, parts: Parts): Call {
  return {
    ...parts,
    language: preferredLanguage(request.get('accept-language')),
    requestId: requestIdOf(response),
    caller: () => {
      if (caller === undefined) throw new HttpError('sign-in-required');
      return caller;
    },
    request,
    response,
  };
}

function send(reply: Reply, response: Response): void {
  if (reply === 'sent') return;
  response.status(reply.status).set('Cache-Control', 'no-store');
  if (reply.body === undefined) {
    response.end();
    return;
  }
  const mediaType = 'mediaType' in reply ? reply.mediaType : undefined;
  response.type(mediaType ?? 'application/json').send(JSON.stringify(reply.body));
}
