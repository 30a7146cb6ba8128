import { expect } from 'chai';
import { undoubled } from '../../../../src/domain/text/doubled.ts';

describe('domain/text/doubled', () => {
  it('leaves out either of two like letters side by side, whatever their marks', () => {
    expect(undoubled('QUỶỲ')).to.deep.equal(['QUỲ', 'QUỶ']);
    expect(undoubled('TRIẾỂN')).to.include('TRIỂN');
    expect(undoubled('SƠN')).to.deep.equal([]);
  });
});
