import { expect } from 'chai';
import { createIdSource } from '../../../src/infra/system.ts';

describe('infra/system: ids', () => {
  const START = Date.UTC(2026, 10, 28);

  function idsAt(times: readonly number[]): readonly string[] {
    const left = [...times];
    const source = createIdSource({ now: () => new Date(left.shift() ?? START) });
    return times.map(() => source.next());
  }

  it('sort in the order in which they were given, thousands of them in one millisecond too', () => {
    const ids = idsAt(Array.from({ length: 5000 }, () => START));
    expect([...ids].sort()).to.deep.equal(ids);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('stay in order while the clock is set back, and begin with its time again once it is past', () => {
    const ids = idsAt([START + 10, START, START - 3_600_000, START + 10, START + 11]);
    expect([...ids].sort()).to.deep.equal(ids);
    expect(ids.at(-1)?.slice(0, 12)).to.equal((START + 11).toString(16).padStart(12, '0'));
  });

  it('are 32 hex digits that two sources do not share', () => {
    const ids = [...idsAt([START, START]), ...idsAt([START, START])];
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).to.equal(true);
    expect(new Set(ids).size).to.equal(4);
  });
});
