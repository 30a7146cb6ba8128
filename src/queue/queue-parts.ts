import type { PgBoss } from 'pg-boss';
import type { EventLog } from '../ports/event-log.ts';
import type { StoreConnection } from '../store/open-store.ts';

export interface RetryPolicy {
  /** Attempts with an error in a row after which a job is dead. */
  readonly attempts: number;
  /** Seconds before the second attempt; doubled with each further one. */
  readonly delaySeconds: number;
  readonly longestDelaySeconds: number;
}

/** What the parts of a queue share. */
export interface QueueParts {
  readonly connection: StoreConnection;
  readonly log: EventLog;
  readonly boss: PgBoss;
  readonly policy: RetryPolicy;
}
