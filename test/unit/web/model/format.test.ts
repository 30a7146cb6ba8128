import { expect } from 'chai';
import { formatBytes, percent } from '../../../../src/web/model/format.ts';

describe('web/model/format', () => {
  it('never calls certain what is not, nor impossible what is possible', () => {
    expect([1, 0.9999, 0.62, 0.001, 0].map(percent)).to.deep.equal([100, 99, 62, 1, 0]);
  });

  it('writes sizes with the comma of the language', () => {
    expect([formatBytes(0, 'vi'), formatBytes(1536, 'vi'), formatBytes(1536, 'en')]).to.deep.equal([
      '0 B',
      '1,5 KiB',
      '1.5 KiB',
    ]);
  });
});
