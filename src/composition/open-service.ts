import path from 'node:path';
import { retentionForHost } from '../app/archive/retention/retention-for-host.ts';
import { dueSettingsOf } from '../config/due-settings.ts';
import type { AppDeps } from '../app/deps.ts';
import { createHostOutages } from '../app/host/host-outages.ts';
import { lookAtDocument } from '../app/host/look-at-document.ts';
import { reconcileHost } from '../app/host/reconcile-host.ts';
import { readScanFile, type ReadProgress } from '../app/read-scan-file.ts';
import { withdrawResults } from '../app/withdraw-results.ts';
import { sweepHost } from '../app/sweep-host.ts';
import type { Service, ServiceRoles } from '../cli/context.ts';
import type { Config } from '../config/load-config.ts';
import { parseHostId } from '../hosts/registry.ts';
import { createLogger, type Logger } from '../infra/logger.ts';
import { message, type MessageDetails } from '../infra/messages/message.ts';
import { createMetrics } from '../infra/metrics.ts';
import { untilAborted, watched } from '../infra/pause.ts';
import { createRecordCheck } from '../infra/record-check.ts';
import { createIdSource, sha256Hasher, systemClock } from '../infra/system.ts';
import { createWorkspace } from '../infra/workspace.ts';
import type { DocumentRef, Host, HostId } from '../ports/host.ts';
import type { Queue } from '../ports/queue.ts';
import { createQueue } from '../queue/create-queue.ts';
import type { OpenStore } from '../store/open-store.ts';
import { consoleUrlsOf, createHosts, pollIntervals } from './open-hosts.ts';
import { officeFieldCheck } from './office-schema.ts';
import { openConfiguredStore } from './open-store.ts';
import { placesOf, type Places } from './places.ts';
import { openReadingStack, type ReadingStack } from './reading-stack.ts';
import { serveHttp, type ServedHttp } from './serve-http.ts';
import { closeAll, type Closable } from './close-all.ts';
import { keepMatching } from './match-loop.ts';
import { keepSweeping } from './sweep-loop.ts';

/** A disk that stutters for some seconds is waited for; an outage is told to the person who waits. */
const BRIEF = { attempts: 3, delaySeconds: 1, longestDelaySeconds: 4 };
/** How long a page under work may take to end before its job is handed back. */
const GRACE_MS = 10_000;

/** Opens everything a process of the given roles needs; on a failure whatever was opened is closed again. */
export async function openService(config: Config, roles: ServiceRoles, version: string): Promise<Service> {
  const opened: Closable[] = [];
  const assembly = { config, roles, version, keep: (resource: Closable) => opened.push(resource) };
  const close = () => closeAll(opened);
  try {
    return await assemble({ ...assembly, close });
  } catch (error) {
    await close().catch(() => undefined); // what went wrong first is what must be told
    throw error;
  }
}

interface Assembly {
  readonly config: Config;
  readonly roles: ServiceRoles;
  readonly version: string;
  keep(resource: Closable): void;
  close(): Promise<void>;
}

async function assemble(assembly: Assembly): Promise<Service> {
  const { config, roles } = assembly;
  const places = placesOf(config);
  const log = createLogger({ level: config['log.level'] });
  const failures = new AbortController();
  const store = await openConfiguredStore(config, {
    log,
    onBroken: (error) => {
      failures.abort(error);
    },
  });
  assembly.keep(store);
  const stack = await openReadingStack(config);
  assembly.keep({ close: () => stack.dispose() });
  const hosts = createHosts(config, { log, objects: store.hostObjects, deliveries: store.hostDeliveries });
  for (const host of hosts.values()) assembly.keep({ close: () => host.dispose() });
  const queue = await createQueue({ connection: store.connection, log, ...(roles.once === true && { retry: BRIEF }) });
  assembly.keep({ close: () => queue.stop(GRACE_MS) });
  const deps = await appDeps({ config, places, store, stack, hosts, queue, log });
  const listeners: ReadProgress[] = [];
  if (roles.work) {
    registerHandlers(deps, (progress) => {
      listeners.forEach((listener) => {
        listener(progress);
      });
    });
    await roles.beforeWork?.(deps);
    await queue.start();
  }
  const http = roles.serve
    ? await serveHttp({ config, deps, stack, log, metrics: createMetrics(), version: assembly.version })
    : undefined;
  if (http) assembly.keep(http);
  return makeService({ assembly, deps, places, listeners, http, failures: failures.signal });
}

