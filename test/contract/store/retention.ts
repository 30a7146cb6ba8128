import { expect } from 'chai';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { RetentionGroup, ScheduleVersion } from '../../../src/ports/archive/retention.ts';
import { StoreError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, aFonds, dossierId, seedFonds } from '../../support/archive/dossiers.ts';
import { aSchedule, anItem, inGroup } from '../../support/archive/schedules.ts';
import { rejection } from '../../support/rejection.ts';

const AT = new Date('2026-01-02T03:04:05Z');

/** Versions of schedules, holds, facts, and dossiers counted and listed by what their due dates depend on. */
export function describeRetention(open: () => OpenStore): void {
  describe('retention', () => {
    it('numbers versions of a schedule and keeps their rows as they came', async () => {
      const { retention } = open();
      const first = await insert(open(), aVersion('a'));
      const second = await insert(open(), aVersion('a'));
      await insert(open(), aVersion('b', { state: 'draft' }));

      expect([first.version, second.version]).to.deep.equal([1, 2]);
      expect(await retention.version(first)).to.deep.equal(first);
      const all = await retention.versions({});
      expect(all.map(({ scheduleId, version }) => `${scheduleId} ${String(version)}`)).to.deep.equal([
        'a 1',
        'a 2',
        'b 1',
      ]);
      expect((await retention.versions({ scheduleId: 'a', states: ['draft'] })).length).to.equal(0);
      expect((await retention.inState('draft')).map(({ schedule }) => schedule.id)).to.deep.equal(['b']);
      expect(await retention.version({ scheduleId: 'a', version: 9 })).to.equal(undefined);
    });

    it('lets one version alone be in force for each begin of validity', async () => {
      const { retention } = open();
      const [first, second] = [await insert(open(), aVersion('a')), await insert(open(), aVersion('a'))];
      const later = await insert(open(), aVersion('a', { effectiveFrom: '2030-01-01' }));
      await retention.moveVersion(first, 1, { state: 'active', activatedBy: 'bình' });

      const refused = await rejection(retention.moveVersion(second, 1, { state: 'active', activatedBy: 'bình' }));
      await retention.moveVersion(later, 1, { state: 'active', activatedBy: 'bình' });

      expect(codeOf(refused)).to.equal('stale');
      expect((await retention.inState('active')).map(({ version }) => version)).to.deep.equal([1, 3]);
    });

    it('refuses a move by whoever saw another revision', async () => {
      const { retention } = open();
      const version = await insert(open(), aVersion('a'));
      const moved = await retention.moveVersion(version, 1, { state: 'rejected', endedBy: 'bình', endedAt: AT });

      expect([moved.state, moved.revision, moved.endedBy]).to.deep.equal(['rejected', 2, 'bình']);
      expect(codeOf(await rejection(retention.moveVersion(version, 1, { state: 'proposed' })))).to.equal('stale');
    });

    it('never lets the account that took a version in put it into force, whatever the program says', async () => {
      const version = await insert(open(), aVersion('a'));
      const own = open().retention.moveVersion(version, 1, { state: 'active', activatedBy: version.importedBy });

      expect(await rejection(own)).to.be.instanceOf(Error);
    });

    it('keeps the rows of a version and never takes one away', async () => {
      const version = await insert(open(), aVersion('a'));
      const { connection } = open();
      const statements = [
        `update vankho.retention_schedule set body = '{}'`,
        'update vankho.retention_schedule set version = 7',
        'delete from vankho.retention_schedule',
      ];

      for (const statement of statements)
        expect(await rejection(connection.execute(statement))).to.be.instanceOf(Error);
      expect(await open().retention.version(version)).to.deep.equal(version);
    });

    it('holds a dossier until every hold is released, once', async () => {
      const { retention, dossiers } = open();
      await seedFonds(open());
      await dossiers.insert([aDossier(1), aDossier(2)]);
      for (const id of ['h1', 'h2']) await retention.placeHold(aHold(id));

      await retention.releaseHold('h1', aRelease());

      expect((await retention.holds({ limit: 10 })).items.map(({ id }) => id)).to.deep.equal(['h2']);
      expect((await retention.holdsOf(dossierId(1))).map(({ id, releasedBy }) => [id, releasedBy])).to.deep.equal([
        ['h2', null],
        ['h1', 'bình'],
      ]);
      expect(codeOf(await rejection(retention.releaseHold('h1', aRelease())))).to.equal('stale');
      expect(await heldCount(open())).to.equal(1);
      await retention.releaseHold('h2', aRelease());
      expect(await heldCount(open())).to.equal(0);
    });

    it('keeps facts with their revision', async () => {
      const { retention, dossiers } = open();
      await seedFonds(open());
      await dossiers.insert([aDossier(1)]);
      const facts = {
        ...{ dossierId: dossierId(1), eventOn: '2019-05' as PartialDate, carriedOver: true, revision: 0 },
        ...{ deliveredOn: '2020' as PartialDate, construction: true, yearsAllowed: 20 },
      };

      const saved = await retention.saveFacts(facts);
      const changed = await retention.saveFacts({ ...saved, eventOn: null });

      expect([saved.revision, changed.revision]).to.deep.equal([1, 2]);
      expect(await retention.facts(dossierId(1))).to.deep.equal(changed);
      expect(await retention.facts(dossierId(2))).to.equal(undefined);
      expect(codeOf(await rejection(retention.saveFacts(saved)))).to.equal('stale');
      expect(codeOf(await rejection(retention.saveFacts(facts)))).to.equal('stale');
    });

    it('states the delivery of many at once and leaves their other facts', async () => {
      const { retention, dossiers } = open();
      await seedFonds(open());
      await dossiers.insert([aDossier(1), aDossier(2)]);
      const known = { dossierId: dossierId(1), eventOn: '2019' as PartialDate, carriedOver: true, revision: 0 };
      await retention.saveFacts({ ...known, deliveredOn: null, construction: true, yearsAllowed: 30 });

      await retention.saveDelivered([dossierId(1), dossierId(2)], '2024-05' as PartialDate);

      const delivered = { deliveredOn: '2024-05', construction: true, yearsAllowed: 30 };
      expect(await retention.facts(dossierId(1))).to.deep.equal({ ...known, ...delivered, revision: 2 });
      expect(await retention.facts(dossierId(2))).to.deep.include({
        deliveredOn: '2024-05',
        eventOn: null,
        revision: 1,
      });
    });

    it('counts and lists dossiers by what transfer deadlines depend on, without those handed over', async () => {
      const { retention, dossiers, fonds } = open();
      await fonds.insert(aFonds({ end: '2025-06-30' as PartialDate }));
      const handedOver = aDossier(4, { nodeId: null, state: 'handed-over' });
      const secret = { title: 'Hồ sơ mật', secrecy: 'Mật' };
      const numbered = { nodeId: null, inventoryNumber: '01', numberFrozen: true };
      await dossiers.insert([
        aDossier(1, { ...numbered, number: 1 }),
        aDossier(2, { ...numbered, number: 2 }),
        aDossier(3, { nodeId: null, description: secret }),
        handedOver,
      ]);
      await retention.saveDelivered([dossierId(3)], '2024' as PartialDate);

      const groups = await retention.transferGroups({});
      const arranged = groups.find(({ dossiers: count }) => count === 2);
      const dated = groups.map((group) => ({ group, day: group.arranged ? '2030-06-30' : '2026-12-31' }));
      const first = await retention.dossiersInTransfer(dated, {}, { limit: 2 });
      const second = await retention.dossiersInTransfer(dated, {}, { limit: 2, after: first.next ?? '' });

      expect(groups.length).to.equal(2);
      expect(arranged).to.deep.equal({
        ...{ period: { kind: 'years', years: 10 }, endDate: '2016', creatorEnded: '2025-06-30', carriedOver: false },
        ...{ deliveredOn: null, construction: false, yearsAllowed: null, arranged: true, held: false, dossiers: 2 },
      });
      expect([...first.items, ...second.items].map(({ id, day }) => [Number(id), day])).to.deep.equal([
        [3, '2026-12-31'],
        [1, '2030-06-30'],
        [2, '2030-06-30'],
      ]);
      expect(second.next).to.equal(undefined);
      const visible = await retention.transferGroups({ visibleTo: { sight: 'no-secrets' } });
      expect(visible.map(({ dossiers: count }) => count)).to.deep.equal([2]);
      expect(await retention.transferGroups({ fondsId: 'none' })).to.deep.equal([]);
    });

    it('counts dossiers by what due dates depend on, without those destroyed', async () => {
      const { retention, dossiers } = open();
      await seedDossiers(open());

      const groups = await retention.groups({});

      expect(groups.map(({ dossiers: count }) => count).sort()).to.deep.equal([1, 2]);
      expect(groups.find(({ dossiers: count }) => count === 2)).to.deep.equal(
        aGroup({ item: 'a/1/1', endYear: 2016, dossiers: 2, creatorEndYear: 2025 }),
      );
      expect((await retention.groups({ items: ['a/1/2'] })).length).to.equal(0);
      expect((await retention.groups({ items: ['a/1/1'], decidedFrom: '2026-01-02' })).length).to.equal(0);
      expect((await retention.groups({ items: ['a/1/1'], decidedFrom: '2026-01-01' })).length).to.equal(1);
      expect((await retention.groups({ fondsId: 'none' })).length).to.equal(0);
      expect(await dossiers.count({})).to.equal(4);
    });

    it('lists the dossiers of groups by day, page by page', async () => {
      const { retention } = open();
      await seedDossiers(open());
      const groups = await retention.groups({});
      const dated = groups.map((group) => ({ group, day: group.dossiers === 2 ? '2026-12-31' : '2020-12-31' }));

      const first = await retention.dossiersIn(dated, {}, { limit: 2 });
      const second = await retention.dossiersIn(dated, {}, { limit: 2, after: first.next ?? '' });

      expect([...first.items, ...second.items].map(({ id, day }) => [Number(id), day])).to.deep.equal([
        [3, '2020-12-31'],
        [1, '2026-12-31'],
        [2, '2026-12-31'],
      ]);
      expect(second.next).to.equal(undefined);
      expect(await retention.dossiersIn([], {}, { limit: 2 })).to.deep.equal({ items: [] });
    });
  });
}

