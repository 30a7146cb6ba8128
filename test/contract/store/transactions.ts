import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { rejection } from '../../support/rejection.ts';
import { aScanFile, anId } from '../../support/store/builders.ts';

export function describeTransactions(open: () => OpenStore): void {
  const exists = async (number: number) => (await open().scanFiles.find(anId(number))) !== undefined;

  describe('transactions', () => {
    it('commit everything inside, or nothing', async () => {
      await open().transaction(async () => {
        await open().scanFiles.insert(aScanFile(1));
        await open().scanFiles.insert(aScanFile(2));
      });
      const error = await rejection(
        open().transaction(async () => {
          await open().scanFiles.insert(aScanFile(3));
          throw new Error('changed my mind');
        }),
      );

      expect(error).to.have.property('message', 'changed my mind');
      expect(await Promise.all([1, 2, 3].map(exists))).to.deep.equal([true, true, false]);
    });

    it('give back the result of the work', async () => {
      expect(await open().transaction(() => Promise.resolve(7))).to.equal(7);
    });

    it('let the process go on with other things between their statements', async () => {
      let turns = 0;
      let isOver = false;
      const turn = () => {
        turns += 1;
        if (!isOver) setImmediate(turn);
      };
      setImmediate(turn);

      await open().transaction(async () => {
        for (let number = 1; number <= 20; number += 1) await exists(number);
      });
      isOver = true;

      expect(turns).to.be.at.least(20);
    });

    it('keep what others write apart from a rollback', async () => {
      let release: (() => void) | undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      const failing = rejection(
        open().transaction(async () => {
          await open().scanFiles.insert(aScanFile(1));
          await gate;
          throw new Error('rolled back');
        }),
      );

      const other = open().scanFiles.insert(aScanFile(2));
      await delay(20);
      release?.();
      await Promise.all([failing, other]);

      expect(await exists(1)).to.equal(false);
      expect(await exists(2)).to.equal(true);
    });

    it('join when nested', async () => {
      await rejection(
        open().transaction(async () => {
          await open().transaction(() => open().scanFiles.insert(aScanFile(1)));
          expect(await exists(1)).to.equal(true);
          throw new Error('outer');
        }),
      );

      expect(await exists(1)).to.equal(false);
    });

    it('do not commit after a nested one failed, even when that was caught', async () => {
      const error = await rejection(
        open().transaction(async () => {
          await rejection(
            open().transaction(async () => {
              await open().scanFiles.insert(aScanFile(1));
              throw new Error('half done');
            }),
          );
        }),
      );

      expect(error).to.have.property('message', 'half done');
      expect(await exists(1)).to.equal(false);
    });

    it('do not pass for committed when a statement failed and the error was swallowed', async () => {
      const error = await rejection(
        open().transaction(async () => {
          await open().scanFiles.insert(aScanFile(1));
          await rejection(open().connection.execute('select 1 / 0'));
        }),
      );

      expect(error).to.be.instanceOf(Error);
      expect(await exists(1)).to.equal(false);
    });

    it('run thirty at once', async () => {
      await Promise.all(
        Array.from({ length: 30 }, (_, number) =>
          open().transaction(async () => {
            await open().scanFiles.insert(aScanFile(number));
            await open().scanFiles.update(anId(number), 1, { state: 'reading' });
            await open().ledger.append({ action: 'a.b', subject: anId(number), actor: 'system', body: {} });
          }),
        ),
      );

      expect((await open().scanFiles.countByState()).reading).to.equal(30);
      expect((await open().ledger.verify()).entries).to.equal(30);
    });

    it('do not reach what was started inside and runs on afterwards', async () => {
      let late: Promise<void> | undefined;
      await rejection(
        open().transaction(() => {
          late = delay(30).then(() => open().scanFiles.insert(aScanFile(1)));
          throw new Error('rolled back');
        }),
      );
      await late;

      expect(await exists(1)).to.equal(true);
    });

    it('run what follows only after the commit', async () => {
      const seen: string[] = [];
      await open().transaction(async () => {
        await open().connection.afterCommit(async () => {
          seen.push(`after ${String(await exists(1))}`);
        });
        await open().scanFiles.insert(aScanFile(1));
        seen.push('inside');
      });
      await rejection(
        open().transaction(async () => {
          await open().connection.afterCommit(() => {
            seen.push('never');
            return Promise.resolve();
          });
          throw new Error('rolled back');
        }),
      );

      expect(seen).to.deep.equal(['inside', 'after true']);
    });
  });

  describe('values', () => {
    it('come alike from every engine', async () => {
      const { rows } = await open().connection.execute(`select count(*) as count, 9007199254740991::int8 as int8,
        date '2019-01-02' as date, timestamptz '2019-01-02 03:04:05.678+07' as time, 0.1::float8 as float,
        decode('00ff', 'hex') as bytes, '{"a": [1, null]}'::jsonb as json, array[1, 2]::int8[] as list, null as nothing`);

      expect(rows[0]).to.deep.equal({
        count: 1,
        int8: 9007199254740991,
        date: '2019-01-02',
        time: new Date('2019-01-01T20:04:05.678Z'),
        float: 0.1,
        bytes: Buffer.from([0, 255]),
        json: { a: [1, null] },
        list: [1, 2],
        nothing: null,
      });
      expect(await rejection(open().connection.execute('select 9007199254740993::int8'))).to.be.instanceOf(Error);
    });
  });
}
