import { expect } from 'chai';
import { changeDossier } from '../../../../src/app/archive/dossiers/change-dossier.ts';
import type { DossierDeps } from '../../../../src/app/archive/dossiers/dossier-deps.ts';
import { splitDossier } from '../../../../src/app/archive/dossiers/split-dossier.ts';
import { openProposer } from '../../../../src/app/archive/propose-retention.ts';
import { acceptProposals, type SeenProposal } from '../../../../src/app/archive/retention/accept-proposals.ts';
import { decideRetention, type RetentionChoice } from '../../../../src/app/archive/retention/decide-retention.ts';
import { importSchedule } from '../../../../src/app/archive/retention/import-schedule.ts';
import { activateSchedule, retireSchedule } from '../../../../src/app/archive/retention/move-schedule.ts';
import { undoDecision } from '../../../../src/app/archive/retention/undo-decision.ts';
import type { Dossier, DossierDescription } from '../../../../src/domain/archive/dossier.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import type { RetentionPeriod } from '../../../../src/domain/retention/retention-period.ts';
import type { RetentionSchedule } from '../../../../src/domain/retention/retention-schedule.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import { ConflictError, RecordError, RequestError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import { aSchedule, inGroup } from '../../../support/archive/schedules.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';

const YEARS = (years: number): RetentionPeriod => ({ kind: 'years', years });
const PERMANENT: RetentionPeriod = { kind: 'permanent' };
const ROW_10 = 'a/1/1';
const ROW_20 = 'a/1/2';

