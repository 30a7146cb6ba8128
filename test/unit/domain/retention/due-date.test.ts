import { expect } from 'chai';
import fc from 'fast-check';
import { parsePartialDate, type PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import {
  DEFAULT_DUE_SETTINGS,
  dueDate,
  dueState,
  isDayOfYear,
  latestDue,
  type DueDate,
} from '../../../../src/domain/retention/due-date.ts';
import { parsePeriodText } from '../../../../src/domain/retention/period-text.ts';
import { longestPeriods, type RetentionPeriod } from '../../../../src/domain/retention/retention-period.ts';
import {
  agencyArchivesDeadline,
  arrangementDeadline,
  historicalArchivesDeadline,
  lawOfArrangement,
  lawOfTransfer,
} from '../../../../src/domain/retention/transfer-deadline.ts';
import { workEnd } from '../../../../src/domain/retention/work-end.ts';
import { transferDeadline, transferState } from '../../../../src/domain/retention/transfer-due.ts';
import { DUE_CASES, type DueCase } from './due-date-cases.ts';
import { TRANSFER_CASES, TRANSFER_DUE_CASES, type TransferCase, type TransferDueCase } from './transfer-cases.ts';

describe('domain/retention/due-date', () => {
  it('is held against at least 40 cases worked out by hand', () => {
    expect(DUE_CASES.length).to.be.at.least(40);
  });

  for (const one of DUE_CASES) {
    it(one.why, () => {
      const due = dueOf(one);

      expect(told(due)).to.equal(one.expect);
      for (const [day, state] of Object.entries(one.on ?? {}))
        expect(dueState(due, one.held ?? false, day), day).to.equal(state);
    });
  }

  it('takes a day of the year only if every year has it', () => {
    expect(['12-31', '01-01', '02-28'].every(isDayOfYear)).to.equal(true);
    expect(['02-29', '13-01', '04-31', '1-1', '2020-01-01', ''].some(isDayOfYear)).to.equal(false);
  });

  it('never gives an earlier date for a longer period, whatever the end of the work', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), endOfWork, (years, more, end) => {
        const [short, long] = [years + 1, years + 1 + more].map((each) =>
          dueDate({ kind: 'years', years: each }, { workEnd: workEnd({ endDate: end }) }, DEFAULT_DUE_SETTINGS),
        );
        if (short?.kind !== 'on' || long?.kind !== 'on') throw new Error('Both have a date');
        expect(long.expiresOn >= short.expiresOn).to.equal(true);
      }),
    );
  });

  it('never gives an earlier date for a dossier to which a document is added', () => {
    fc.assert(
      fc.property(fc.array(anyPeriod, { minLength: 1, maxLength: 6 }), anyPeriod, endOfWork, (some, added, end) => {
        const before = dueOfAll(longestPeriods(some), end);
        const after = dueOfAll(longestPeriods([...some, added]), end);
        expect(rank(after) >= rank(before)).to.equal(true);
      }),
    );
  });

  it('dates a dossier by the last of its documents, as if each were dated alone', () => {
    fc.assert(
      fc.property(fc.array(anyPeriod, { minLength: 1, maxLength: 6 }), endOfWork, (periods, end) => {
        expect(rank(dueOfAll(longestPeriods(periods), end))).to.equal(rank(dueOfAll(periods, end)));
      }),
    );
  });
});

describe('domain/retention/transfer-deadline', () => {
  for (const one of TRANSFER_CASES) {
    it(`${one.to}: ${one.why}`, () => {
      const deadline = deadlineOf(one);
      const text = deadline.kind === 'by' ? deadline.day : deadline.kind === 'open' ? deadline.because : 'none';
      expect(text).to.equal(one.expect);
    });
  }

  it('arranges by the law under which material was formed, delivers by that of the day', () => {
    expect(lawOfArrangement(partial('2025-06-30'))).to.equal('2011');
    expect(lawOfArrangement(partial('2025-07'))).to.equal('2024');
    expect(lawOfArrangement(partial('2025'))).to.equal(null);
    expect([lawOfTransfer('2025-06-30'), lawOfTransfer('2025-07-01')]).to.deep.equal(['2011', '2024']);
    expect([arrangementDeadline('agency'), arrangementDeadline('commune')]).to.deep.equal(['2030-06-30', '2035-06-30']);
  });
});

