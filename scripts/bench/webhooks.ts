import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { AppDeps } from '../../src/app/deps.ts';
import { lookAtDocument } from '../../src/app/host/look-at-document.ts';
import { createHintTaker } from '../../src/app/host/take-hints.ts';
import { createHookRoute } from '../../src/hosts/paperless/inbound.ts';
import { parseHostId } from '../../src/hosts/registry.ts';
import { HTTP_DEFAULTS } from '../../src/http/options.ts';
import { startHttp } from '../../src/http/start-http.ts';
import { createIdSource, sha256Hasher, systemClock } from '../../src/infra/system.ts';
import type { DocumentRef } from '../../src/ports/host.ts';
import { createQueue, type OpenQueue } from '../../src/queue/create-queue.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import { createFakeApp } from '../../test/support/fake-app.ts';
import { createFakeService } from '../../test/support/http/fake-service.ts';
import { hasPostgres, startPostgres } from '../../test/support/store/postgres-server.ts';
import type { ClientOrder } from './webhook-client.ts';
import type { Report } from './reading.ts';

export interface WebhookBenchOptions {
  readonly atOnce: number;
  readonly rounds: number;
}

const HOST = parseHostId('paperless-1');
const SECRET = 'secret-of-the-hooks';
/** Both as in the service (`open-service.ts`, `serve-http.ts`). */
const LOOKS_AT_A_TIME = 2;
const GATHER_MS = 4;
const PAUSE_MS = 50;

/**
 * Delivers webhooks of Paperless-ngx, so many at once, each about another document, to the HTTP face over a real store and
 * queue; reports how long each took to be answered. First with nobody at work, then with workers that look at the documents
 * meanwhile (the host itself is left out).
 */
export async function runWebhookBench(options: WebhookBenchOptions, report: Report): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vankho-bench-'));
  try {
    await measureStore('embedded', { kind: 'embedded', folder: path.join(folder, 'store') }, { options, report });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (!hasPostgres()) {
    report('postgresql: left out, no PostgreSQL is installed and VANKHO_TEST_PG_URL is not set');
    return;
  }
  const server = await startPostgres();
  try {
    const place = { kind: 'server', connectionString: server.url, poolSize: 5 } as const;
    await measureStore('postgresql', place, { options, report });
  } finally {
    await server.stop();
  }
}

interface Run {
  readonly options: WebhookBenchOptions;
  readonly report: Report;
}

async function measureStore(name: string, place: StoreOptions, { options, report }: Run): Promise<void> {
  const store = await openStore(place);
  const app = createFakeApp();
  try {
    const log = app.deps.log;
    const queue = await createQueue({ connection: store.connection, log });
    const deps: AppDeps = {
      ...{ ...app.deps, store, queue, hosts: new Map() },
      ...{ clock: systemClock, ids: createIdSource(systemClock), hasher: sha256Hasher },
    };
    report(row(`${name}, nobody at work`, await measure(deps, options)));
    await work(deps, queue);
    await queue.whenIdle();
    report(row(`${name}, ${String(LOOKS_AT_A_TIME)} at work`, await measure(deps, options)));
    await queue.stop(5000);
  } finally {
    await store.close();
    await app.close();
  }
}

async function work(deps: AppDeps, queue: OpenQueue): Promise<void> {
  const nothing = () => Promise.resolve();
  queue.handle('look-at-document', LOOKS_AT_A_TIME, ({ hostId, ref }, signal) =>
    lookAtDocument(deps, { hostId: parseHostId(hostId), ref: ref as DocumentRef }, signal),
  );
  queue.handle('read-scan-file', 1, nothing);
  queue.handle('reconcile-host', 1, nothing);
  queue.handle('sweep-host', 1, nothing);
  queue.handle('withdraw-results', 1, nothing);
  await queue.start();
}

interface Measured {
  readonly times: readonly number[];
  /** Of the thread that serves, other work of the store and queue included. */
  readonly cpuMs: number;
}

async function measure(deps: AppDeps, options: WebhookBenchOptions): Promise<Measured> {
  const fake = createFakeService();
  fake.inbound.push({ hostId: HOST, routes: [createHookRoute({ id: HOST, hookSecrets: [SECRET] })] });
  const http = await startHttp(
    { ...fake.deps, takeHints: createHintTaker(deps, () => delay(GATHER_MS)) },
    { ...HTTP_DEFAULTS, port: 0 },
  );
  try {
    const order = { url: `${http.url}/hooks/paperless/${HOST}`, secret: SECRET, ...options, pauseMs: PAUSE_MS };
    const before = process.threadCpuUsage();
    const times = await deliver(order);
    const { user, system } = process.threadCpuUsage(before);
    return { times, cpuMs: (user + system) / 1000 };
  } finally {
    await http.close(1000);
  }
}

function deliver(order: ClientOrder): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const client = new Worker(new URL('webhook-client.ts', import.meta.url), { workerData: order });
    client.once('message', resolve);
    client.once('error', reject);
  });
}

function row(name: string, { times, cpuMs }: Measured): string {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number) => `${(sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(0)} ms`;
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const cpu = (cpuMs / Math.max(1, times.length)).toFixed(1);
  return [
    `${name.padEnd(26)} ${String(times.length)} answered`,
    `median ${at(0.5)}  p95 ${at(0.95)}  longest ${at(1)}`,
    `CPU ${cpu} ms each  load ${load}`,
  ].join('  ');
}
