import { expect } from 'chai';
import { countDue, listDue } from '../../../../src/app/archive/retention/list-due.ts';
import type { RetentionDeps } from '../../../../src/app/archive/retention/examine-schedule.ts';
import { placeHold, releaseHold, stateRetentionFacts } from '../../../../src/app/archive/retention/hold-dossier.ts';
import { importSchedule } from '../../../../src/app/archive/retention/import-schedule.ts';
import {
  activateSchedule,
  proposeSchedule,
  retireSchedule,
} from '../../../../src/app/archive/retention/move-schedule.ts';
import { simulateSchedule } from '../../../../src/app/archive/retention/simulate-schedule.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { DEFAULT_DUE_SETTINGS } from '../../../../src/domain/retention/due-date.ts';
import type { RetentionDecision } from '../../../../src/domain/retention/retention-decision.ts';
import type { RetentionPeriod } from '../../../../src/domain/retention/retention-period.ts';
import type { RetentionSchedule } from '../../../../src/domain/retention/retention-schedule.ts';
import { scheduleText } from '../../../../src/domain/retention/schedule-text.ts';
import { parseScheduleText } from '../../../../src/infra/retention-file.ts';
import { shippedSchedules } from '../../../../src/infra/shipped-schedules.ts';
import { PortError, ScheduleError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDossier, aFonds, dossierId } from '../../../support/archive/dossiers.ts';
import { aSchedule, anItem, inGroup } from '../../../support/archive/schedules.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';

const YEARS_10: RetentionPeriod = { kind: 'years', years: 10 };

