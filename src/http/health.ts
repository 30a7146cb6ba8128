import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { Gauge } from '../infra/metrics.ts';
import { HttpError } from './http-error.ts';
import type { HttpDeps } from './deps.ts';
import { isLoopback, type HttpOptions } from './options.ts';
import { isSameText } from './auth/secrets.ts';

const READY_WITHIN_MS = 5000;

export function live(_request: Request, response: Response): void {
  response.set('Cache-Control', 'no-store').json({ status: 'live' });
}

/** Ready when store and queue answer; says which does not, and nothing else to strangers. */
export function ready({ store, queue }: HttpDeps): RequestHandler {
  return async (_request, response) => {
    const [isStore, isQueue] = await Promise.all([answers(store.info()), answers(queue.counts())]);
    const isReady = isStore && isQueue;
    response.status(isReady ? 200 : 503).set('Cache-Control', 'no-store');
    response.json({ status: isReady ? 'ready' : 'not-ready', store: isStore, queue: isQueue });
  };
}

async function answers(question: Promise<unknown>): Promise<boolean> {
  const late = new AbortController();
  const timer = wait(READY_WITHIN_MS, false, { signal: late.signal }).catch(() => false); // aborted: answered in time
  const answer = question.then(
    () => true,
    () => false,
  );
  const isThere = await Promise.race([answer, timer]);
  late.abort();
  return isThere;
}

/** Prometheus text. From this machine freely, else with the token of the configuration. */
export function metricsPage(deps: HttpDeps, options: HttpOptions): RequestHandler {
  return async (request, response) => {
    if (!isLoopback(request.ip ?? '') && !hasToken(request, options.metricsToken))
      throw new HttpError('sign-in-required', { headers: { 'WWW-Authenticate': 'Bearer realm="metrics"' } });
    const text = deps.metrics.render(await gauges(deps));
    response.set('Cache-Control', 'no-store').type('text/plain; version=0.0.4; charset=utf-8').send(text);
  };
}

function hasToken(request: Request, token: string | undefined): boolean {
  return token !== undefined && isSameText(request.get('authorization') ?? '', `Bearer ${token}`);
}

async function gauges({ queue, store }: HttpDeps): Promise<readonly Gauge[]> {
  const [jobs, files] = await Promise.all([queue.counts(), store.scanFiles.countByState()]);
  return [
    {
      name: 'vankho_queue_jobs',
      help: 'Jobs in the queue, by state.',
      rows: rowsByState({ ...jobs }),
    },
    {
      name: 'vankho_queue_depth',
      help: 'Jobs that are still to be worked.',
      rows: [{ labels: {}, value: jobs.waiting + jobs.active + jobs.retrying }],
    },
    {
      name: 'vankho_scan_files',
      help: 'Scan files, by state.',
      rows: rowsByState(files),
    },
    {
      name: 'vankho_process_resident_memory_bytes',
      help: 'Memory of this process.',
      rows: [{ labels: {}, value: process.memoryUsage.rss() }],
    },
  ];
}

function rowsByState(counts: Readonly<Record<string, number>>): Gauge['rows'] {
  return Object.entries(counts).map(([state, value]) => ({ labels: { state }, value }));
}