describe('domain/retention/transfer-due', () => {
  for (const one of TRANSFER_DUE_CASES) {
    it(`${one.target}: ${one.why}`, () => {
      const deadline = dueTransferOf(one);

      const text = deadline.kind === 'by' ? deadline.day : deadline.kind === 'open' ? deadline.because : 'none';
      expect(text).to.equal(one.expect);
      for (const [day, state] of Object.entries(one.states ?? {}))
        expect(transferState(deadline, day, 30), day).to.equal(state);
    });
  }

  it('warns so many days before as the office has set', () => {
    const deadline = { kind: 'by', day: '2026-12-31' } as const;
    expect(['2026-12-21', '2026-12-20'].map((day) => transferState(deadline, day, 10))).to.deep.equal([
      'soon',
      'running',
    ]);
    expect(transferState(deadline, '2026-12-30', 0)).to.equal('running');
    expect(transferState(deadline, '2026-12-31', 0)).to.equal('soon');
  });
});

const anyPeriod: fc.Arbitrary<RetentionPeriod> = fc.oneof(
  fc.constantFrom<RetentionPeriod>({ kind: 'permanent' }, { kind: 'until-superseded' }, { kind: 'life-of-work' }),
  fc.integer({ min: 1, max: 70 }).map((years) => ({ kind: 'years' as const, years })),
);
const endOfWork = fc.integer({ min: 1900, max: 2100 }).map((year) => partial(String(year)));

function dueOf(one: DueCase): DueDate {
  const { expiresOn = DEFAULT_DUE_SETTINGS.expiresOn, warningDays = DEFAULT_DUE_SETTINGS.warningDays } = one;
  const facts = {
    workEnd: workEnd({
      endDate: one.end === undefined ? undefined : partial(one.end),
      creatorEnded: one.creatorEnded === undefined ? undefined : partial(one.creatorEnded),
      carriedOver: one.carriedOver ?? false,
    }),
    events: new Map(one.event ? [[one.event[0], partial(one.event[1])]] : []),
  };
  const periods = longestPeriods(one.periods.map(period));
  return latestDue(periods.map((each) => dueDate(each, facts, { expiresOn, warningDays })));
}

function dueOfAll(periods: readonly RetentionPeriod[], end: PartialDate): DueDate {
  const facts = { workEnd: workEnd({ endDate: end }) };
  return latestDue(periods.map((each) => dueDate(each, facts, DEFAULT_DUE_SETTINGS)));
}

/** Later is greater; open is later than any day, never later than open. */
function rank(due: DueDate): string {
  return due.kind === 'on' ? `1 ${due.expiresOn}` : due.kind === 'open' ? '2' : '3';
}

function told(due: DueDate): string {
  return due.kind === 'on' ? due.expiresOn : due.kind === 'open' ? due.because : due.kind;
}

function deadlineOf({ to, law, end, construction, period: text, ...rest }: TransferCase) {
  const ended = workEnd({ endDate: end === undefined ? undefined : partial(end) });
  if (to === 'agency') return agencyArchivesDeadline(law, ended, construction);
  return historicalArchivesDeadline(law, { period: period(text ?? ''), workEnd: ended, ...rest });
}

function dueTransferOf(one: TransferDueCase) {
  const { target, on = '2026-12-01', level = 'agency', end, creatorEnded, deliveredOn } = one;
  return transferDeadline(
    target,
    {
      period: one.period === undefined ? null : period(one.period),
      endDate: end === undefined ? undefined : partial(end),
      creatorEnded: creatorEnded === undefined ? undefined : partial(creatorEnded),
      carriedOver: one.carriedOver ?? false,
      arranged: one.arranged ?? false,
      deliveredOn: deliveredOn === undefined ? null : partial(deliveredOn),
      construction: one.construction ?? false,
      yearsAllowed: one.yearsAllowed ?? null,
    },
    { on, level },
  );
}

function period(text: string): RetentionPeriod {
  const read = parsePeriodText(text);
  if (read === undefined) throw new Error(`No period: ${text}`);
  return read;
}

function partial(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (date === undefined) throw new Error(`No date: ${text}`);
  return date;
}
