import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { parsePartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { checkSchedule } from '../../../../src/domain/retention/check-schedule.ts';
import { diffSchedules } from '../../../../src/domain/retention/diff-schedules.ts';
import { inForceOn, overlap, schedulesOn, staysUnder } from '../../../../src/domain/retention/in-force.ts';
import { periodKey } from '../../../../src/domain/retention/retention-period.ts';
import {
  pricedRows,
  type RetentionSchedule,
  type ScheduleItem,
} from '../../../../src/domain/retention/retention-schedule.ts';
import type { ScheduleFinding } from '../../../../src/domain/retention/schedule-finding.ts';
import { scheduleText } from '../../../../src/domain/retention/schedule-text.ts';
import { createSchemaValidator } from '../../../../src/infra/schema-validator.ts';
import { aSchedule, anItem, inGroup } from '../../../support/archive/schedules.ts';

const FOLDER = path.join(import.meta.dirname, '../../../../schemas/retention');
const SHIPPED = readdirSync(FOLDER)
  .filter((name) => name.startsWith('tt-'))
  .map((name) => {
    const text = readFileSync(path.join(FOLDER, name), 'utf8');
    return { name, text, schedule: JSON.parse(text) as RetentionSchedule };
  });
const shipped = (id: string) => {
  const found = SHIPPED.find(({ schedule }) => schedule.id === id)?.schedule;
  if (!found) throw new Error(`Not shipped: ${id}`);
  return found;
};

describe('schemas/retention', () => {
  const schema = JSON.parse(readFileSync(path.join(FOLDER, 'retention-schedule.schema.json'), 'utf8')) as object;
  const check = createSchemaValidator().compile(schema);

  it('holds the schedules of public sources', () => {
    const rows = SHIPPED.map(({ schedule }) => [schedule.id, pricedRows(schedule).length]);
    expect(rows).to.deep.equal([
      ['tt-08-2025-bnv', 0],
      ['tt-09-2011-bnv', 274],
      ['tt-10-2022-bnv', 9],
      ['tt-13-2011-bnv', 0],
      ['tt-27-2016-bgddt', 7],
      ['tt-33-2025-byt', 8],
    ]);
  });

  for (const { name, text, schedule } of SHIPPED) {
    it(`${name}: meets its schema, cites its source, says what is missing, and none of its findings refuses it`, () => {
      const others = SHIPPED.map((one) => one.schedule).filter(({ id }) => id !== schedule.id);
      const findings = checkSchedule(schedule, { others, replaced: undefined });

      expect(check(schedule)).to.deep.equal([]);
      expect(schedule.sources.length).to.be.at.least(1);
      expect(schedule.coverage.statement).to.not.equal('');
      expect(findings.filter(({ severity }) => severity === 'refused')).to.deep.equal([]);
      expect(text).to.equal(text.normalize('NFC'));
    });

    it(`${name}: text → schedule → text is equal to the byte`, () => {
      expect(scheduleText(JSON.parse(text) as RetentionSchedule)).to.equal(text);
    });
  }

  it('says the words of every period as the source has them', () => {
    const kinds = SHIPPED.flatMap(({ schedule }) => pricedRows(schedule)).map(({ period }) => period.kind);
    expect(new Set(kinds).size).to.equal(5);
    const abbreviated = pricedRows(shipped('tt-09-2011-bnv')).filter(({ text }) => text.includes('VB'));
    expect(abbreviated).to.have.length(19);
    expect(abbreviated.every(({ uncertain }) => uncertain)).to.equal(true);
  });
});

describe('domain/retention/check-schedule', () => {
  const base = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '20 năm'), anItem('a/1/2', 'Vĩnh viễn')]));
  const refusals = (schedule: RetentionSchedule, known: Partial<Parameters<typeof checkSchedule>[1]> = {}) =>
    checkSchedule(schedule, { others: [], replaced: undefined, ...known })
      .filter(({ severity }) => severity === 'refused')
      .map(({ code, id }) => `${code} ${id}`);
  const warnings = (findings: readonly ScheduleFinding[]) =>
    findings.filter(({ severity }) => severity === 'warning').map(({ code, id }) => `${code} ${id}`);

  it('finds nothing wrong with a whole one', () => {
    expect(checkSchedule(base, { others: [], replaced: undefined })).to.deep.equal([]);
  });

  it('refuses a duplicate item and names it', () => {
    const twice = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '20 năm'), anItem('a/1/1', '5 năm')]));
    expect(refusals(twice)).to.deep.equal(['duplicate-item a/1/1']);
  });

  it('refuses one without a source', () => {
    expect(refusals({ ...base, sources: [] })).to.deep.equal(['source-missing a']);
    expect(refusals({ ...base, sources: ['  '] })).to.deep.equal(['source-missing a']);
  });

  it('refuses an item whose id belongs elsewhere, and a group under one that does not stand before it', () => {
    const misplaced = aSchedule({ id: 'a' }, inGroup('a', [anItem('b/1/1', '20 năm')]));
    expect(refusals(misplaced)).to.deep.equal(['id-misplaced b/1/1']);
    const orphan = { ...base, groups: base.groups.map((group) => ({ ...group, parent: 'a/9' })) };
    expect(refusals(orphan)).to.deep.equal(['parent-missing a/1']);
  });

  it('refuses a row without a period, and a period that its words do not say', () => {
    const rows: readonly ScheduleItem[] = [
      { ...anItem('a/1/1', '20 năm'), period: null },
      { ...anItem('a/1/2', '20 năm'), period: { kind: 'years', years: 5 } },
    ];
    const wrong = aSchedule({ id: 'a' }, inGroup('a', rows));
    expect(refusals(wrong)).to.deep.equal(['period-missing a/1/1', 'period-not-as-text a/1/2']);
  });

  it('refuses a term that the law of 2024 does not know', () => {
    const groups = inGroup('a', [anItem('a/1/1', '1 năm'), anItem('a/1/2', '80 năm'), anItem('a/1/3', '70 năm')]);
    const outside = aSchedule({ id: 'a', lawBasis: '2024' }, groups);
    expect(refusals(outside)).to.deep.equal(['period-outside-law a/1/1', 'period-outside-law a/1/2']);
    expect(refusals({ ...outside, lawBasis: '2011' })).to.deep.equal([]);
  });

  it('refuses a validity that ends before it begins', () => {
    const reversed = { ...base, effectiveFrom: '2024-01-01', effectiveTo: '2023-01-01' };
    expect(refusals(reversed)).to.deep.equal(['validity-reversed a']);
  });

  it('refuses a circle of supersession, in whichever direction it is told', () => {
    const b = { ...base, id: 'b', supersedes: ['c'], effectiveTo: '2020-01-01' };
    const c = { ...base, id: 'c', supersededBy: [], supersedes: ['a'], effectiveTo: '2019-01-01', effectiveFrom: null };
    const a = { ...base, supersedes: ['b'], effectiveFrom: '2021-01-01' };
    expect(refusals(a, { others: [b, c] })).to.include('supersession-cycle a');
    expect(refusals({ ...a, supersedes: [] }, { others: [{ ...b, supersededBy: ['a'] }, c] })).to.include(
      'supersession-cycle a',
    );
    expect(refusals({ ...base, supersedes: ['a'] })).to.include('supersession-cycle a');
    expect(refusals(a, { others: [b] })).to.not.include('supersession-cycle a');
  });

  it('refuses one that is in force together with another of the same place', () => {
    const old = { ...base, id: 'b', effectiveFrom: '2011-01-01', effectiveTo: '2023-02-15' };
    const next = { ...base, effectiveFrom: '2023-02-15' };
    expect(refusals(next, { others: [old] })).to.deep.equal([]);
    expect(refusals({ ...next, effectiveFrom: '2023-02-14' }, { others: [old] })).to.deep.equal(['overlap a']);
    const open = { ...old, effectiveTo: null };
    expect(refusals(next, { others: [open] })).to.deep.equal(['overlap a']);
    expect(refusals({ ...next, supersedes: ['b'] }, { others: [open] })).to.deep.equal([]);
    const sector = { ...open, scope: { kind: 'sector' as const, sector: 'y-te', title: 'ngành y tế' } };
    expect(refusals(next, { others: [sector] })).to.deep.equal([]);
  });

  it('refuses another validity of the same schedule that overlaps in time', () => {
    const early = { ...base, effectiveFrom: '2020-01-01', effectiveTo: '2026-01-01' };
    expect(refusals({ ...base, effectiveFrom: '2025-12-31' }, { others: [early] })).to.deep.equal(['overlap a']);
    expect(refusals({ ...base, effectiveFrom: '2026-01-01' }, { others: [early] })).to.deep.equal([]);
  });

  it('refuses a version that lowers a period, and names the item', () => {
    const lowered = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '10 năm'), anItem('a/1/2', '70 năm')]));
    expect(refusals(lowered, { replaced: base })).to.deep.equal(['period-lowered a/1/1', 'period-lowered a/1/2']);
    const raised = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', 'Vĩnh viễn'), anItem('a/1/2', 'Vĩnh viễn')]));
    expect(refusals(raised, { replaced: base })).to.deep.equal([]);
  });

  it('lets a period that was in doubt be corrected, with a warning', () => {
    const doubtful = aSchedule({ id: 'a' }, inGroup('a', [{ ...anItem('a/1/1', '20 năm'), uncertain: true }]));
    const corrected = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '10 năm')]));
    const findings = checkSchedule(corrected, { others: [], replaced: doubtful });
    expect(warnings(findings)).to.deep.equal(['period-corrected a/1/1']);
  });

  it('warns of a row that is gone and of a period that cannot be compared', () => {
    const changed = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', 'Đến khi văn bản hết hiệu lực thi hành')]));
    const findings = checkSchedule(changed, { others: [], replaced: base });
    expect(warnings(findings)).to.deep.equal(['period-not-comparable a/1/1', 'row-gone a/1/2']);
  });

  it('holds an office’s own schedule to the prescribed one that it follows', () => {
    const rows = [
      { ...anItem('own/1/1', '5 năm'), follows: 'a/1/1' },
      { ...anItem('own/1/2', 'Vĩnh viễn'), follows: 'a/1/2' },
      { ...anItem('own/1/3', '5 năm'), follows: 'a/9/9' },
      anItem('own/1/4', '5 năm'),
    ];
    const own = aSchedule({ id: 'own', authority: 'own' }, inGroup('own', rows));
    const findings = checkSchedule(own, { others: [base], replaced: undefined });
    expect(refusals(own, { others: [base] })).to.deep.equal(['period-lowered own/1/1', 'prescribed-missing own/1/3']);
    expect(warnings(findings)).to.deep.equal(['prescribed-not-named own/1/4']);
  });
});

