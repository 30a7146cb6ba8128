import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type { Clock } from '../ports/clock.ts';
import type { Router } from './router.ts';
import type { Schema } from './schema.ts';

/** What every repository works with. */
export interface Database {
  readonly router: Router;
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** Kysely whose every statement goes through the router; its own `transaction()` is not to be used. */
export function makeKysely(router: Router): Kysely<Schema> {
  const client: Pick<PostgresPoolClient, 'query' | 'release'> = {
    // Kysely's overload with a cursor is for streaming, which the store does not use.
    query: ((text: string, values: readonly unknown[]) =>
      router.query(text, values)) as unknown as PostgresPoolClient['query'],
    release: () => undefined,
  };
  const pool: PostgresPool = {
    connect: () => Promise.resolve(client),
    end: () => Promise.resolve(),
    options: {},
  };
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }).withSchema('vankho');
}
