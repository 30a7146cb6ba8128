import { expect } from 'chai';
import { remembered } from '../../../../src/domain/text/remembered.ts';

describe('domain/text/remembered', () => {
  it('says the same, and works each text out once as long as it is remembered', () => {
    const asked: string[] = [];
    const loud = remembered((text) => {
      asked.push(text);
      return text.toUpperCase();
    }, 2);

    expect(['a', 'b', 'a', '', ''].map(loud)).to.deep.equal(['A', 'B', 'A', '', '']);
    // no more than two are kept
    expect(asked).to.deep.equal(['a', 'b', '']);
    expect(['a', 'a'].map(loud)).to.deep.equal(['A', 'A']);
    expect(asked).to.deep.equal(['a', 'b', '', 'a']);
  });
});
