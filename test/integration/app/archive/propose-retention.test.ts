import { expect } from 'chai';
import { openProposer } from '../../../../src/app/archive/propose-retention.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import type { RetentionSchedule } from '../../../../src/domain/retention/retention-schedule.ts';
import type { PortError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { readSchedule } from '../../../../scripts/bench/retention/labelled-titles.ts';
import { aDocument, aDossier, dossierId, FONDS_ID, seedFonds } from '../../../support/archive/dossiers.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';

const OLD = 'tt-09-2011-bnv';
const NEW = 'tt-10-2022-bnv';
const at = new Date('2026-01-05T00:00:00Z');

describe('app/archive/propose-retention', function () {
  this.timeout(60_000);
  let store: OpenStore;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    for (const id of [OLD, NEW]) await putIntoForce(readSchedule(id));
  });

  const putIntoForce = async (schedule: RetentionSchedule) => {
    const { id, title, effectiveFrom, effectiveTo } = schedule;
    await store.retention.insertVersion({
      ...{ scheduleId: id, title, effectiveFrom, effectiveTo, state: 'active', schedule, revision: 1 },
      ...{ importedBy: 'an', importedAt: at, proposedBy: 'an', proposedAt: at, activatedBy: 'bình', activatedAt: at },
      ...{ endedBy: null, endedAt: null },
    });
  };
  const titled = (
    number: number,
    title: string,
    { endDate, decided = null }: { endDate: string; decided?: string | null },
  ) => {
    const decision = {
      item: decided,
      scheduleVersion: 1,
      permanentBecause: [],
      decidedBy: 'an',
      decidedOn: '2026-01-05',
    };
    return aDossier(number, {
      retentionDecision: decided === null ? null : { period: { kind: 'years', years: 20 }, ...decision },
      description: { title, endDate: endDate as PartialDate },
    });
  };

  it('look into the schedule of the time when the work ended, and tell its version', async () => {
    await store.dossiers.insert([
      titled(1, 'Công văn trao đổi về quy hoạch', { endDate: '2012' }),
      titled(2, 'Công văn trao đổi về quy hoạch', { endDate: '2024' }),
      titled(3, 'Công văn trao đổi về quy hoạch', { endDate: '1998' }),
    ]);
    const proposals = await (await openProposer({ store })).forDossiers([dossierId(1), dossierId(2), dossierId(3)]);
    expect(proposals.map(({ longest }) => longest[0]?.period)).to.deep.equal([
      { kind: 'years', years: 10 },
      { kind: 'years', years: 5 },
      { kind: 'years', years: 10 },
    ]);
    expect(proposals.map(({ schedules }) => schedules)).to.deep.equal([
      [{ scheduleId: OLD, version: 1 }],
      [{ scheduleId: NEW, version: 1 }],
      [{ scheduleId: OLD, version: 1 }],
    ]);
    expect(proposals.map(({ later }) => later)).to.deep.equal([false, false, true]);
  });

  it('look into the schedules that are named, whenever they were in force', async () => {
    await store.dossiers.insert([titled(1, 'Sổ đăng ký văn bản đến', { endDate: '2024' })]);
    const [inForce] = await (await openProposer({ store })).forDossiers([dossierId(1)]);
    expect(inForce?.proposals).to.deep.equal([]);
    const [named] = await (await openProposer({ store }, { schedules: [OLD] })).forDossiers([dossierId(1)]);
    expect(named?.proposals[0]?.row.id).to.equal(`${OLD}/12.1/151`);
    const failure = (await rejection(openProposer({ store }, { schedules: ['no-such'] }))) as PortError;
    expect(failure.code).to.equal('not-found');
  });

  it('take the longest period of the documents of the dossier', async () => {
    await store.dossiers.insert([titled(1, 'Công văn trao đổi về công tác tổ chức, cán bộ', { endDate: '2012' })]);
    await store.dossiers.insertDocuments([
      aDocument(1, 1, { documentType: 'Công văn' }),
      aDocument(1, 2, { documentType: 'Quyết định', subject: 'kỷ luật cán bộ' }),
    ]);
    const [proposal] = await (await openProposer({ store })).forDossiers([dossierId(1)]);
    expect(proposal?.longest.map(({ period, source }) => ({ period, source }))).to.deep.equal([
      { period: { kind: 'years', years: 70 }, source: { kind: 'document', at: 1 } },
    ]);
  });

  it('learn from the decisions of this archive, and propose for those that nobody decided on', async () => {
    const row = `${OLD}/12.2/163`;
    await store.dossiers.insert([
      ...[1, 2, 3, 4].map((number) =>
        titled(number, `Giấy tờ đò ngang bến Cũ quyển ${String(number)}`, { endDate: '2001', decided: row }),
      ),
      titled(5, 'Giấy tờ đò ngang bến Cũ quyển 5', { endDate: '2002' }),
    ]);
    const { items } = await (await openProposer({ store })).forFonds(FONDS_ID, { limit: 100 });
    expect(items.map(({ dossierId: id }) => id)).to.deep.equal([dossierId(5)]);
    expect(items[0]?.proposals[0]?.row.id).to.equal(row);
    expect(items[0]?.proposals[0]?.precedents).to.deep.equal({ same: 4, all: 4 });
    expect((await store.dossiers.find(dossierId(1)))?.retentionDecision?.item).to.equal(row);
  });

  it('refuse an id that is none', async () => {
    const proposer = await openProposer({ store });
    const failure = (await rejection(proposer.forDossiers([dossierId(9)]))) as PortError;
    expect(failure.code).to.equal('not-found');
  });
});
