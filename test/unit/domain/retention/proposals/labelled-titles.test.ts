import { expect } from 'chai';
import { readSchedule, readTitles } from '../../../../../scripts/bench/retention/labelled-titles.ts';
import { wearTitle } from '../../../../../scripts/bench/retention/worn-titles.ts';
import { judge } from '../../../../../scripts/bench/retention/judge.ts';
import { proposeForTitle, proposeSurely } from '../../../../../src/domain/retention/proposals/propose-for-title.ts';
import { indexSchedules } from '../../../../../src/domain/retention/proposals/schedule-index.ts';
import { pricedRows } from '../../../../../src/domain/retention/retention-schedule.ts';

const COMMON = readSchedule('tt-09-2011-bnv');
const TITLES = readTitles('titles.tsv');

describe('labelled titles of retention', () => {
  it('are at least 300, of every row of the common schedule, and no item is in both parts', () => {
    expect(TITLES.length).to.be.at.least(300);
    expect(new Set(TITLES.map(({ title }) => title)).size).to.equal(TITLES.length);
    const labelled = new Set(TITLES.map(({ row }) => row));
    expect(pricedRows(COMMON).filter(({ id }) => !labelled.has(id))).to.deep.equal([]);
    const partsOf = Map.groupBy(TITLES, ({ row }) => row.split('/').slice(0, 3).join('/'));
    for (const [item, some] of partsOf) expect(new Set(some.map(({ part }) => part)).size, item).to.equal(1);
  });

  it('of the part that was not tuned on get the right item in the first three and the right period first', () => {
    const index = indexSchedules([COMMON]);
    const test = TITLES.filter(({ part, row }) => part === 'test' && row.startsWith(COMMON.id));
    const judged = test.map(({ title, row }, at) =>
      judge(proposeForTitle(wearTitle(title, 100_000 + at), { index }), row, index),
    );
    const share = (is: (one: (typeof judged)[number]) => boolean) => judged.filter(is).length / judged.length;
    expect(share((one) => one.itemInThree)).to.be.at.least(0.9);
    expect(share((one) => one.periodFirst)).to.be.at.least(0.85);
  });

  it('are as sure when the first proposal alone is asked for', () => {
    const index = indexSchedules([COMMON]);
    const all = [...TITLES, ...readTitles('province-titles.tsv')].map(({ title }, at) => wearTitle(title, at));
    let sure = 0;
    for (const title of all) {
      const [first] = proposeForTitle(title, { index });
      const wanted = first !== undefined && first.confidence >= 0.75 ? first : undefined;

      expect(proposeSurely(title, { index }, 0.75), title).to.deep.equal(wanted);
      sure += Number(wanted !== undefined);
    }
    expect(sure).to.be.within(100, all.length - 50);
  });
});
