import { expect } from 'chai';
import fc from 'fast-check';
import { parsePartialDate, partialDate } from '../../../../src/domain/archive/partial-date.ts';
import { formatDate, parseTypedDate } from '../../../../src/web/model/typed-date.ts';

describe('web/model/typed-date', () => {
  for (const [typed, iso] of [
    ['05/01/2020', '2020-01-05'],
    ['5/1/2020', '2020-01-05'],
    [' 5 - 1 - 2020 ', '2020-01-05'],
    ['5.1.2020', '2020-01-05'],
    ['5 1 2020', '2020-01-05'],
    ['05012020', '2020-01-05'],
    ['1/2020', '2020-01'],
    ['012020', '2020-01'],
    ['2020', '2020'],
    ['2020-01-05', '2020-01-05'],
    ['2020-01', '2020-01'],
    ['29/2/2016', '2016-02-29'],
  ] as const) {
    it(`reads ${JSON.stringify(typed)} as ${iso}`, () => {
      expect(parseTypedDate(typed)).to.equal(iso);
    });
  }

  for (const typed of [
    '',
    '29/2/2015',
    '31/04/2020',
    '13/2020',
    '0/2020',
    '0/1/2020',
    '5/1/20',
    '20',
    '1/2/3/2020',
    'nay',
  ]) {
    it(`refuses ${JSON.stringify(typed)}`, () => {
      expect(parseTypedDate(typed)).to.equal(undefined);
    });
  }

  it('agrees with the domain on every date it accepts, and reads back what it shows', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1000, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );

    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const typed = parseTypedDate(`${String(day)}/${String(month)}/${String(year)}`);

        expect(typed).to.equal(partialDate(year, month, day));
        if (typed === undefined) return;
        expect(parsePartialDate(typed)).to.equal(typed);
        expect(parseTypedDate(formatDate(typed))).to.equal(typed);
      }),
    );
  });
});
