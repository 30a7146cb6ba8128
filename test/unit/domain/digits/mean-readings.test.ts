import { expect } from 'chai';
import { meanReadings, shareOf } from '../../../../src/domain/digits/mean-readings.ts';

const LOOPED = [
  { value: '8', confidence: 0.96 },
  { value: '2', confidence: 0.03 },
];
const KNOWN = [
  { value: '2', confidence: 0.99 },
  { value: '7', confidence: 0.01 },
];

describe('domain/digits/mean-readings', () => {
  it('is as sure as all are on average, and counts nothing where one does not name a value', () => {
    expect(meanReadings([LOOPED, KNOWN])).to.deep.equal([
      { value: '2', confidence: 0.51 },
      { value: '8', confidence: 0.48 },
      { value: '7', confidence: 0.005 },
    ]);
  });

  it('gives what one alone gave', () => {
    expect(meanReadings([LOOPED])).to.deep.equal(LOOPED);
    expect(meanReadings([[]])).to.deep.equal([]);
  });

  it('tells the share of a value', () => {
    expect(shareOf(LOOPED, '2')).to.equal(0.03);
    expect(shareOf(LOOPED, '5')).to.equal(0);
  });
});
