import { expect } from 'chai';
import { openStore } from '../../../src/store/open-store.ts';
import { rejection } from '../../support/rejection.ts';
import { aScanFile, anId } from '../../support/store/builders.ts';
import { postgresql } from '../../support/store/engines.ts';
import { freePort } from '../../support/store/postgres-server.ts';

describe('store/server', function () {
  this.timeout(60_000);

  it('says when nobody listens', async () => {
    const connectionString = `postgres://vankho@127.0.0.1:${String(await freePort())}/vankho`;

    const error = await rejection(openStore({ kind: 'server', connectionString, poolSize: 1 }));

    expect(error).to.include({ code: 'store-unreachable', retryable: true });
  });

  if (postgresql.missing !== undefined) {
    it(`the rest is not tested: ${postgresql.missing}`);
    return;
  }

  it('goes on after its connections were cut, also in the middle of a transaction', async () => {
    const options = await postgresql.newPlace();
    const store = await openStore(options);
    const other = await openStore(options);
    const cut = () =>
      other.connection.execute(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);

    const error = await rejection(
      store.transaction(async () => {
        await store.scanFiles.insert(aScanFile(1));
        await cut();
        await store.scanFiles.insert(aScanFile(2));
      }),
    );

    expect(error).to.include({ code: 'store-unreachable', retryable: true });
    expect(await store.scanFiles.find(anId(1))).to.equal(undefined);
    await store.scanFiles.insert(aScanFile(3));
    await store.close();
    await other.close();
  });

  it('says when the database does not exist', async () => {
    const options = await postgresql.newPlace();
    if (options.kind !== 'server') throw new Error('Not a server');

    const error = await rejection(openStore({ ...options, connectionString: `${options.connectionString}_none` }));

    expect(error).to.include({ code: 'store-unreachable', retryable: false });
  });
});
