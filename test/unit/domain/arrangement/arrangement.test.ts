import { expect } from 'chai';
import fc from 'fast-check';
import projectSchema from '../../../../schemas/archive/arrangement-project.schema.json' with { type: 'json' };
import stepsSchema from '../../../../schemas/archive/arrangement-steps.schema.json' with { type: 'json' };
import { missingFor } from '../../../../src/domain/arrangement/booking.ts';
import { isWorkingDay, workingDayAfter, workingDays } from '../../../../src/domain/arrangement/calendar.ts';
import { projectEffort, stepMinutes, valuelessMinutes } from '../../../../src/domain/arrangement/effort.ts';
import { workerErrors } from '../../../../src/domain/arrangement/error-rate.ts';
import { dossierShows, type DossierFacts } from '../../../../src/domain/arrangement/evidence.ts';
import { paceOf, type PaceCase } from '../../../../src/domain/arrangement/pace.ts';
import { planSteps } from '../../../../src/domain/arrangement/plan.ts';
import { overallPercent, progressOf } from '../../../../src/domain/arrangement/progress.ts';
import {
  canMoveProject,
  DEFAULT_PROJECT_RECORD,
  MEMBER_ROLES,
  PARTY_ROLES,
  PROJECT_DOCUMENT_KINDS,
  PROJECT_STATES,
} from '../../../../src/domain/arrangement/project.ts';
import { sampleSize } from '../../../../src/domain/arrangement/sampling.ts';
import {
  findStep,
  PROCESSES,
  STEP_DATA,
  STEP_EVIDENCE,
  STEP_SUBJECTS,
  STEP_UNITS,
  stepsOf,
} from '../../../../src/domain/arrangement/steps.ts';
import { DOSSIER_STATES } from '../../../../src/domain/workflow/dossier-state.ts';
import { createSchemaValidator } from '../../../../src/infra/schema-validator.ts';

const CALENDAR = { weekdays: [1, 2, 3, 4, 5], holidays: ['2026-02-16', '2026-02-17'] };
const SETTINGS = { sheetsNumberedFromYears: 20, documentListFor: 'permanent' } as const;
const FACTS: DossierFacts = {
  ...{ state: 'described', hasNumber: false, numberFrozen: false, inBox: false, period: { kind: 'years', years: 10 } },
  ...{ hasSheetCount: false, hasDocuments: false, verified: false },
};

describe('domain/arrangement: steps', () => {
  it('are valid data, 21 and 23 of them, numbered without a gap, the first 18 alike', () => {
    expect(createSchemaValidator().compile(stepsSchema)(JSON.parse(JSON.stringify(STEP_DATA)))).to.deep.equal([]);
    for (const process of PROCESSES) {
      const numbers = stepsOf(process).map((step) => step.numbers[process]);
      expect(numbers).to.deep.equal(Array.from({ length: Number(process) }, (_, index) => index + 1));
    }
    const shared = stepsOf('21').filter(({ numbers }) => (numbers['21'] ?? 0) <= 18);
    expect(shared.every(({ numbers }) => numbers['21'] === numbers['23'])).to.equal(true);
    expect(
      stepsOf('23')
        .filter(({ numbers }) => numbers['21'] === undefined)
        .map(({ key }) => key),
    ).to.deep.equal(['enter', 'check-entry']);
  });

  it('need only earlier steps of their process, which concern the same subject or the project', () => {
    for (const process of PROCESSES)
      for (const step of stepsOf(process))
        for (const key of step.needs) {
          const needed = findStep(process, key) ?? expect.fail(`${step.key} needs ${key}`);
          expect(needed.numbers[process]).to.be.lessThan(step.numbers[process] ?? 0);
          expect([step.subject, 'project']).to.include(needed.subject);
        }
  });

  it('say the same words in schema and program', () => {
    const { properties } = stepsSchema.$defs.step;
    expect(properties.unit.enum).to.deep.equal(STEP_UNITS);
    expect([...properties.subject.enum].sort()).to.deep.equal([...STEP_SUBJECTS].sort());
    expect(properties.shownBy.enum).to.deep.equal(STEP_EVIDENCE);
    const { record, members, process } = projectSchema.properties;
    expect(process.enum).to.deep.equal(PROCESSES);
    expect(members.items.properties.role.enum).to.deep.equal(MEMBER_ROLES);
    expect(record.properties.parties.items.properties.role.enum).to.deep.equal(PARTY_ROLES);
    expect(record.properties.documents.items.properties.kind.enum).to.deep.equal(PROJECT_DOCUMENT_KINDS);
    expect(record.required.every((name) => Object.hasOwn(DEFAULT_PROJECT_RECORD, name))).to.equal(true);
  });

  it('guess no norm: minutes come from a source or not at all', () => {
    const box = findStep('23', 'box') ?? expect.fail();
    expect(stepMinutes(box, 10)).to.equal(428.4);
    expect(stepMinutes(box, 10, ['foreign-language', 'before-1975-or-person'])).to.equal(835.38);
    expect(
      stepsOf('23')
        .filter((step) => stepMinutes(step, 1) !== undefined)
        .map(({ key }) => key),
    ).to.deep.equal(['box']);
    expect([valuelessMinutes('eliminated', 1), valuelessMinutes('expired', 2)]).to.deep.equal([283.11, 662.1]);
    expect(STEP_DATA.planningWeights.official).to.equal(false);
  });

  it('tell the work of a project: minutes where there is a norm, and where there is none that there is none', () => {
    const { factor, steps, eliminated } = projectEffort('21', { metres: 10, metresEliminated: 2 });

    expect(factor).to.equal(1.071);
    expect(steps.map(({ key }) => key)).to.deep.equal(stepsOf('21').map(({ key }) => key));
    expect(steps.filter(({ minutes }) => minutes !== null)).to.have.length(1);
    expect(steps.find(({ key }) => key === 'box')).to.include({ number: 15, minutes: 428.4 });
    expect(steps.find(({ key }) => key === 'clean')).to.include({ minutes: null, source: null });
    expect(eliminated).to.include({ metres: 2, minutes: 566.22 });
    expect(projectEffort('23', { metres: 1, metresEliminated: null }).eliminated.minutes).to.equal(null);
  });

  it('are refused with what is missing', () => {
    const sort = findStep('23', 'sort') ?? expect.fail();
    expect(missingFor(sort, (key) => key === 'guide')).to.deep.equal(['clean']);
    expect(missingFor(sort, () => true)).to.deep.equal([]);
  });
});