describe('app/archive/decide-retention', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let deps: DossierDeps;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    let next = 900;
    const ids = { next: () => String((next += 1)).padStart(32, '0') };
    deps = { store, ids, clock: { now: () => new Date('2026-12-10T03:00:00Z') }, checkRecord: createRecordCheck() };
    await seedFonds(store);
    await enforce(schedule());
  });

  const item = (id: string, years: number, title: string) => ({
    ...{ id, no: id.split('/').at(-1) ?? null, title, text: `${String(years)} năm`, period: YEARS(years) },
  });
  const schedule = () =>
    aSchedule(
      { id: 'a', effectiveFrom: '2010-01-01', issued: '2009-12-01' },
      inGroup('a', [item(ROW_10, 10, 'Hồ sơ tu bổ đê điều'), item(ROW_20, 20, 'Kế hoạch thanh tra hằng năm')]),
    );
  const enforce = async (one: RetentionSchedule) => {
    const { version } = await importSchedule(deps, { schedule: one, as: 'proposed', actor: 'an' });
    return activateSchedule(deps, { ...version, actor: 'bình' });
  };
  const seed = async (number: number, description: Partial<DossierDescription> = {}): Promise<Dossier> => {
    const made = aDossier(number, { description: { title: 'Hồ sơ tu bổ đê điều năm 2015', ...description } });
    await store.dossiers.insert([made]);
    return made;
  };
  const decide = async ({ id, revision }: Dossier, choice: RetentionChoice) =>
    decideRetention(deps, { dossierId: id, revision, actor: 'chi', ...choice }, await openProposer({ store }));
  const faultOf = async (work: Promise<unknown>) => {
    const error = await rejection(work);
    return error instanceof RecordError
      ? error.faults.map(({ field, keyword }) => `${field} ${keyword}`)
      : String(error);
  };

  it('saves period, cited row and version, who and when with the dossier, and tells the ledger', async () => {
    const { dossier } = await decide(await seed(1), { period: YEARS(20), item: ROW_10 });

    expect(dossier.description.retention).to.deep.equal(YEARS(20));
    expect(dossier.retentionDecision).to.deep.equal({
      ...{ period: YEARS(20), item: ROW_10, scheduleVersion: 1, permanentBecause: [], decidedBy: 'chi' },
      ...{ decidedOn: '2026-12-10', previous: { period: YEARS(10), decision: null } },
    });
    expect([dossier.state, dossier.checkedBy, dossier.editors.includes('chi')]).to.deep.equal([
      'described',
      null,
      true,
    ]);
    const [entry] = (await store.ledger.list({ subject: dossier.id }, { limit: 5 })).items;
    expect([entry?.action, entry?.actor]).to.deep.equal(['dossier.retention-decided', 'chi']);
  });

  it('refuses what is below the cited row, what is not founded, and rows that are not in force', async () => {
    const dossier = await seed(1);
    const { version } = await enforce({
      ...schedule(),
      id: 'b',
      effectiveFrom: '2022-01-01',
      groups: inGroup('b', [item('b/1/1', 5, 'Hồ sơ khác')]),
      scope: { kind: 'sector', sector: 's', title: 'Ngành' },
    });
    await retireSchedule(deps, { scheduleId: 'b', version, actor: 'bình' });

    expect(await faultOf(decide(dossier, { period: YEARS(5), item: ROW_10 }))).to.deep.equal([
      'retention decision-below-prescribed',
    ]);
    expect(await faultOf(decide(dossier, { period: YEARS(5) }))).to.deep.equal(['reason decision-not-founded']);
    expect(await faultOf(decide(dossier, { period: { kind: 'until-superseded' }, item: ROW_10 }))).to.deep.equal([
      'reason decision-not-comparable',
    ]);
    expect(await faultOf(decide(dossier, { period: YEARS(5), item: 'a/1/9' }))).to.deep.equal([
      'item decision-row-unknown',
    ]);
    expect(await faultOf(decide(dossier, { period: YEARS(5), item: 'b/1/1', scheduleVersion: 1 }))).to.deep.equal([
      'item decision-schedule-not-in-force',
    ]);
    expect(
      await faultOf(decide(dossier, { period: PERMANENT, item: ROW_10, permanentBecause: ['policy'] })),
    ).to.deep.equal(['retention decision-rule-not-in-force']);
    expect(await store.dossiers.find(dossier.id)).to.deep.equal(dossier);
  });

  it('takes a reason where no row says it', async () => {
    const reason = 'Theo nhóm tài liệu tương ứng';
    const { dossier } = await decide(await seed(1), { period: YEARS(5), reason });
    expect(dossier.retentionDecision).to.include({ item: null, scheduleVersion: null, reason });
  });

  it('warns where a document calls for a longer period, and decides all the same', async () => {
    const dossier = await seed(1);
    await store.dossiers.insertDocuments([
      aDocument(1, 1, { subject: 'Giấy mời' }),
      aDocument(1, 2, { subject: 'Kế hoạch thanh tra hằng năm' }),
    ]);
    const { warnings } = await decide(dossier, { period: YEARS(10), item: ROW_10 });
    expect(warnings).to.deep.equal([
      { code: 'longer-proposal', item: ROW_20, period: 'years:20', source: { kind: 'document', at: 1 } },
    ]);
  });

  it('leaves the check of a dossier standing where only a row is cited for the period it has', async () => {
    const checked = aDossier(1, { state: 'checked', checkedBy: 'dung' });
    await store.dossiers.insert([checked]);
    const { dossier } = await decide(checked, { period: YEARS(10), item: ROW_10 });
    expect([dossier.state, dossier.checkedBy]).to.deep.equal(['checked', 'dung']);
    const longer = await decide(dossier, { period: YEARS(20), item: ROW_10 });
    expect([longer.dossier.state, longer.dossier.checkedBy]).to.deep.equal(['described', null]);
  });

  it('tells the second of two deciders both periods', async () => {
    const seen = await seed(1);
    await decide(seen, { period: YEARS(20), item: ROW_10 });
    const error = await rejection(decide(seen, { period: YEARS(70), item: ROW_20 }));
    expect(error).to.be.instanceOf(ConflictError);
    expect((error as ConflictError).conflicts).to.deep.equal([
      { field: 'retention', stored: YEARS(20), given: YEARS(70) },
    ]);
  });

  describe('a period that is typed', () => {
    const type = ({ id, revision }: Dossier, retention: RetentionPeriod | null) =>
      changeDossier(deps, { id, revision, description: { retention }, actor: 'dung' });

    it('stays without a decision where nobody has decided', async () => {
      const typed = await type(await seed(1), YEARS(5));
      expect([typed.description.retention, typed.retentionDecision]).to.deep.equal([YEARS(5), null]);
    });

    it('is never lower than the row that is cited, and keeps it where it is longer', async () => {
      const { dossier } = await decide(await seed(1), { period: YEARS(20), item: ROW_10 });
      expect(await faultOf(type(dossier, YEARS(5)))).to.deep.equal(['retention decision-below-prescribed']);
      const longer = await type(dossier, YEARS(70));
      expect(longer.retentionDecision).to.include({ item: ROW_10, decidedBy: 'dung' });
      expect(longer.retentionDecision?.period).to.deep.equal(YEARS(70));
      expect(longer.retentionDecision?.previous?.period).to.deep.equal(YEARS(20));
    });

    it('needs a decision anew where only a reason stood', async () => {
      const { dossier } = await decide(await seed(1), { period: YEARS(5), reason: 'Theo nhóm tương ứng' });
      expect(await faultOf(type(dossier, YEARS(2)))).to.deep.equal(['reason decision-not-founded']);
    });

    it('takes the decision away with the period, told in the ledger', async () => {
      const { dossier } = await decide(await seed(1), { period: YEARS(20), item: ROW_10 });
      const emptied = await type(dossier, null);
      expect([emptied.description.retention, emptied.retentionDecision]).to.deep.equal([undefined, null]);
      const [entry] = (await store.ledger.list({ subject: dossier.id }, { limit: 5 })).items;
      expect(entry?.values).to.have.nested.property('before.retentionDecision.item', ROW_10);
    });

    it('is held against the cited row in a part that is split off', async () => {
      const { dossier } = await decide(await seed(1), { period: YEARS(20), item: ROW_10 });
      await store.dossiers.insertDocuments([aDocument(1, 1), aDocument(1, 2)]);
      const { id, revision } = dossier;
      const split = (retention: string) =>
        splitDossier(deps, {
          id,
          revision,
          documentIds: [aDocument(1, 2).id],
          description: { title: 'Hồ sơ tách', retention },
          actor: 'dung',
        });
      expect(await faultOf(split('5 năm'))).to.deep.equal(['retention decision-below-prescribed']);
      const { part } = await split('Vĩnh viễn');
      expect(part.retentionDecision?.period).to.deep.equal(PERMANENT);
    });
  });

  describe('undone', () => {
    it('brings back what stood before, once', async () => {
      const { dossier } = await decide(await seed(1), { period: YEARS(20), item: ROW_10 });
      const again = await decide(dossier, { period: YEARS(70), item: ROW_20 });
      const back = await undoDecision(deps, { dossierId: dossier.id, revision: again.dossier.revision, actor: 'chi' });
      expect(back.description.retention).to.deep.equal(YEARS(20));
      expect(back.retentionDecision).to.include({ item: ROW_10 });
      const twice = undoDecision(deps, { dossierId: dossier.id, revision: back.revision, actor: 'chi' });
      expect(await faultOf(twice)).to.deep.equal(['retention decision-nothing-to-undo']);
    });

    it('brings back that there was neither period nor decision', async () => {
      const bare = { ...aDossier(1), description: { title: 'Hồ sơ tu bổ đê điều' } };
      await store.dossiers.insert([bare]);
      const { dossier } = await decide(bare, { period: YEARS(20), item: ROW_10 });
      const back = await undoDecision(deps, { dossierId: dossier.id, revision: 2, actor: 'chi' });
      expect([back.description.retention, back.retentionDecision]).to.deep.equal([undefined, null]);
    });
  });

  describe('proposals that are accepted', () => {
    const accept = async (proposals: readonly SeenProposal[]) =>
      acceptProposals(deps, { proposals, actor: 'chi' }, await openProposer({ store }));
    const seen = ({ id, revision }: Dossier): SeenProposal => ({
      ...{ dossierId: id, revision, item: ROW_10, scheduleVersion: 1, period: YEARS(10) },
    });

    it('become decisions, and precedents of further proposals', async () => {
      const [one, two] = [await seed(1), await seed(2)];
      const { accepted, left } = await accept([seen(one), seen(two)]);
      expect([accepted.length, left]).to.deep.equal([2, []]);
      const third = await seed(3);
      const [proposal] = await (await openProposer({ store })).forDossiers([third.id]);
      expect(proposal?.proposals[0]?.precedents).to.deep.equal({ same: 2, all: 2 });
    });

    it('are left, and told, where dossier or proposal changed meanwhile; the others go in', async () => {
      const [fine, changed, gone] = [await seed(1), await seed(2), seen(aDossier(9))];
      const retitled = await seed(3);
      await changeDossier(deps, { id: changed.id, revision: 1, description: { note: 'x' }, actor: 'dung' });
      await changeDossier(deps, {
        id: retitled.id,
        revision: 1,
        description: { title: 'Kế hoạch thanh tra hằng năm' },
        actor: 'dung',
      });

      const report = await accept([seen(fine), seen(changed), gone, { ...seen(retitled), revision: 2 }]);

      expect(report.accepted.map(({ dossier }) => dossier.id)).to.deep.equal([fine.id]);
      expect(report.left.map(({ dossierId: id, because }) => [id, because])).to.deep.equal([
        [changed.id, 'changed'],
        [dossierId(9), 'gone'],
        [retitled.id, 'proposal-changed'],
      ]);
      expect(report.left[2]?.now).to.deep.equal([{ item: ROW_20, period: 'years:20' }]);
      expect((await store.dossiers.find(changed.id))?.retentionDecision).to.equal(null);
    });

    it('are left where the version of the schedule is another one meanwhile', async () => {
      const one = await seed(1);
      await enforce({ ...schedule(), title: 'Bảng sửa đổi' });
      const { left } = await accept([seen(one)]);
      expect(left.map(({ because }) => because)).to.deep.equal(['proposal-changed']);
    });

    it('are held each by itself where there are many: what changed is left, all others stand in dossier and ledger', async () => {
      const numbers = Array.from({ length: 60 }, (_, at) => at + 1);
      const kinds = {
        checked: { state: 'checked', checkedBy: 'bình' } as const,
        plain: {},
        packaged: { state: 'packaged' } as const,
      };
      const kindOf = (number: number) => (number % 10 === 0 ? 'packaged' : number % 4 === 0 ? 'checked' : 'plain');
      const many = numbers.map((number) => {
        const retention = number % 3 === 0 ? { retention: YEARS(70) } : {};
        const description = { title: 'Hồ sơ tu bổ đê điều năm 2015', ...retention };
        return aDossier(number, { ...kinds[kindOf(number)], description });
      });
      await store.dossiers.insert(many);
      const late = many.filter((_, at) => at % 7 === 0);
      for (const { id } of late)
        await store.dossiers.update(id, 1, { description: { title: 'Hồ sơ tu bổ đê điều' }, editor: 'dung' });

      const { accepted, left } = await accept(many.map(seen));

      const [lateIds, closed] = [late.map(({ id }) => id), many.filter(({ state }) => state === 'packaged')];
      const leftIds = many
        .map(({ id }) => id)
        .filter((id) => lateIds.includes(id) || closed.some((one) => one.id === id));
      expect(left.map((one) => one.dossierId)).to.deep.equal(leftIds);
      expect(left.map(({ because }) => because)).to.deep.equal(
        leftIds.map((id) => (lateIds.includes(id) ? 'changed' : 'closed')),
      );
      const fine = many.filter(({ id }) => !leftIds.includes(id));
      expect(accepted.map(({ dossier }) => dossier.id)).to.deep.equal(fine.map(({ id }) => id));
      const stored = new Map((await store.dossiers.findMany(fine.map(({ id }) => id))).map((one) => [one.id, one]));
      for (const [at, before] of fine.entries()) {
        const same = before.description.retention?.kind === 'years' && before.description.retention.years === 10;
        const after = accepted[at]?.dossier;
        expect(stored.get(before.id)).to.deep.equal(after);
        expect(after?.retentionDecision?.previous?.period).to.deep.equal(before.description.retention);
        expect(after).to.deep.include({
          ...{ description: { ...before.description, retention: YEARS(10) }, editors: ['an', 'chi'], revision: 2 },
          ...(same ? { state: before.state, checkedBy: before.checkedBy } : { state: 'described', checkedBy: null }),
        });
        const entries = (await store.ledger.list({ subject: before.id }, { limit: 5 })).items;
        expect(entries.map(({ action, actor }) => [action, actor])).to.deep.equal([
          ['dossier.retention-accepted', 'chi'],
        ]);
        expect(entries[0]?.values)
          .to.have.nested.property('before.retention')
          .that.deep.equals(before.description.retention);
      }
      expect(await store.ledger.verify()).to.include({ ok: true });
    });

    it('are told of one dossier that is named twice', async () => {
      const one = await seed(1);
      const { accepted, left } = await accept([seen(one), seen(one)]);
      expect([accepted.length, left[0]?.because]).to.deep.equal([1, 'changed']);
    });
  });

  it('refuses where arranging is over', async () => {
    const destroyed = aDossier(1, {
      state: 'packaged',
      description: { title: 'Hồ sơ', endDate: '2016' as PartialDate },
    });
    await store.dossiers.insert([destroyed]);
    const error = await rejection(decide(destroyed, { period: YEARS(20), item: ROW_10 }));
    expect(error instanceof RequestError && error.code).to.equal('forbidden-move');
  });
});
