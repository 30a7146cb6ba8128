import type { DeadJob, JobName, JobPayloads, QueueCounts, RetryingJob } from '../ports/queue.ts';
import type { StoreConnection } from '../store/open-store.ts';

/** Schema of pg-boss in our database. */
export const QUEUE_SCHEMA = 'vankho_queue';

/** Every declared job name; the record makes the compiler ask for new ones. */
const NAMES: Readonly<Record<JobName, true>> = {
  'look-at-document': true,
  'read-scan-file': true,
  'reconcile-host': true,
  'sweep-host': true,
  'withdraw-results': true,
};
export const JOB_NAMES = Object.keys(NAMES) as readonly JobName[];

/** The type of the id column: PostgreSQL refuses a statement that compares it with anything else. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a failed attempt leaves in the job. */
export interface Failure {
  readonly code: string;
  readonly reason: string;
  /** Attempts in a row that ended with an error; a lost worker is none. */
  readonly failures: number;
}

/**
 * The statements that pg-boss has no call for, on its table. They hold for the schema of the pinned version (46);
 * the contract suite runs every one of them.
 */
export class JobTable {
  readonly #connection: StoreConnection;

  constructor(connection: StoreConnection) {
    this.#connection = connection;
  }

  async counts(): Promise<QueueCounts> {
    const rows = await this.#query(
      `select state::text as state, count(*)::int as jobs from ${QUEUE_SCHEMA}.job where name = any($1) group by state`,
      [JOB_NAMES],
    );
    const jobs = new Map(rows.map(({ state, jobs: count }) => [state, Number(count)]));
    const count = (state: string) => jobs.get(state) ?? 0;
    return { waiting: count('created'), active: count('active'), retrying: count('retry'), dead: count('failed') };
  }

  async listDead(limit: number): Promise<readonly DeadJob[]> {
    const rows = await this.#query(
      `select id, name, singleton_key, data, output, completed_on, retry_count from ${QUEUE_SCHEMA}.job
       where name = any($1) and state = 'failed' order by completed_on desc, id limit $2`,
      [JOB_NAMES, limit],
    );
    return rows.map(toDeadJob);
  }

  /** What was redriven or handed back waits in the same state, but without an output: it is no failure. */
  async listRetrying(name: JobName, keys: readonly string[]): Promise<readonly RetryingJob[]> {
    const rows = await this.#query(
      `select singleton_key, output, start_after, retry_count from ${QUEUE_SCHEMA}.job
       where name = $1 and singleton_key = any($2) and state = 'retry' and output is not null order by start_after`,
      [name, keys],
    );
    return rows.map((row) => ({
      key: String(row['singleton_key']),
      code: toFailure(row['output']).code,
      attempts: Number(row['retry_count']) + 1,
      nextAt: row['start_after'] as Date, // only this folder writes the table, so the types of its columns hold
    }));
  }

  /** A dead job goes back to waiting with all its attempts before it. Returns its name; undefined when there is none. */
  async redrive(id: string): Promise<JobName | undefined> {
    if (!UUID.test(id)) return undefined;
    const rows = await this.#query(
      `update ${QUEUE_SCHEMA}.job set state = 'retry', output = null, completed_on = null, start_after = now(),
         retry_count = 0, started_on = null
       where id = $1 and name = any($2) and state = 'failed' returning name`,
      [id, JOB_NAMES],
    );
    return rows[0]?.['name'] as JobName | undefined;
  }

  async drop(id: string): Promise<boolean> {
    if (!UUID.test(id)) return false;
    const rows = await this.#query(
      `delete from ${QUEUE_SCHEMA}.job where id = $1 and name = any($2) and state = 'failed' returning id`,
      [id, JOB_NAMES],
    );
    return rows.length > 0;
  }

  /** A dead job gives way to a later one about the same thing, else it would hold that one back for ever. */
  async dropDead(name: JobName, keys: readonly string[]): Promise<void> {
    await this.#query(
      `delete from ${QUEUE_SCHEMA}.job where name = $1 and singleton_key = any($2) and state = 'failed'`,
      [name, keys],
    );
  }

  /** The same for those that died while a later one already waited. */
  async dropSupersededDead(): Promise<void> {
    await this.#query(
      `delete from ${QUEUE_SCHEMA}.job d where d.name = any($1) and d.state = 'failed' and exists (
         select 1 from ${QUEUE_SCHEMA}.job w
         where w.name = d.name and w.singleton_key = d.singleton_key and w.state = 'created')`,
      [JOB_NAMES],
    );
  }

  /** pg-boss would delete dead jobs by the same clock, so its own is off and completed ones are deleted here. */
  async dropCompleted(olderThanSeconds: number): Promise<void> {
    await this.#query(
      `delete from ${QUEUE_SCHEMA}.job where name = any($1) and state in ('completed', 'cancelled')
         and completed_on < now() - make_interval(secs => $2)`,
      [JOB_NAMES, olderThanSeconds],
    );
  }

  /**
   * Jobs that look active although nobody can be working on them go back to waiting at once; those whose worker was
   * lost too often die, lest one poisoned file end the process again and again.
   */
  async takeBackActive(): Promise<void> {
    await this.#query(
      `update ${QUEUE_SCHEMA}.job set
         state = (case when retry_count < retry_limit then 'retry' else 'failed' end)::${QUEUE_SCHEMA}.job_state,
         completed_on = case when retry_count < retry_limit then null else now() end,
         output = $2::text::jsonb, start_after = now(), heartbeat_on = null
       where name = any($1) and state = 'active'`,
      [JOB_NAMES, JSON.stringify({ code: 'worker-lost', reason: 'The process ended while it worked on the job' })],
    );
  }

  /** Jobs that were handed back when this process stopped need not wait for their next attempt. */
  async hurry(ids: readonly string[]): Promise<void> {
    await this.#query(
      `update ${QUEUE_SCHEMA}.job set start_after = now(), output = null where id = any($1) and state = 'retry'`,
      [ids],
    );
  }

  /** Brings a job that was dead elsewhere (see `job-section.ts`) into the same state here. */
  async markDead(id: string, dead: { failure: Failure; failedAt: Date; attempts: number }): Promise<void> {
    await this.#query(
      `update ${QUEUE_SCHEMA}.job set state = 'failed', output = $2::text::jsonb, completed_on = $3, retry_count = $4,
         started_on = $3 where id = $1`,
      [id, JSON.stringify(dead.failure), dead.failedAt, Math.max(0, dead.attempts - 1)],
    );
  }

  /** Jobs that are neither done nor dead, oldest first. */
  async listUndone(): Promise<readonly UndoneJob[]> {
    const rows = await this.#query(
      `select name, singleton_key, data, priority from ${QUEUE_SCHEMA}.job
       where name = any($1) and state < 'completed' order by state desc, created_on, id`,
      [JOB_NAMES],
    );
    return rows.map((row) => ({
      name: row['name'] as JobName,
      key: String(row['singleton_key']),
      payload: row['data'] as JobPayloads[JobName],
      priority: Number(row['priority']),
    }));
  }

  async #query(text: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
    return (await this.#connection.execute(text, values)).rows;
  }
}

export interface UndoneJob {
  readonly name: JobName;
  readonly key: string;
  readonly payload: JobPayloads[JobName];
  readonly priority: number;
}

/** Only this folder writes the table, so the types of its columns hold. */
function toDeadJob(row: Record<string, unknown>): DeadJob {
  const { code, reason } = toFailure(row['output']);
  return {
    id: String(row['id']),
    name: row['name'] as JobName,
    key: String(row['singleton_key']),
    payload: row['data'] as JobPayloads[JobName],
    code,
    reason,
    failedAt: row['completed_on'] as Date,
    attempts: Number(row['retry_count']) + 1,
  };
}

/** pg-boss itself writes `{ message }` when a worker stopped answering. */
export function toFailure(output: unknown): Failure {
  const members: Partial<Failure> & { readonly message?: string } =
    typeof output === 'object' && output !== null ? output : {};
  return {
    code: members.code ?? 'worker-lost',
    reason: members.reason ?? members.message ?? 'The worker stopped answering',
    failures: members.failures ?? 0,
  };
}