describe('domain/arrangement: what shows that a step is done', () => {
  it('takes a dossier at its word, and what is on its way out at none', () => {
    const shows = (evidence: Parameters<typeof dossierShows>[0], parts: Partial<DossierFacts>) =>
      dossierShows(evidence, { ...FACTS, ...parts }, SETTINGS);

    expect(shows('dossier-described', { state: 'sorting' })).to.equal(false);
    expect(shows('dossier-checked', {})).to.equal(false);
    expect(shows('dossier-catalogued', {}), 'below the threshold of sheets').to.equal(true);
    expect(shows('dossier-catalogued', { period: { kind: 'years', years: 20 } })).to.equal(false);
    expect(shows('dossier-catalogued', { period: { kind: 'permanent' }, hasSheetCount: true })).to.equal(false);
    expect(
      shows('dossier-catalogued', { period: { kind: 'permanent' }, hasSheetCount: true, hasDocuments: true }),
    ).to.equal(true);
    expect(shows('dossier-catalogued', { period: undefined }), 'nobody can tell').to.equal(false);
    expect(shows('dossier-verified', { verified: true }), 'changed since').to.equal(false);
    for (const state of DOSSIER_STATES) expect(shows('booking', { state })).to.equal(false);
  });

  it('counts each step within its subjects, and the whole between 0 and 100', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROCESSES),
        fc.array(fc.record({ state: fc.constantFrom(...DOSSIER_STATES), count: fc.nat(500), verified: fc.boolean() })),
        fc.tuple(fc.nat(300), fc.nat(300)),
        (process, groups, [sorted, booked]) => {
          const counts = {
            metres: 1,
            bundles: [
              { condition: 'loose', sorted: true, count: sorted },
              { condition: 'loose', sorted: false, count: 300 },
            ] as const,
            dossiers: groups.map((group) => ({ ...FACTS, ...group, fondsId: 'f' })),
            boxes: [{ placed: true, count: 3 }],
            booked: [{ step: 'clean', subjects: booked, amount: 0 }],
          };
          const progress = progressOf(process, counts, () => SETTINGS);
          expect(progress.every(({ done, total }) => done >= 0 && done <= total)).to.equal(true);
          expect(overallPercent(progress)).to.be.within(0, 100);
        },
      ),
    );
  });
});

describe('domain/arrangement: days', () => {
  it('knows the days off', () => {
    expect(isWorkingDay('2026-02-13', CALENDAR)).to.equal(true);
    for (const day of ['2026-02-14', '2026-02-16', '2026-04-30', '2026-09-02', '2026-01-01'])
      expect(isWorkingDay(day, CALENDAR), day).to.equal(false);
    expect(workingDayAfter('2026-02-13', 1, CALENDAR)).to.equal('2026-02-18');
    expect(workingDayAfter('2026-02-13', 1, { weekdays: [], holidays: [] })).to.equal(undefined);
  });

  it('plans every step within the project, one after the other, and keeps what was put by hand', () => {
    const plan = { sort: { from: '2026-03-02', to: '2026-05-29' } };
    const project = { process: '23', startsOn: '2026-01-05', deadline: '2026-06-30' } as const;
    const planned = planSteps({ ...project, record: { ...DEFAULT_PROJECT_RECORD, plan } });
    const starts = planSteps({ ...project, record: DEFAULT_PROJECT_RECORD }).map(({ from }) => from);

    expect(planned.length).to.equal(23);
    expect(planned[0]?.from).to.equal('2026-01-05');
    expect(planned.at(-1)?.to).to.equal('2026-06-30');
    expect(planned.every(({ from, to }) => from <= to && from >= '2026-01-05' && to <= '2026-06-30')).to.equal(true);
    expect(starts).to.deep.equal([...starts].sort());
    expect(planned.find(({ step }) => step.key === 'sort')).to.deep.include({ ...plan.sort, byHand: true });
  });

  it('plans a project that has no working day at all', () => {
    const planned = planSteps({
      process: '21',
      startsOn: '2026-02-14',
      deadline: '2026-02-15',
      record: DEFAULT_PROJECT_RECORD,
    });
    expect(planned.every(({ from, to }) => from === '2026-02-14' && to === '2026-02-15')).to.equal(true);
  });
});