describe('domain/retention/in-force', () => {
  const on = (text: string) => {
    const date = parsePartialDate(text);
    if (!date) throw new Error(text);
    return date;
  };
  const all = SHIPPED.map(({ schedule }) => schedule);
  const idsOn = (date: string, sectors: readonly string[] = []) =>
    schedulesOn(all, on(date), sectors).map(({ schedule, inForce }) => `${schedule.id} ${inForce}`);

  it('finds the common schedule of a day, and both of a year in which they changed', () => {
    expect(idsOn('2018-05-01')).to.deep.equal(['tt-09-2011-bnv from-issue']);
    expect(idsOn('2023-02-14')).to.deep.equal(['tt-09-2011-bnv from-issue']);
    expect(idsOn('2023-02-15')).to.deep.equal(['tt-10-2022-bnv whole']);
    expect(idsOn('2023')).to.deep.equal(['tt-10-2022-bnv part', 'tt-09-2011-bnv part']);
    expect(idsOn('2005')).to.deep.equal([]);
  });

  it('puts the schedule of a sector before the common one, and leaves out those without rows', () => {
    expect(idsOn('2025-08-01', ['y-te'])).to.deep.equal(['tt-33-2025-byt whole', 'tt-10-2022-bnv whole']);
    expect(idsOn('2015', ['ubnd-tinh'])).to.deep.equal(['tt-09-2011-bnv from-issue']);
  });

  it('puts an office’s own schedule before the prescribed one', () => {
    const prescribed = aSchedule({ id: 'a', effectiveFrom: '2023-01-01' }, []);
    const own = aSchedule({ id: 'own', authority: 'own', effectiveFrom: '2020-01-01' }, []);
    expect(schedulesOn([prescribed, own], on('2024'), []).map(({ schedule }) => schedule.id)).to.deep.equal([
      'own',
      'a',
    ]);
  });

  it('takes one for in force on no day when neither issue nor force is known', () => {
    expect(inForceOn({ issued: null, effectiveFrom: null, effectiveTo: null }, on('2024'))).to.equal(undefined);
    expect(inForceOn({ issued: null, effectiveFrom: null, effectiveTo: '2030-01-01' }, on('2024'))).to.equal(undefined);
  });

  it('says of an unknown begin only what is sure: the last day', () => {
    const unknown = { issued: '2011-06-03', effectiveFrom: null, effectiveTo: '2023-02-15' };
    const other = { issued: null, effectiveFrom: '2023-02-14', effectiveTo: null };
    expect(overlap(unknown, other)).to.equal(true);
    expect(overlap(unknown, { ...other, effectiveFrom: '2023-02-15' })).to.equal(false);
    expect(overlap(unknown, { ...other, effectiveFrom: '2015-01-01', effectiveTo: '2016-01-01' })).to.equal(false);
  });

  it('lets a period stay that was set before a schedule came into force', () => {
    const schedule = aSchedule({ id: 'a', effectiveFrom: '2025-07-01' }, []);
    expect(staysUnder({ decidedOn: '2025-06-30' }, schedule)).to.equal(true);
    expect(staysUnder({ decidedOn: '2025-07-01' }, schedule)).to.equal(false);
    expect(staysUnder({ decidedOn: '2025-07-01' }, { ...schedule, effectiveFrom: null })).to.equal(true);
  });
});

describe('domain/retention/diff-schedules', () => {
  it('names what is new, gone and otherwise, and how each period stands to the old one', () => {
    const before = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '5 năm'), anItem('a/1/2', '5 năm')]));
    const after = aSchedule(
      { id: 'a', effectiveTo: '2030-01-01' },
      inGroup('a', [anItem('a/1/1', '20 năm'), anItem('a/1/3', '5 năm')]),
    );
    const { head, rows } = diffSchedules(before, after);
    expect(rows.map(({ kind, id, period }) => [kind, id, period])).to.deep.equal([
      ['removed', 'a/1/2', null],
      ['changed', 'a/1/1', 'longer'],
      ['added', 'a/1/3', null],
    ]);
    expect(rows[1]?.after?.period).to.equal(periodKey({ kind: 'years', years: 20 }));
    expect(head).to.deep.equal([{ member: 'effectiveTo', before: null, after: '2030-01-01' }]);
  });

  it('finds no difference between equal ones', () => {
    const schedule = shipped('tt-09-2011-bnv');
    expect(diffSchedules(schedule, JSON.parse(scheduleText(schedule)) as RetentionSchedule)).to.deep.equal({
      head: [],
      rows: [],
    });
  });
});
