import { expect } from 'chai';
import path from 'node:path';
import { openStore } from '../../../src/store/open-store.ts';
import { runChild } from '../../support/store/child.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const ROUNDS = 3;

describe('store/embedded, killed in the middle of its commits', function () {
  this.timeout(120_000);

  it('holds every commit that was acknowledged, and none of them half', async () => {
    const folder = path.join(await makeTempDir(), 'store');
    let acknowledged = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const child = runChild('commit-numbers.ts', folder);
      const target = acknowledged + 20 + Math.floor(Math.random() * 80);
      for await (const line of child.lines) {
        acknowledged = Number(line);
        if (acknowledged === target) child.process.kill('SIGKILL');
      }
      await child.ended;
    }

    const store = await openStore({ kind: 'embedded', folder });
    const { rows } = await store.connection.execute(`select count(*) as rows, min(number) as first, max(number) as last,
      (select value from public.counter) as counter from public.numbers`);
    const report = await store.ledger.verify();
    await store.close();
    await removeTempDir(path.dirname(folder));

    const last = Number(rows[0]?.['last']);
    expect(last).to.be.at.least(acknowledged);
    expect(rows[0]).to.include({ rows: last, first: 1, counter: last });
    expect(report).to.include({ ok: true, entries: last });
  });
});
