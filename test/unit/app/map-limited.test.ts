import { expect } from 'chai';
import fc from 'fast-check';
import { mapLimited } from '../../../src/app/map-limited.ts';

describe('app/map-limited', () => {
  it('keeps the order and never has more than the limit under way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 5 }), async (items, limit) => {
        let running = 0;
        let most = 0;
        const results = await mapLimited(items, limit, async (item) => {
          running += 1;
          most = Math.max(most, running);
          await Promise.resolve();
          running -= 1;
          return item * 2;
        });
        expect(results).to.deep.equal(items.map((item) => item * 2));
        expect(most).to.be.at.most(limit);
      }),
    );
  });

  it('throws the first failure only after the calls under way have ended, and begins no more', async () => {
    const begun: number[] = [];
    let open = 0;

    const failure: unknown = await mapLimited([1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      open += 1;
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      if (item === 1) throw new Error('first');
    }).catch((error: unknown) => error);

    expect(failure).to.be.an('error').with.property('message', 'first');
    expect(open).to.equal(0);
    expect(begun).to.not.include(5);
  });
});
