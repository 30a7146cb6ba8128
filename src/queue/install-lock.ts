import { AsyncResource } from 'node:async_hooks';
import type { StoreConnection } from '../store/open-store.ts';

/** Any number will do, so long as nothing else in the database takes it; that of the store's migrations is another. */
const LOCK_KEY = 0x71756575;

export interface InstallLock {
  /** For pg-boss: while `hold` runs, statements go past the transaction that holds the lock. */
  executeSql(text: string, values?: readonly unknown[]): ReturnType<StoreConnection['execute']>;
  /** Runs `install` while no other process does. */
  hold(install: () => Promise<void>): Promise<void>;
}

/**
 * pg-boss makes its tables with statements of its own transaction, which break when processes start at the same time
 * on an empty database. A transaction beside them holds a lock meanwhile. The embedded store has one process, and one
 * connection, on which that would wait for ever.
 */
export function createInstallLock(connection: StoreConnection): InstallLock {
  let installing = false;
  const execute: StoreConnection['execute'] = (text, values) => connection.execute(text, values);
  const outside = AsyncResource.bind(execute); // in the context of now, which has no transaction
  return {
    executeSql: (text, values) => (installing ? outside(text, values) : execute(text, values)),
    async hold(install) {
      if (connection.engine === 'pglite') {
        await install();
        return;
      }
      await connection.transaction(async () => {
        await connection.execute('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
        installing = true;
        try {
          await install();
        } finally {
          installing = false;
        }
      });
    },
  };
}
