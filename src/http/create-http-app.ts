import express, { type Express } from 'express';
import openapi from '../../schemas/openapi.json' with { type: 'json' };
import { ConfigError } from '../ports/errors.ts';
import { mountApi } from './api/mount-api.ts';
import { limitByAddress } from './auth/attempt-limit.ts';
import { createRecheck } from './auth/host-recheck.ts';
import { consoleRoutes } from './console.ts';
import type { HttpDeps } from './deps.ts';
import { assertExpectedWay, nameRequest, securityHeaders } from './guards.ts';
import { live, metricsPage, ready } from './health.ts';
import { HttpError } from './http-error.ts';
import { inboundRoutes } from './inbound.ts';
import { isSecure, type HttpOptions } from './options.ts';
import { problemHandler } from './problem.ts';
import { logRequests, measureRequests } from './request-log.ts';
import { accountRoutes } from './routes/accounts.ts';
import { alarmRoutes } from './routes/alarms.ts';
import { arrangementRoutes } from './routes/archive/arrangement.ts';
import { arrangingRoutes } from './routes/archive/arranging.ts';
import { authorityRoutes } from './routes/archive/authorities.ts';
import { accessRoutes } from './routes/archive/access.ts';
import { dossierGridRoutes } from './routes/archive/dossier-grid.ts';
import { dossierRoutes } from './routes/archive/dossiers.ts';
import { retentionProposalRoutes } from './routes/archive/retention-proposals.ts';
import { fondsRoutes } from './routes/archive/fonds.ts';
import { materialRoutes } from './routes/archive/material.ts';
import { appendixRoutes } from './routes/archive/appendices.ts';
import { formRoutes } from './routes/archive/forms.ts';
import { stagedFileRoutes } from './routes/archive/staged-files.ts';
import { learnedRoutes } from './routes/learned.ts';
import { registerRoutes } from './routes/archive/registers.ts';
import { workbookRoutes } from './routes/archive/workbooks.ts';
import { disposalRoutes } from './routes/archive/disposal.ts';
import { retentionRoutes } from './routes/archive/retention.ts';
import { documentRoutes } from './routes/documents.ts';
import { failureRoutes } from './routes/failures.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { divisionRoutes } from './routes/divisions.ts';
import { scanFileRoutes } from './routes/scan-files.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { statusRoutes } from './routes/status.ts';
import { rescanRoutes } from './routes/pages-to-rescan.ts';
import { stampRoutes } from './routes/stamps.ts';
import { withheldFileRoutes } from './routes/withheld-files.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { notFound } from './auth/accounts.ts';

/** The whole HTTP face: API, health, metrics, console. Listening is `startHttp`. */
export function createHttpApp(deps: HttpDeps, options: HttpOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  trustProxies(app, options.trustedProxies);
  app.use(nameRequest(), measureRequests(deps.metrics), logRequests(deps.log), securityHeaders(options));
  app.use(assertExpectedWay(options, trustFunction(app)));
  mountOperation(app, deps, options);
  app.use(inboundRoutes(deps));
  app.use('/api/v1', createApi(deps, options));
  // What looks like the API is answered as the API, never by the console's page.
  app.use(['/api', '/hooks', '/health', '/metrics'], () => {
    throw notFound();
  });
  app.use(consoleRoutes(options.webRoot));
  app.use(() => {
    throw notFound();
  });
  app.use(problemHandler(deps.log));
  return app;
}

function createApi(deps: HttpDeps, options: HttpOptions) {
  const secretDeps = { store: deps.store, clock: deps.clock, scryptCost: options.scryptCost };
  const routes = [
    ...sessionRoutes({ ...secretDeps, hostAccounts: deps.hostAccounts }, isSecure(options)),
    ...statusRoutes(deps),
    ...documentRoutes(deps),
    ...scanFileRoutes(deps),
    ...divisionRoutes(deps),
    ...withheldFileRoutes(deps),
    ...stampRoutes(deps),
    ...rescanRoutes(deps),
    ...uploadRoutes(deps, options.maxUploadBytes),
    ...searchRoutes(deps),
    ...failureRoutes(deps),
    ...alarmRoutes(deps),
    ...ledgerRoutes(deps),
    ...accountRoutes(secretDeps),
    ...authorityRoutes(deps),
    ...fondsRoutes(deps),
    ...materialRoutes(deps),
    ...arrangementRoutes(deps),
    ...formRoutes(deps),
    ...retentionRoutes(deps),
    ...stagedFileRoutes(deps),
    ...workbookRoutes(deps),
    ...registerRoutes(deps),
    ...learnedRoutes(deps),
    ...appendixRoutes(deps),
    ...disposalRoutes(deps),
    ...dossierRoutes(deps),
    ...dossierGridRoutes(deps),
    ...accessRoutes(deps),
    ...arrangingRoutes(deps),
    ...retentionProposalRoutes(deps),
  ];
  const limit = limitByAddress();
  const recheck = createRecheck(deps, deps.hostAccounts);
  return mountApi({ deps, recheck, routes, before: { createSession: limit, changeOwnSecret: limit } });
}

function mountOperation(app: Express, deps: HttpDeps, options: HttpOptions): void {
  app.get('/health/live', live);
  app.get('/health/ready', ready(deps));
  app.get('/metrics', metricsPage(deps, options));
  app.all(['/health/live', '/health/ready', '/metrics'], () => {
    throw new HttpError('method-not-allowed', { headers: { Allow: 'GET, HEAD' } });
  });
  app.get('/openapi.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(openapi);
  });
}

/** @throws ConfigError for what is no address */
function trustProxies(app: Express, addresses: readonly string[]): void {
  try {
    app.set('trust proxy', addresses.length > 0 ? [...addresses] : false);
  } catch (cause) {
    const details = { option: 'http.trustedProxy', allowed: '10.0.0.1, 10.0.0.0/8, loopback' };
    throw new ConfigError('config-invalid', 'A trusted proxy is no address', { cause, details });
  }
}

/** Express compiles `trust proxy` into a function of address and hop. */
function trustFunction(app: Express): (address: string) => boolean {
  // Set by Express itself whenever `trust proxy` is; its settings carry no types.
  const trusts = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return (address) => trusts(address, 0);
}
