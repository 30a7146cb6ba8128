import { expect } from 'chai';
import { withoutRow } from '../../../../src/web/register/model/pair-work.ts';

describe('web/register: a document without a row', () => {
  it('is outside of the registers where a person said so, and else has none yet or several in question', () => {
    expect(withoutRow({ state: 'unmatched', decidedBy: 'an' })).to.equal('line.outside');
    expect(withoutRow({ state: 'unmatched', decidedBy: null })).to.equal('line.none');
    expect(withoutRow({ state: 'doubtful', decidedBy: null })).to.equal('line.doubtful');
  });
});
