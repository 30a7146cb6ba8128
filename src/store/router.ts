import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { Engine } from './engine.ts';
import { errorCode, toStoreFailure } from './failure.ts';

export type Row = QueryResultRow;

interface OpenTransaction {
  readonly client: PoolClient;
  readonly afterCommit: (() => Promise<void>)[];
  /** False from the commit on: a timer started inside outlives the transaction and must not use its connection. */
  open: boolean;
  /** The first failure of a nested call: what joined may have written half, so the whole must not commit. */
  failure: { readonly error: unknown } | undefined;
}

/**
 * Sends each statement to the transaction that surrounds it in the code, else to the pool. On the embedded engine,
 * which has one connection, a statement that waited for another one inside a transaction would wait for ever.
 */
export class Router {
  readonly #engine: Engine;
  readonly #current = new AsyncLocalStorage<OpenTransaction>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async query<R extends Row>(text: string, values?: readonly unknown[]): Promise<QueryResult<R>> {
    this.#engine.health.assertSound();
    const target = this.#held()?.client ?? this.#engine.pool;
    try {
      const result = await (values === undefined ? target.query<R>(text) : target.query<R>(text, [...values]));
      // PGlite answers without a turn of the event loop: a chain of statements would let nothing in until its end.
      if (this.#engine.kind === 'pglite') await setImmediate();
      return result;
    } catch (error) {
      throw this.#failure(error);
    }
  }

  /** Nested calls join. Work handed to `afterCommit` runs when the outermost transaction has committed. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.#held();
    if (outer !== undefined) return await joined(outer, work);
    this.#engine.health.assertSound();
    const client = await this.#connect();
    const transaction: OpenTransaction = { client, afterCommit: [], open: true, failure: undefined };
    const result = await this.#run(transaction, work);
    for (const follow of transaction.afterCommit) await follow();
    return result;
  }

  /** Runs `work` after the surrounding transaction has committed; at once when there is none. It must not throw. */
  async afterCommit(work: () => Promise<void>): Promise<void> {
    const transaction = this.#held();
    if (transaction === undefined) await work();
    else transaction.afterCommit.push(work);
  }

  async #run<T>(transaction: OpenTransaction, work: () => Promise<T>): Promise<T> {
    const { client } = transaction;
    try {
      await client.query('begin');
      const result = await this.#current.run(transaction, work);
      transaction.open = false;
      if (transaction.failure !== undefined) throw transaction.failure.error;
      await commit(client);
      client.release();
      return result;
    } catch (error) {
      transaction.open = false;
      await this.#rollback(client);
      throw this.#failure(error);
    }
  }

  async #rollback(client: PoolClient): Promise<void> {
    try {
      this.#engine.health.assertSound();
      await client.query('rollback');
      client.release();
    } catch (error) {
      // The connection is thrown away, and the server rolls back; an embedded engine that cannot is broken.
      client.release(true);
      if (this.#engine.kind === 'pglite') this.#engine.health.break(error);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#engine.pool.connect();
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #held(): OpenTransaction | undefined {
    const transaction = this.#current.getStore();
    return transaction?.open === true ? transaction : undefined;
  }

  #failure(error: unknown): unknown {
    return this.#engine.health.broken ?? toStoreFailure(error);
  }
}

async function joined<T>(outer: OpenTransaction, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    outer.failure ??= { error };
    throw error;
  }
}

/** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: that must not pass for success. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command} instead of COMMIT`);
}

/** What a row hangs on is gone. */
export function isForeignKeyViolation(error: unknown): boolean {
  return errorCode(error) === '23503';
}

export function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === '23505';
}