function insert(store: OpenStore, version: Omit<ScheduleVersion, 'version'>): Promise<ScheduleVersion> {
  return store.transaction(() => store.retention.insertVersion(version));
}

function aVersion(id: string, parts: Partial<ScheduleVersion> = {}): Omit<ScheduleVersion, 'version'> {
  const schedule = aSchedule({ id }, inGroup(id, [anItem(`${id}/1/1`, '20 năm')]));
  return {
    ...{ scheduleId: id, title: schedule.title, state: 'proposed', effectiveFrom: '2020-01-01', effectiveTo: null },
    ...{ importedBy: 'an', importedAt: AT, proposedBy: 'an', proposedAt: AT, activatedBy: null, activatedAt: null },
    ...{ endedBy: null, endedAt: null, revision: 1, schedule, ...parts },
  };
}

function aHold(id: string) {
  const placed = { id, dossierId: dossierId(1), reason: 'Thanh tra đang xem', placedBy: 'an', placedAt: AT };
  return { ...placed, releasedBy: null, releasedAt: null, releaseReason: null };
}

function aRelease() {
  return { releasedBy: 'bình', releasedAt: AT, releaseReason: 'Thanh tra đã xong' };
}

async function heldCount({ retention }: OpenStore): Promise<number> {
  const groups = (await retention.groups({})).filter(({ held }) => held);
  return groups.reduce((sum, { dossiers }) => sum + dossiers, 0);
}

function aGroup(parts: Partial<RetentionGroup>): RetentionGroup {
  return {
    ...{ period: { kind: 'years', years: 10 }, item: null, endYear: null, creatorEndYear: null, eventYear: null },
    ...{ carriedOver: false, held: false, dossiers: 1, ...parts },
  };
}

/** 1 and 2 alike, 3 without a decision, 4 destroyed; the creator of the fonds is no more. */
async function seedDossiers(store: OpenStore): Promise<void> {
  await store.fonds.insert(aFonds({ end: '2025-06-30' as PartialDate }));
  const decided = {
    ...{ period: { kind: 'years' as const, years: 10 }, item: 'a/1/1', scheduleVersion: 1, permanentBecause: [] },
    ...{ decidedBy: 'an', decidedOn: '2026-01-01' },
  };
  const some = [1, 2].map((number) => aDossier(number, { nodeId: null, retentionDecision: decided }));
  const others = [aDossier(3, { nodeId: null }), aDossier(4, { nodeId: null, state: 'destroyed' })];
  await store.dossiers.insert([...some, ...others]);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof StoreError ? error.code : undefined;
}