interface Parts {
  readonly config: Config;
  readonly places: Places;
  readonly store: OpenStore;
  readonly stack: ReadingStack;
  readonly hosts: ReadonlyMap<HostId, Host>;
  readonly queue: Queue;
  readonly log: Logger;
}

async function appDeps({ config, places, store, stack, hosts, queue, log }: Parts): Promise<AppDeps> {
  const workspace = createWorkspace(path.join(places.work, 'runs'));
  await workspace.sweep();
  const { pipeline, engineVersion, pageConcurrency } = stack;
  const system = { clock: systemClock, ids: createIdSource(systemClock), hasher: sha256Hasher };
  const fields = {
    text: (key: string, details?: MessageDetails) => message(key, details),
    consoleUrls: consoleUrlsOf(config),
    hostRunsPerDay: RUNS_A_DAY,
    checkField: officeFieldCheck(config),
    checkRecord: createRecordCheck(),
    outages: createHostOutages(systemClock),
    retentionOf: (documentId: string) => retentionForHost({ store }, dueSettingsOf(config), documentId),
  };
  return { store, queue, hosts, pipeline, engineVersion, pageConcurrency, workspace, log, ...system, ...fields };
}

/** More than people ask for; a loop of two systems that answer each other reaches it within minutes. */
const RUNS_A_DAY = 20;

/** Two files at a time: while one writes its PDF the other keeps the cores busy. */
const FILES_AT_A_TIME = 2;
const LOOKS_AT_A_TIME = 2;

function registerHandlers(deps: AppDeps, onProgress: ReadProgress): void {
  const { queue } = deps;
  queue.handle('read-scan-file', FILES_AT_A_TIME, (payload, signal) =>
    readScanFile(deps, { ...payload, signal, onProgress }),
  );
  queue.handle('look-at-document', LOOKS_AT_A_TIME, ({ hostId, ref }, signal) =>
    lookAtDocument(deps, { hostId: parseHostId(hostId), ref: ref as DocumentRef }, signal),
  );
  queue.handle('reconcile-host', 1, ({ hostId }, signal) => reconcileHost(deps, parseHostId(hostId), signal));
  queue.handle('withdraw-results', 1, ({ hostId, ref }) =>
    // The reference was given out by this host and came back from our own queue.
    withdrawResults(deps, parseHostId(hostId), ref as DocumentRef),
  );
  queue.handle('sweep-host', 1, async ({ hostId }, signal) => {
    await sweepHost(deps, parseHostId(hostId), signal);
  });
}

interface Made {
  readonly assembly: Assembly;
  readonly deps: AppDeps;
  readonly places: Places;
  readonly listeners: ReadProgress[];
  readonly http: ServedHttp | undefined;
  readonly failures: AbortSignal;
}

function makeService({ assembly, deps, places, listeners, http, failures }: Made): Service {
  const hostIds = [...deps.hosts.keys()];
  return {
    deps,
    hostIds,
    places: { inbox: places.inbox, results: places.results, ...(http && { console: http.address }) },
    ...(http?.firstSecret && { firstSecret: http.firstSecret }),
    onProgress: (listener) => listeners.push(listener),
    sweep: (hostId) => sweepHost(deps, hostId),
    async keepSweeping(signal) {
      const everyMs = pollIntervals(assembly.config);
      const until = AbortSignal.any([signal, failures]);
      const work = [keepSweeping({ deps, hostIds, everyMs, signal: until }), keepMatching(deps, until)];
      const sweeping = Promise.all(work).then(() => undefined);
      // A sweep that hangs in the broken store must not hold the end of the process back.
      await watched(sweeping, (ended) => untilAborted(AbortSignal.any([failures, ended])));
      failures.throwIfAborted();
    },
    async untilStopped(signal) {
      await untilAborted(AbortSignal.any([signal, failures]));
      failures.throwIfAborted();
    },
    close: () => assembly.close(),
  };
}
