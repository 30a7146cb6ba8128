import { expect } from 'chai';
import { Semaphore } from '../../../src/ocr/semaphore.ts';
import { rejection } from '../../support/rejection.ts';

describe('ocr/semaphore', () => {
  it('lets no more run than it may, in the order they came', async () => {
    const places = new Semaphore(2);
    const started: number[] = [];
    const ends: (() => void)[] = [];
    const tasks = [0, 1, 2, 3].map((number) =>
      places.run(async () => {
        started.push(number);
        await new Promise<void>((resolve) => ends.push(resolve));
      }),
    );

    await Promise.resolve();
    expect(started).to.deep.equal([0, 1]);

    ends[1]?.();
    await tasks[1];
    expect(started).to.deep.equal([0, 1, 2]);

    ends[0]?.();
    ends[2]?.();
    await tasks[2];
    expect(started).to.deep.equal([0, 1, 2, 3]);
    ends[3]?.();
    await Promise.all(tasks);
  });

  it('gives the place free after a failure', async () => {
    const places = new Semaphore(1);

    await rejection(places.run(() => Promise.reject(new Error('broken'))));

    expect(await places.run(() => Promise.resolve('next'))).to.equal('next');
  });

  it('says when nothing runs any more', async () => {
    const places = new Semaphore(1);
    let ended = false;
    const task = places.run(async () => {
      await Promise.resolve();
      ended = true;
    });

    await places.idle();

    expect(ended).to.equal(true);
    await task;
    await places.idle();
  });

  it('refuses a limit that lets nothing run', () => {
    expect(() => new Semaphore(0)).to.throw(RangeError);
  });
});
