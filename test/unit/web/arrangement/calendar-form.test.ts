import { expect } from 'chai';
import { calendarDraft, calendarOf, readHolidays } from '../../../../src/web/arrangement/model/calendar-form.ts';

describe('web/arrangement/model: days off', () => {
  it('are typed by day or by span, and told the same way', () => {
    const holidays = '27/04/2026\n16/2/2026 - 18/2/2026\n\n17/2/2026';
    const days = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-04-27'];
    const calendar = calendarOf({ weekdays: [6, 1, 2], holidays });
    expect(calendar).to.deep.equal({ weekdays: [1, 2, 6], holidays: days });
    expect(calendarDraft(calendar).holidays).to.equal('16/02/2026 – 18/02/2026\n27/04/2026');
  });

  it('name the line that is none; a week without a working day is none', () => {
    for (const wrong of ['Tết', '2026', '18/2/2026 – 16/2/2026', '1/1/2026 – 1/6/2026'])
      expect(readHolidays(`27/04/2026\n${wrong}`)).to.deep.equal({ days: [], wrong });
    expect(calendarOf({ weekdays: [], holidays: '' })).to.equal(undefined);
  });
});
