import type { Health } from '../health.ts';

/** As much of the pool as housekeeping needs; outside any transaction. */
export interface StatementRunner {
  query(text: string): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

const TURN_MS = 30_000;
/** Recovery replays the log since the last checkpoint: this much takes about a second. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
const CHECKPOINT_TURNS = 10;
/** Dead rows cost little until there are many; VACUUM ANALYZE blocks the process for some 0.5 s per 60,000 of them. */
const VACUUM_FLUSHES = 2000;

/**
 * Single-user PostgreSQL makes no checkpoint of its own (the log grows without end, `max_wal_size` is ignored) and
 * runs no autovacuum. Nothing is done while nothing was written.
 */
export class Maintenance {
  readonly #pool: StatementRunner;
  readonly #health: Health;
  readonly #flushes: () => number;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #position = 0;
  #turnsSinceCheckpoint = 0;
  #flushesAtCheckpoint = 0;
  #flushesAtVacuum = 0;

  constructor(pool: StatementRunner, health: Health, flushes: () => number) {
    this.#pool = pool;
    this.#health = health;
    this.#flushes = flushes;
  }

  start(): void {
    this.#flushesAtCheckpoint = this.#flushes();
    this.#flushesAtVacuum = this.#flushes();
    this.#timer = setInterval(() => {
      this.#turn = this.#turn.then(() => this.turn());
    }, TURN_MS).unref();
  }

  /** Ends the timer and waits for a turn under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  async turn(): Promise<void> {
    if (this.#health.isBroken() || this.#flushes() === this.#flushesAtCheckpoint) return;
    try {
      this.#turnsSinceCheckpoint += 1;
      if (this.#flushes() - this.#flushesAtVacuum >= VACUUM_FLUSHES) await this.#vacuum();
      const written = (await this.#logPosition()) - this.#position;
      if (written >= CHECKPOINT_BYTES || this.#turnsSinceCheckpoint >= CHECKPOINT_TURNS) await this.checkpoint();
    } catch (error) {
      this.#health.report(error);
    }
  }

  async checkpoint(): Promise<void> {
    await this.#pool.query('checkpoint');
    this.#position = await this.#logPosition();
    this.#turnsSinceCheckpoint = 0;
    this.#flushesAtCheckpoint = this.#flushes();
  }

  async #vacuum(): Promise<void> {
    await this.#pool.query('vacuum (analyze)');
    this.#flushesAtVacuum = this.#flushes();
  }

  async #logPosition(): Promise<number> {
    const { rows } = await this.#pool.query(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as bytes`);
    return Number(rows[0]?.['bytes'] ?? 0);
  }
}
