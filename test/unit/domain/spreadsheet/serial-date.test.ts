import { expect } from 'chai';
import { serialToDate } from '../../../../src/domain/spreadsheet/serial-date.ts';

describe('domain/spreadsheet/serial-date', () => {
  it('counts as the programs do in both systems', () => {
    expect([1, 59, 61, 42_005, 2_958_465].map((serial) => serialToDate(serial, '1900'))).to.deep.equal([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2015-01-01',
      '9999-12-31',
    ]);
    expect([0, 40_543].map((serial) => serialToDate(serial, '1904'))).to.deep.equal(['1904-01-01', '2015-01-01']);
  });

  it('knows no date for the day that never was, nor outside the system', () => {
    expect([-1, 0, 60, 2_958_466].map((serial) => serialToDate(serial, '1900'))).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says no more than is shown', () => {
    expect(serialToDate(42_005.9, '1900', 'month')).to.equal('2015-01');
    expect(serialToDate(42_005, '1900', 'year')).to.equal('2015');
  });
});