describe('domain/arrangement: pace', () => {
  const base: PaceCase = {
    ...{ done: 100, total: 1000, today: '2026-03-02', startsOn: '2026-01-05', deadline: '2026-06-30' },
    ...{ days: new Map([['2026-02-27', 100]]), calendar: CALENDAR, paceDays: 10 },
  };

  it('reckons with the last working days, and says what is needed', () => {
    const pace = paceOf(base);
    expect([pace.pace, pace.left, pace.late]).to.deep.equal([10, 900, true]);
    expect(pace.daysLeft).to.equal(workingDays('2026-03-03', '2026-06-30', CALENDAR).length);
    expect(pace.needed).to.equal(Number((900 / pace.daysLeft).toFixed(4)));
    expect(pace.forecast).to.equal(workingDayAfter('2026-03-02', 90, CALENDAR));
    expect(pace.daysLate).to.be.greaterThan(0);
  });

  it('tells no day where nothing moves, and is done where nothing is left', () => {
    expect(paceOf({ ...base, days: new Map() })).to.deep.include({ forecast: null, late: true, daysLate: null });
    expect(paceOf({ ...base, done: 1000, days: new Map() })).to.deep.include({ late: false, needed: 0, left: 0 });
    expect(paceOf({ ...base, today: '2026-07-01' })).to.deep.include({ needed: null, late: true, daysLeft: 0 });
  });

  it('warns of years whose Tết nobody entered', () => {
    expect(paceOf({ ...base, days: new Map([['2026-02-27', 20]]) }).yearsWithoutTet.slice(0, 1)).to.deep.equal([2027]);
  });

  it('never forecasts a later day for more done, nor an earlier one for less pace', () => {
    const day = fc.integer({ min: 1, max: 27 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`);
    const work = fc.dictionary(day, fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(900), fc.nat(100)),
        work,
        fc.integer({ min: 1, max: 5 }),
        ([done, more], days, factor) => {
          const given = { ...base, done, days: new Map(Object.entries(days)) };
          const now = paceOf(given);
          const further = paceOf({ ...given, done: done + more });
          const faster = paceOf({
            ...given,
            days: new Map(Object.entries(days).map(([on, count]) => [on, count * factor])),
          });
          for (const other of [further, faster]) {
            if (now.forecast !== null) expect(other.forecast !== null && other.forecast <= now.forecast).to.equal(true);
            if (!now.late) expect(other.late).to.equal(false);
          }
          expect((further.needed ?? 0) <= (now.needed ?? 0)).to.equal(true);
        },
      ),
    );
  });
});

describe('domain/arrangement: rules', () => {
  it('moves a project by its table', () => {
    const allowed = PROJECT_STATES.flatMap((from) =>
      PROJECT_STATES.filter((to) => canMoveProject(from, to)).map((to) => `${from} ${to}`),
    );
    expect(allowed).to.deep.equal(['planned running', 'running planned', 'running closed', 'closed running']);
  });

  it('samples at least so many, never more than there are, and all for 100 percent', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 200 }),
        (lot, percent, least) => {
          const size = sampleSize(lot, { percent, least });
          expect(size).to.be.within(Math.min(lot, least), lot);
          expect(size >= Math.floor((lot * percent) / 100)).to.equal(true);
          expect(sampleSize(lot, { percent: 100, least: 1 })).to.equal(lot);
        },
      ),
    );
  });

  it('counts errors by worker, and gives no rate for what nobody looked at', () => {
    const rows = workerErrors({
      checked: [{ level: 1, worker: 'an', dossiers: 8 }],
      faulty: [
        { level: 1, worker: 'an', dossiers: 2 },
        { level: 2, worker: 'dũng', dossiers: 1 },
      ],
      fields: [
        { level: 1, worker: 'an', field: 'title', findings: 3 },
        { level: 2, worker: 'dũng', field: 'title', findings: 1 },
      ],
    });
    expect(rows.map(({ worker, percent, findings }) => [worker, percent, findings])).to.deep.equal([
      ['an', 25, 3],
      ['dũng', null, 1],
    ]);
  });
});
