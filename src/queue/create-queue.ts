import { PgBoss } from 'pg-boss';
import type { EventLog } from '../ports/event-log.ts';
import type { JobHandler, JobName, JobPayloads, NewJob, Queue, SendOptions } from '../ports/queue.ts';
import type { StoreConnection } from '../store/open-store.ts';
import { createInstallLock, type InstallLock } from './install-lock.ts';
import { makeIdSource } from './job-id.ts';
import { JOB_NAMES, JobTable, QUEUE_SCHEMA } from './job-table.ts';
import type { QueueParts, RetryPolicy } from './queue-parts.ts';
import { waitUntilIdle } from './when-idle.ts';
import { Workers } from './workers.ts';

export interface QueueOptions {
  readonly connection: StoreConnection;
  readonly log: EventLog;
  readonly retry?: Partial<RetryPolicy>;
}

/** In all a quarter of an hour: a host that restarts is back by then, and the sweep finds what it missed. */
const DEFAULT_RETRY: RetryPolicy = { attempts: 12, delaySeconds: 2, longestDelaySeconds: 120 };

/** A worker that was lost this often while on one job makes it dead: that job may be what ends the processes. */
const LOST_WORKERS = 25;

/**
 * A worker that gives no sign of life for so long is taken for lost, and its job is given to another; it is asked twice
 * in this time. Saving a large file may keep a busy machine from answering for ten seconds and more. Of an embedded
 * store there is but one process: what it left behind is taken back when the next one starts (`Workers`), and nothing
 * it does may be taken for lost while it lives.
 */
const HEARTBEAT_SECONDS = { postgresql: 30, pglite: null } as const;

/** Longer than any file takes: the heartbeat finds lost workers, and this must not end living ones. */
const LONGEST_RUN_SECONDS = 24 * 60 * 60;

/** Waiting jobs are never thrown away; pg-boss wants a number. */
const KEEP_SECONDS = 10 * 365 * 24 * 60 * 60;

/**
 * The queue in the store's own database. It makes its tables where they are missing, and can send at once; to work,
 * register handlers and `start`. Not to be called inside a transaction.
 */
export async function createQueue({ connection, log, retry }: QueueOptions): Promise<OpenQueue> {
  const policy = { ...DEFAULT_RETRY, ...retry };
  const lock = createInstallLock(connection);
  const boss = makeBoss(connection, lock, log);
  await lock.hold(async () => {
    await boss.start();
    const heartbeatSeconds = HEARTBEAT_SECONDS[connection.engine];
    for (const name of JOB_NAMES) await ensureQueue(boss, name, { ...policy, heartbeatSeconds });
  });
  return new OpenQueue({ connection, log, boss, policy });
}

function makeBoss(connection: StoreConnection, lock: InstallLock, log: EventLog): PgBoss {
  const boss = new PgBoss({
    schema: QUEUE_SCHEMA,
    backend: connection.engine === 'pglite' ? 'pglite' : 'postgres',
    db: { executeSql: (text, values) => lock.executeSql(text, values) },
    schedule: false,
    // Looking for lost workers is the work of those who work: `Workers` calls it.
    supervise: false,
    monitorIntervalSeconds: 1,
    // The bloat check and the vacuum check are the server's business; PGlite has its own turn in the store.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => {
    log.error('Queue error', { reason: error.message });
  });
  boss.on('warning', ({ message }) => {
    log.warn('Queue warning', { reason: message });
  });
  return boss;
}

interface QueuePolicy extends RetryPolicy {
  readonly heartbeatSeconds: number | null;
}

async function ensureQueue(boss: PgBoss, name: JobName, { heartbeatSeconds, ...policy }: QueuePolicy): Promise<void> {
  const options = {
    retryLimit: Math.max(policy.attempts, LOST_WORKERS),
    retryDelay: policy.delaySeconds,
    retryBackoff: true,
    retryDelayMax: policy.longestDelaySeconds,
    expireInSeconds: LONGEST_RUN_SECONDS,
    retentionSeconds: KEEP_SECONDS,
    // 0: never. Dead jobs stay until a person or a later job takes them away.
    deleteAfterSeconds: 0,
  };
  await boss.createQueue(name, { ...options, policy: 'key_strict_fifo' });
  // Of a queue that was there before, the settings of this version count.
  await boss.updateQueue(name, { ...options, heartbeatSeconds });
}

export class OpenQueue implements Queue {
  readonly #parts: QueueParts;
  readonly #nextId = makeIdSource();
  readonly #workers: Workers;
  readonly table: JobTable;

  constructor(parts: QueueParts) {
    this.#parts = parts;
    this.table = new JobTable(parts.connection);
    this.#workers = new Workers(parts, this.table);
  }

  async send<Name extends JobName>(name: Name, payload: JobPayloads[Name], options: SendOptions): Promise<void> {
    await this.sendAll(name, [{ payload, ...options }]);
  }

  async sendAll<Name extends JobName>(name: Name, jobs: readonly NewJob<Name>[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.#sendAs(
      name,
      jobs.map((job) => ({ id: this.#nextId(), ...job })),
    );
  }

  /** `send` with the job's id. */
  async sendAs(
    id: string,
    job: SendOptions & { readonly name: JobName; readonly payload: JobPayloads[JobName] },
  ): Promise<void> {
    const { name, ...rest } = job;
    await this.#sendAs(name, [{ id, ...rest }]);
  }

  /** Jobs of one transaction share their time of creation: it is their ids that keep them in order. */
  async #sendAs(name: JobName, jobs: readonly (NewJob<JobName> & { readonly id: string })[]): Promise<void> {
    const { connection, boss } = this.#parts;
    await connection.transaction(async () => {
      await this.table.dropDead(
        name,
        jobs.map(({ key }) => key),
      );
      await boss.insert(
        name,
        jobs.map(({ id, payload, key, priority }) => ({
          ...{ id, data: { ...payload }, singletonKey: key },
          ...(priority !== undefined && { priority }),
        })),
      );
      await connection.afterCommit(() => {
        this.#workers.wake(name);
        return Promise.resolve();
      });
    });
  }

  handle<Name extends JobName>(name: Name, concurrency: number, handler: JobHandler<Name>): void {
    this.#workers.register(name, concurrency, handler);
  }

  async start(): Promise<void> {
    await this.#workers.start();
  }

  async counts(): ReturnType<Queue['counts']> {
    return await this.table.counts();
  }

  async listDead(limit: number): ReturnType<Queue['listDead']> {
    return await this.table.listDead(limit);
  }

  async listRetrying(name: JobName, keys: readonly string[]): ReturnType<Queue['listRetrying']> {
    return await this.table.listRetrying(name, keys);
  }

  async redrive(id: string): Promise<boolean> {
    const name = await this.table.redrive(id);
    if (name !== undefined) this.#workers.wake(name);
    return name !== undefined;
  }

  async drop(id: string): Promise<boolean> {
    return await this.table.drop(id);
  }

  async whenIdle(signal?: AbortSignal): Promise<void> {
    await waitUntilIdle(() => this.table.counts(), signal);
  }

  async stop(graceMs: number): Promise<void> {
    await this.#workers.stop(graceMs);
  }
}
