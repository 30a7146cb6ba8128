import { expect } from 'chai';
import { addRow, removeRow, rowsOfSchedule, setRow } from '../../../../src/web/archive/retention/schedule-edit.ts';
import { anItem, aSchedule, inGroup } from '../../../support/archive/schedules.ts';

const sub = { ...anItem('s/1/2/a', '10 năm'), title: 'Hồ sơ hằng quý' };
const schedule = aSchedule(
  { id: 's' },
  inGroup('s', [anItem('s/1/1', '20 năm'), { ...anItem('s/1/2', ''), text: null, period: null, sub: [sub] }]),
);
const ids = (of: typeof schedule) => rowsOfSchedule(of).map(({ id }) => id);

describe('web/archive/retention/schedule-edit', () => {
  it('lists the lines in the order of the table, and which of them bear a period', () => {
    const rows = rowsOfSchedule(schedule).map(({ id, kind, isPriced }) => [id, kind, isPriced]);

    expect(rows).to.deep.equal([
      ['s/1', 'group', false],
      ['s/1/1', 'item', true],
      ['s/1/2', 'item', false],
      ['s/1/2/a', 'sub', true],
    ]);
  });

  it('derives the period from the words that are typed, and leaves open what they do not say', () => {
    const item = (of: typeof schedule) => of.groups[0]?.items[0];

    expect(item(setRow(schedule, 's/1/1', { text: 'Vĩnh viễn' }))?.period).to.deep.equal({ kind: 'permanent' });
    expect(item(setRow(schedule, 's/1/1', { text: 'lâu dài' }))).to.deep.include({ text: 'lâu dài', period: null });
    expect(setRow(schedule, 's/1/2/a', { title: ' Hồ sơ   quý ' }).groups[0]?.items[1]?.sub?.[0]?.title).to.equal(
      'Hồ sơ quý',
    );
    expect(item(setRow(schedule, 's/1/2/a', { title: 'x' }))).to.deep.equal(item(schedule));
  });

  it('adds an item behind another one with an id of its own, and takes it away again', () => {
    const first = addRow(schedule, 's/1/1');
    const second = addRow(first.schedule, 's/1/2/a');

    expect(ids(second.schedule)).to.deep.equal(['s/1', 's/1/1', first.id, 's/1/2', 's/1/2/a', second.id]);
    expect(new Set(ids(second.schedule)).size).to.equal(6);
    expect(removeRow(removeRow(second.schedule, first.id), second.id)).to.deep.equal(schedule);
  });
});
