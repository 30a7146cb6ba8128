import type { Pool } from 'pg';
import type { StoreInfo } from '../ports/store.ts';
import type { Health } from './health.ts';

/** A running database, embedded or server, behind the same driver. */
export interface Engine {
  readonly kind: StoreInfo['engine'];
  readonly pool: Pool;
  readonly health: Health;
  /** Version of PostgreSQL, e.g. `15.18`. */
  readonly version: string;
  /** Flushes that reached the disk; undefined where the server does them itself and says so. */
  flushes(): number | undefined;
  /** Called once migrations are done; `work` runs a statement outside any transaction. */
  startMaintenance(): void;
  close(): Promise<void>;
}
