import { expect } from 'chai';
import { localTime } from '../../../src/cli/local-time.ts';

describe('cli/local-time', () => {
  it('says a time of this machine’s clock as people in Vietnam write it', () => {
    expect(localTime(new Date(2026, 0, 2, 7, 5))).to.equal('07:05 02/01/2026');
    expect(localTime(new Date(2026, 11, 31, 23, 59, 59))).to.equal('23:59 31/12/2026');
  });
});
