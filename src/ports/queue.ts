/** One job type a name. Payloads are small: ids, never text. */
export interface JobPayloads {
  /**
   * All that is done for one file stands in one queue, so that it is done one after the other. `part` instead of a
   * reading: `record` lays the record anew after a person changed a value, and then does what `sync` does: brings
   * values in the host and in the archive into line; `undo` takes our last write in the host back.
   */
  readonly 'read-scan-file': {
    readonly scanFileId: string;
    readonly part?: 'record' | 'sync' | 'undo';
    /** Who asked for `undo`. */
    readonly actor?: string;
  };
  readonly 'look-at-document': { readonly hostId: string; readonly ref: string };
  readonly 'reconcile-host': { readonly hostId: string };
  readonly 'withdraw-results': { readonly hostId: string; readonly ref: string };
  readonly 'sweep-host': { readonly hostId: string };
}
export type JobName = keyof JobPayloads;

export interface SendOptions {
  /**
   * Names the thing the job is about, within its job name. Jobs of one key run one at a time, in the order they were
   * sent. A dead job holds its key until it is redriven or dropped, or until a later job of the same key takes its place.
   */
  readonly key: string;
  readonly priority?: number;
}

export interface NewJob<Name extends JobName> extends SendOptions {
  readonly payload: JobPayloads[Name];
}

export interface DeadJob {
  readonly id: string;
  readonly name: JobName;
  readonly key: string;
  readonly payload: JobPayloads[JobName];
  readonly code: string;
  readonly reason: string;
  readonly failedAt: Date;
  readonly attempts: number;
}

/** A job that failed for a passing reason and waits for its next attempt. */
export interface RetryingJob {
  readonly key: string;
  readonly code: string;
  /** Attempts made so far. */
  readonly attempts: number;
  readonly nextAt: Date;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly retrying: number;
  readonly dead: number;
}

export type JobHandler<Name extends JobName> = (payload: JobPayloads[Name], signal: AbortSignal) => Promise<void>;

/**
 * At least once: handlers must be idempotent. A failing job is retried with growing delay when its error is
 * `retryable`, else it is dead at once; a dead job keeps its reason until it is redriven or dropped.
 */
export interface Queue {
  /** Joins the current store transaction, if there is one. */
  send<Name extends JobName>(name: Name, payload: JobPayloads[Name], options: SendOptions): Promise<void>;
  /** `send` for many, at the price of one; those of one key in their order. */
  sendAll<Name extends JobName>(name: Name, jobs: readonly NewJob<Name>[]): Promise<void>;
  /** Every declared job name must have exactly one handler before `start`, else it refuses. */
  handle<Name extends JobName>(name: Name, concurrency: number, handler: JobHandler<Name>): void;
  /** Begins to work on jobs that have handlers; a client that only sends need not start. */
  start(): Promise<void>;
  counts(): Promise<QueueCounts>;
  listDead(limit: number): Promise<readonly DeadJob[]>;
  /** Of the jobs of this name and these keys those that failed and will be tried again. */
  listRetrying(name: JobName, keys: readonly string[]): Promise<readonly RetryingJob[]>;
  /** Sends a dead job again; false when there is no such job. */
  redrive(id: string): Promise<boolean>;
  /** Gives a dead job up; false when there is no such job. */
  drop(id: string): Promise<boolean>;
  /** Waits until nothing is waiting, active or retrying. */
  whenIdle(signal?: AbortSignal): Promise<void>;
  /** Lets running jobs end within `graceMs`, hands the others back. */
  stop(graceMs: number): Promise<void>;
}