describe('app/archive/retention', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let deps: RetentionDeps;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    let next = 0;
    const ids = { next: () => String((next += 1)).padStart(32, '0') };
    deps = { store, ids, clock: { now: () => new Date('2026-12-10T03:00:00Z') } };
  });

  const take = (schedule: RetentionSchedule, as: 'draft' | 'proposed' = 'proposed') =>
    importSchedule(deps, { schedule, as, actor: 'an' });
  const enforce = async (schedule: RetentionSchedule) => {
    const { version } = await take(schedule);
    return activateSchedule(deps, { ...version, actor: 'bình' });
  };
  const base = (first = '10 năm', second = '20 năm') =>
    aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', first), anItem('a/1/2', second)]));

  it('takes every shipped schedule from its file into the store and gives the file back to the byte', async () => {
    for (const schedule of shippedSchedules()) {
      const text = scheduleText(schedule);
      const { version } = await take(parseScheduleText(text));
      await activateSchedule(deps, { ...version, actor: 'bình' });
      const stored = await store.retention.version(version);
      expect(stored && scheduleText(stored.schedule)).to.equal(text);
    }
    expect((await store.retention.inState('active')).length).to.equal(shippedSchedules().length);
  });

  it('takes an equal file in once', async () => {
    const [first, second] = [await take(base()), await take(base())];
    expect([first.same, second.same]).to.deep.equal([false, true]);
    expect((await store.retention.versions({})).length).to.equal(1);
  });

  it('lets nobody put into force what they took in or proposed', async () => {
    const { version } = await take(base(), 'draft');
    const proposed = await proposeSchedule(deps, { ...version, actor: 'bình' });
    for (const actor of ['an', 'bình'])
      expect(codeOf(await rejection(activateSchedule(deps, { ...proposed, actor })))).to.equal('own-work');

    const active = await activateSchedule(deps, { ...proposed, actor: 'cúc' });

    expect([active.state, active.activatedBy]).to.deep.equal(['active', 'cúc']);
    const actions = (await store.ledger.list({ subject: 'a' }, { limit: 10 })).items.map(({ action }) => action);
    expect(actions.sort()).to.deep.equal([
      'retention-schedule.active',
      'retention-schedule.imported',
      'retention-schedule.proposed',
    ]);
  });

  it('refuses a proposal that lowers a period and names the item; a draft may be kept', async () => {
    await enforce(base());
    const lowered = base('5 năm');

    const refused = await rejection(take(lowered));
    const draft = await take(lowered, 'draft');

    expect(refused).to.be.instanceOf(ScheduleError);
    expect((refused as ScheduleError).faults.map(({ at, key }) => `${key} ${at}`)).to.deep.equal([
      'retention.finding.period-lowered a/1/1',
    ]);
    expect(draft.version.state).to.equal('draft');
    expect(await rejection(proposeSchedule(deps, { ...draft.version, actor: 'an' }))).to.be.instanceOf(ScheduleError);
  });

  it('checks once more at activation: what came into force meanwhile may refuse it', async () => {
    const { version } = await take(base());
    await enforce(aSchedule({ id: 'b' }, inGroup('b', [anItem('b/1/1', '5 năm')])));

    const refused = await rejection(activateSchedule(deps, { ...version, actor: 'bình' }));

    expect((refused as ScheduleError).faults.map(({ key }) => key)).to.deep.equal(['retention.finding.overlap']);
  });

  it('puts a correction in the place of the version it corrects, which stays as history', async () => {
    await enforce(base());
    await enforce(base('20 năm'));

    const versions = await store.retention.versions({ scheduleId: 'a' });

    expect(versions.map(({ version, state, endedBy }) => [version, state, endedBy])).to.deep.equal([
      [1, 'retired', 'bình'],
      [2, 'active', null],
    ]);
  });

  it('refuses moves that the life of a version does not know, and those of whoever saw an older revision', async () => {
    const active = await enforce(base());
    const again = await rejection(activateSchedule(deps, { ...active, actor: 'cúc' }));
    expect(codeOf(again)).to.equal('forbidden-move');
    expect(codeOf(await rejection(retireSchedule(deps, { ...active, revision: 1, actor: 'cúc' })))).to.equal('stale');
    expect((await retireSchedule(deps, { ...active, actor: 'cúc' })).state).to.equal('retired');
    const missing = { scheduleId: 'a', version: 9, actor: 'an' };
    expect(codeOf(await rejection(proposeSchedule(deps, missing)))).to.equal('not-found');
  });

  describe('with dossiers', () => {
    beforeEach(async () => {
      await store.fonds.insert(aFonds({ state: 'open' }));
      const ended = (number: number, year: string, decision: RetentionDecision | null = decided()) =>
        aDossier(number, { nodeId: null, retentionDecision: decision, description: endingIn(year) });
      await store.dossiers.insert([
        ended(1, '2015'),
        ended(2, '2016'),
        ended(3, '2016-05-01'),
        ended(4, '2024'),
        ended(5, '2016', { ...decided(), item: 'a/1/2' }),
        ended(6, '2016', { ...decided(), decidedOn: '2019-12-31' }),
      ]);
    });

    it('says how many dossiers a correction changes, which rows they cite, and when they would fall due', async () => {
      await enforce(base());

      const { changing, staying, groups } = await simulateSchedule(deps, base('20 năm'));

      expect([changing, staying]).to.deep.equal([5, 0]);
      const byYear = groups.map(({ item, dossiers, dueBefore, dueAfter }) => [
        item,
        dossiers,
        dueBefore.kind === 'on' && dueBefore.expiresOn,
        dueAfter.kind === 'on' && dueAfter.expiresOn,
      ]);
      expect(byYear.sort()).to.deep.equal([
        ['a/1/1', 1, '2025-12-31', '2035-12-31'],
        ['a/1/1', 1, '2034-12-31', '2044-12-31'],
        ['a/1/1', 3, '2026-12-31', '2036-12-31'],
      ]);
    });

    it('lets dossiers stay that were decided before a later validity begins', async () => {
      await enforce({ ...base(), effectiveTo: '2020-01-01', effectiveFrom: '2015-01-01' });

      const found = await simulateSchedule(deps, base('20 năm', 'Vĩnh viễn'));

      expect([found.changing, found.staying]).to.deep.equal([5, 1]);
      expect((await store.dossiers.find(dossierId(1)))?.description.retention).to.deep.equal(YEARS_10);
    });

    it('changes no decision when a schedule is put into force', async () => {
      await enforce(base());
      await enforce(base('Vĩnh viễn'));

      expect((await store.dossiers.find(dossierId(1)))?.retentionDecision).to.deep.equal(decided());
    });

    it('lists what is due and due soon on a day, first what ended first, and never what is held', async () => {
      const request = { on: '2026-12-10', settings: DEFAULT_DUE_SETTINGS };
      const hold = await placeHold(deps, { dossierId: dossierId(2), reason: 'Thanh tra tỉnh đang xem', actor: 'an' });

      const held = await listDue(deps, request, { limit: 10 });
      expect(held.items.map(({ id, day, state }) => [Number(id), day, state])).to.deep.equal([
        [1, '2025-12-31', 'due'],
        [3, '2026-12-31', 'soon'],
        [5, '2026-12-31', 'soon'],
        [6, '2026-12-31', 'soon'],
      ]);
      expect(await countDue(deps, request)).to.deep.equal({
        ...{ permanent: 0, held: 1, open: 0, running: 1, soon: 3, due: 1 },
      });

      await releaseHold(deps, { holdId: hold.id, reason: 'Thanh tra đã kết luận', actor: 'bình' });
      expect((await listDue(deps, request, { limit: 10 })).items.length).to.equal(5);
      expect(
        (await listDue(deps, { ...request, on: '2027-01-01' }, { limit: 10 })).items.every(
          (one) => one.state === 'due',
        ),
      ).to.equal(true);
    });

    it('waits for an event, and for work that went on elsewhere', async () => {
      const period: RetentionPeriod = { kind: 'years-after-event', years: 5, event: 'chấm dứt Hợp đồng' };
      const description = { ...endingIn('2010'), retention: period };
      await store.dossiers.insert([aDossier(7, { nodeId: null, description })]);
      const request = { on: '2026-12-10', settings: DEFAULT_DUE_SETTINGS };
      expect((await countDue(deps, request)).open).to.equal(1);

      const facts = { dossierId: dossierId(7), eventOn: '2019-03' as PartialDate, carriedOver: false, revision: 0 };
      await stateRetentionFacts(deps, { ...facts, actor: 'an' });

      const { items } = await listDue(deps, request, { limit: 10 });
      expect(items.find(({ id }) => id === dossierId(7))?.day).to.equal('2024-12-31');
    });

    it('refuses a hold without a reason, on no dossier, and a second release', async () => {
      const held = placeHold(deps, { dossierId: dossierId(1), reason: 'vì', actor: 'an' });
      expect(codeOf(await rejection(held))).to.equal('invalid-request');
      const nowhere = placeHold(deps, { dossierId: 'none', reason: 'Thanh tra tỉnh đang xem', actor: 'an' });
      expect(codeOf(await rejection(nowhere))).to.equal('not-found');
      const hold = await placeHold(deps, { dossierId: dossierId(1), reason: 'Thanh tra tỉnh đang xem', actor: 'an' });
      const release = () => releaseHold(deps, { holdId: hold.id, reason: 'Thanh tra đã kết luận', actor: 'an' });
      await release();
      expect(codeOf(await rejection(release()))).to.equal('stale');
    });
  });
});

function decided(): RetentionDecision {
  return {
    ...{ period: YEARS_10, item: 'a/1/1', scheduleVersion: 1, permanentBecause: [] },
    ...{ decidedBy: 'an', decidedOn: '2026-01-01' },
  };
}

function endingIn(date: string) {
  return { title: `Hồ sơ ${date}`, endDate: date as PartialDate, retention: YEARS_10 };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof PortError ? String(error.code) : undefined;
}
