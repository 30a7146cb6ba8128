import type { JobResult, JobWithMetadata } from 'pg-boss';
import { PortError } from '../ports/errors.ts';
import type { JobHandler, JobName, JobPayloads } from '../ports/queue.ts';
import { JOB_NAMES, toFailure, type Failure, type JobTable } from './job-table.ts';
import type { QueueParts } from './queue-parts.ts';

/** For retries that are due and for jobs that another process sent; own sends wake the workers. */
const POLL_SECONDS = 1;
const TURN_MS = 1000;
/** Lost workers are looked for this often. Nobody else works on an embedded store, and looking costs 2 % of a core. */
const SUPERVISE_MS = { postgresql: 1000, pglite: 10_000 } as const;
const HOUSEKEEPING_MS = 10_000;
const KEEP_COMPLETED_SECONDS = 600;
const LONGEST_REASON = 500;

interface Registration {
  readonly concurrency: number;
  readonly run: (job: JobWithMetadata, signal: AbortSignal) => Promise<void>;
}

/** The working half of the queue: runs handlers, settles jobs, and looks after those whose worker was lost. */
export class Workers {
  readonly #parts: QueueParts;
  readonly #table: JobTable;
  readonly #registrations = new Map<JobName, Registration>();
  readonly #workerIds = new Map<JobName, string[]>();
  readonly #running = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #lastSupervised = 0;
  #lastHousekeeping = 0;
  /** A job died since the last turn: one that was sent meanwhile may wait behind it. */
  #hasNewDead = false;
  #stopping = false;

  constructor(parts: QueueParts, table: JobTable) {
    this.#parts = parts;
    this.#table = table;
  }

  register<Name extends JobName>(name: Name, concurrency: number, handler: JobHandler<Name>): void {
    if (this.#registrations.has(name)) throw new Error(`The job ${name} has a handler already`);
    // Jobs of this name were sent with payloads of this type.
    const run: Registration['run'] = (job, signal) => handler(job.data as JobPayloads[Name], signal);
    this.#registrations.set(name, { concurrency, run });
  }

  async start(): Promise<void> {
    const missing = JOB_NAMES.filter((name) => !this.#registrations.has(name));
    if (missing.length > 0) throw new Error(`No handler for the jobs ${missing.join(', ')}`);
    // Nobody else can work on an embedded store: what is active there was left by a process that ended.
    if (this.#parts.connection.engine === 'pglite') await this.#table.takeBackActive();
    for (const [name, registration] of this.#registrations) await this.#work(name, registration);
    this.#timer = setInterval(() => {
      this.#turn = this.#turn.then(() => this.#lookAfter());
    }, TURN_MS);
  }

  /** Lets the workers of a name look at once instead of at their next poll. */
  wake(name: JobName): void {
    for (const id of this.#workerIds.get(name) ?? []) this.#parts.boss.notifyWorker(id);
  }

  async stop(graceMs: number): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    await this.#turn;
    const atStop = new Set(this.#running);
    await this.#parts.boss.stop({ graceful: true, timeout: graceMs, close: false });
    const handedBack = [...atStop].filter((id) => this.#running.has(id));
    if (handedBack.length > 0) await this.#table.hurry(handedBack);
  }

  /** One pg-boss worker a slot, so that each can be woken. */
  async #work(name: JobName, { concurrency, run }: Registration): Promise<void> {
    const ids: string[] = [];
    for (let slot = 0; slot < concurrency; slot += 1) {
      const options = { pollingIntervalSeconds: POLL_SECONDS, includeMetadata: true, perJobResults: true } as const;
      const work = (jobs: JobWithMetadata[]) => Promise.all(jobs.map((job) => this.#settle(name, job, run)));
      ids.push(await this.#parts.boss.work(name, options, work));
    }
    this.#workerIds.set(name, ids);
  }

  async #settle(name: JobName, job: JobWithMetadata, run: Registration['run']): Promise<JobResult> {
    this.#running.add(job.id);
    try {
      await run(job, job.signal);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      return this.#failed(name, job, error);
    } finally {
      this.#running.delete(job.id);
      // The next job of the queue need not wait for the poll.
      if (!this.#stopping) this.wake(name);
    }
  }

  #failed(name: JobName, job: JobWithMetadata, error: unknown): JobResult {
    const failures = toFailure(job.output).failures + 1;
    const output: Failure = { ...explain(error), failures };
    // Our own stop, not a fault of the job: it is handed back and counts as no failure.
    if (this.#stopping && output.code === 'cancelled') {
      return { id: job.id, status: 'failed', output: { ...output, failures: failures - 1 } };
    }
    const isRetryable = isPortError(error) && error.retryable && failures < this.#parts.policy.attempts;
    const fields = { jobName: name, jobId: job.id, code: output.code, attempt: job.retryCount + 1 };
    if (isRetryable) this.#parts.log.warn('Job failed and will be tried again', fields);
    else {
      this.#hasNewDead = true;
      this.#parts.log.error('Job is dead', { ...fields, reason: output.reason });
    }
    return { id: job.id, status: isRetryable ? 'failed' : 'deadletter', output };
  }

  async #lookAfter(): Promise<void> {
    const now = performance.now();
    try {
      if (now - this.#lastSupervised >= SUPERVISE_MS[this.#parts.connection.engine]) {
        this.#lastSupervised = now;
        await this.#parts.boss.supervise();
      }
      const isHousekeepingDue = now - this.#lastHousekeeping >= HOUSEKEEPING_MS;
      if (this.#hasNewDead || isHousekeepingDue) {
        this.#hasNewDead = false;
        await this.#table.dropSupersededDead();
      }
      if (!isHousekeepingDue) return;
      this.#lastHousekeeping = now;
      await this.#table.dropCompleted(KEEP_COMPLETED_SECONDS);
    } catch (error) {
      this.#parts.log.error('Queue housekeeping failed', { reason: explain(error).reason });
    }
  }
}

/** Reasons are written by us and hold no text of documents; an unexpected error's message is cut. */
function explain(error: unknown): Pick<Failure, 'code' | 'reason'> {
  const reason = error instanceof Error ? error.message : String(error);
  return { code: isPortError(error) ? error.code : 'internal', reason: reason.slice(0, LONGEST_REASON) };
}

function isPortError(error: unknown): error is PortError {
  return error instanceof PortError;
}
