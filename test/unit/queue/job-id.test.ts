import { expect } from 'chai';
import { makeIdSource } from '../../../src/queue/job-id.ts';

describe('queue/job-id', () => {
  const VERSION_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('only grows, within a millisecond and when the clock is set back', () => {
    let now = 1_800_000_000_000;
    const next = makeIdSource(() => now);

    const ids = Array.from({ length: 10_000 }, () => next());
    now -= 60_000;
    ids.push(next());

    expect(ids.filter((id) => VERSION_7.test(id))).to.have.length(ids.length);
    expect(ids).to.deep.equal(ids.toSorted());
    expect(new Set(ids).size).to.equal(ids.length);
  });
});
