import { expect } from 'chai';
import { CHECKED_STATES } from '../../../src/domain/arrangement/evidence.ts';
import { sum } from '../../../src/domain/arrangement/progress.ts';
import { StoreError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import {
  aBooking,
  aBundle,
  anAssignment,
  aProject,
  aReceipt,
  bundleId,
  PROJECT_ID,
  RECEIPT_ID,
  seedProject,
} from '../../support/archive/arrangement.ts';
import { aDocument, aDossier, aFonds, dossierId, FONDS_ID } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';

const AT = new Date('2026-02-03T04:05:06Z');
const PAGE = { limit: 2 };
const ZONE = 'Asia/Ho_Chi_Minh';
const codeOf = (error: unknown) => (error instanceof StoreError ? error.code : error);

/** Projects of arranging: books, hands, lots, and what is counted. */
export function describeArrangement(open: () => OpenStore): void {
  describe('arrangement', () => {
    beforeEach(() => seedProject(open()));

    it('keeps a project with its fonds, receipts and members, and refuses who saw another revision', async () => {
      const { arrangement } = open();
      const found = await arrangement.find(PROJECT_ID);
      const changed = await arrangement.update(PROJECT_ID, 1, { deadline: '2026-07-31', members: [] });

      expect(found).to.deep.equal(aProject());
      expect(changed).to.deep.equal(aProject({ deadline: '2026-07-31', members: [], revision: 2 }));
      expect(codeOf(await rejection(arrangement.update(PROJECT_ID, 1, { title: 'X' })))).to.equal('stale');
      expect((await arrangement.runningFor(FONDS_ID)).map(({ id }) => id)).to.deep.equal([PROJECT_ID]);
      expect([...(await arrangement.ownersOf([RECEIPT_ID]))]).to.deep.equal([[RECEIPT_ID, PROJECT_ID]]);
    });

    it('lists projects, latest start first, a page at a time', async () => {
      const { arrangement } = open();
      for (const [index, startsOn] of ['2026-03-01', '2026-02-01'].entries())
        await arrangement.insert(
          aProject({ id: String(index).repeat(32), startsOn, receiptIds: [], state: 'planned' }),
        );

      const first = await arrangement.list({}, PAGE);
      const second = await arrangement.list({}, { ...PAGE, ...(first.next !== undefined && { after: first.next }) });

      expect(first.items.map(({ startsOn }) => startsOn)).to.deep.equal(['2026-03-01', '2026-02-01']);
      expect(second.items.map(({ id }) => id)).to.deep.equal([PROJECT_ID]);
      expect((await arrangement.list({ state: 'running' }, PAGE)).items.length).to.equal(1);
    });

    it('lets a receipt belong to one project', async () => {
      const twice = open().arrangement.insert(aProject({ id: 'c'.repeat(32) }));
      expect(codeOf(await rejection(twice))).to.equal('stale');
    });

    it('books a step once for a subject until it is taken back, and keeps what was taken back', async () => {
      const { arrangement } = open();
      await arrangement.insertBookings([aBooking(1), aBooking(2)]);
      const again = aBooking(1, { id: 'e'.repeat(32) });

      expect(codeOf(await rejection(arrangement.insertBookings([aBooking(3), again])))).to.equal('stale');
      expect((await arrangement.listBookings(PROJECT_ID, {}, PAGE)).items.length, 'all or none').to.equal(2);
      await arrangement.undoBookings([aBooking(1).id], { by: 'chi', at: AT, reason: 'nhầm bó' });
      await arrangement.insertBookings([again]);

      expect(
        codeOf(await rejection(arrangement.undoBookings([aBooking(1).id], { by: 'chi', at: AT, reason: 'x' }))),
      ).to.equal('stale');
      expect((await arrangement.bookings([aBooking(1).id]))[0]?.undone).to.deep.equal({
        ...{ by: 'chi', at: AT, reason: 'nhầm bó' },
      });
      const steps = await arrangement.bookedSteps(PROJECT_ID, [bundleId(1), bundleId(3)]);
      expect([...steps].map(([id, set]) => [id, [...set]])).to.deep.equal([[bundleId(1), ['bring']]]);
      const standing = await arrangement.listBookings(PROJECT_ID, { step: 'bring', standing: true }, { limit: 10 });
      expect(standing.items.map(({ subjectId }) => subjectId).sort()).to.deep.equal([bundleId(1), bundleId(2)]);
      expect([...(await arrangement.bookedByDay(PROJECT_ID, 'bring'))]).to.deep.equal([['2026-01-06', 2]]);
      expect(await arrangement.workedSpan(PROJECT_ID)).to.deep.equal({ from: '2026-01-06', to: '2026-01-06' });
    });

    it('never has a bundle in two hands, whatever the program says', async () => {
      const { arrangement } = open();
      await arrangement.insertAssignments([anAssignment(1)]);
      const second = anAssignment(1, { id: 'f'.repeat(32), worker: 'dũng' });

      expect(codeOf(await rejection(arrangement.insertAssignments([second])))).to.equal('stale');
      await arrangement.endAssignments([anAssignment(1).id], { by: 'chi', at: AT, kind: 'given-back', reason: null });
      await arrangement.insertAssignments([second]);

      expect((await arrangement.holders([bundleId(1), bundleId(2)])).get(bundleId(1))?.worker).to.equal('dũng');
      const all = await arrangement.listAssignments(PROJECT_ID, { bundleId: bundleId(1) }, { limit: 9 });
      expect(all.items.map(({ ended }) => ended?.kind ?? null).sort()).to.deep.equal(['given-back', null]);
      const free = await arrangement.listBundles(PROJECT_ID, { free: true }, { limit: 9 });
      expect(free.items.map(({ number }) => number)).to.deep.equal([2, 3, 4, 5]);
    });

    it('shows bundles with their hands and booked steps, a page at a time', async () => {
      const { arrangement } = open();
      await arrangement.insertBookings([aBooking(1), aBooking(1, { id: 'e'.repeat(32), step: 'clean' })]);
      await arrangement.insertAssignments([anAssignment(2)]);

      const first = await arrangement.listBundles(PROJECT_ID, {}, PAGE);
      const rest = await arrangement.listBundles(
        PROJECT_ID,
        {},
        { limit: 9, ...(first.next && { after: first.next }) },
      );

      expect(first.items.map(({ worker, booked }) => [worker, booked])).to.deep.equal([
        [null, ['bring', 'clean']],
        ['an', []],
      ]);
      expect(rest.items.map(({ number }) => number)).to.deep.equal([3, 4, 5]);
      const waiting = await arrangement.listBundles(PROJECT_ID, { notBooked: 'bring', worker: 'an' }, PAGE);
      expect(waiting.items.map(({ id }) => id)).to.deep.equal([bundleId(2)]);
      expect((await arrangement.bundles('0'.repeat(32), [bundleId(1)])).length).to.equal(0);
    });

    it('counts what is there by what tells how far it is', async () => {
      const { arrangement, dossiers, places } = open();
      await dossiers.insert([
        aDossier(1, { state: 'checked', number: 1, inventoryNumber: '01' }),
        aDossier(2),
        aDossier(3, { state: 'proposed-for-elimination' }),
      ]);
      await dossiers.insertDocuments([aDocument(1, 1), aDocument(1, 2)]);
      await places.updateBundles([{ id: bundleId(1), revision: 1 }], { nodeId: 'n1' });
      await places.insertBoxes([
        {
          id: 'x1',
          fondsId: FONDS_ID,
          inventoryNumber: null,
          number: 1,
          retention: null,
          firstDossier: null,
          lastDossier: null,
          placeId: null,
          note: null,
          revision: 1,
        },
      ]);
      await arrangement.insertBookings([
        aBooking(1, { amount: 4 }),
        aBooking(2, { step: 'order-dossiers', subjectKind: 'dossier', subjectId: dossierId(3) }),
      ]);

      const counts = await arrangement.counts(PROJECT_ID);
      const facts = await arrangement.dossierFacts(PROJECT_ID, [dossierId(1)]);

      expect([counts.metres, sum(counts.bundles), sum(counts.dossiers), sum(counts.boxes)]).to.deep.equal([
        0.5, 5, 3, 1,
      ]);
      expect(counts.bundles).to.deep.include({ condition: 'loose', sorted: true, count: 1 });
      expect(counts.booked, 'what leaves the archive counts no more').to.deep.equal([
        { step: 'bring', subjects: 1, amount: 4 },
      ]);
      expect(facts.get(dossierId(1))).to.deep.include({
        state: 'checked',
        hasNumber: true,
        hasDocuments: true,
        inBox: false,
      });
      expect(await arrangement.subjectsInRange(PROJECT_ID, 'dossier', { of: '01', from: 1, to: 9 })).to.deep.equal([
        dossierId(1),
      ]);
      expect([...(await arrangement.boxFacts(PROJECT_ID, ['x1']))]).to.deep.equal([['x1', { placed: false }]]);
      const results = await arrangement.results(PROJECT_ID);
      expect(results.map(({ eliminated, dossiers: count, documents }) => [eliminated, count, documents])).to.deep.equal(
        [
          [false, 2, 2],
          [true, 1, 0],
        ],
      );
    });

    it('draws the same sample for the same seed, and what was changed later is not what was accepted', async () => {
      const { arrangement, dossiers } = open();
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
      await dossiers.insert(numbers.map((number) => aDossier(number, { state: 'checked' })));
      const draw = (id: string, seed: string) =>
        arrangement.drawLot(
          { id, projectId: PROJECT_ID, seed, drawnBy: 'chi', drawnAt: AT },
          { states: CHECKED_STATES, sampleOf: () => 3 },
        );
      const sampled = async (id: string) =>
        (await arrangement.lotDossiers(id, { sampled: true }, { limit: 9 })).items.map(({ dossierId: one }) => one);

      const lots = [await draw('l1', 'hạt'), await draw('l2', 'hạt'), await draw('l3', 'khác')];

      expect(lots.map((lot) => [lot?.number, lot?.counts.lot, lot?.counts.sample])).to.deep.equal([
        [1, 8, 3],
        [2, 8, 3],
        [3, 8, 3],
      ]);
      expect(await sampled('l1')).to.deep.equal(await sampled('l2'));
      const [first = ''] = await sampled('l1');
      await arrangement.judge('l1', first, { verdict: 'passed', by: 'chi', at: AT });
      expect(
        codeOf(await rejection(arrangement.judge('l1', first, { verdict: 'passed', by: 'chi', at: AT }))),
      ).to.equal('stale');
      await arrangement.closeLot('l1', 1, { decision: 'accepted', by: 'chi', at: AT, note: null });
      await dossiers.update(dossierId(1), 1, { description: aDossier(99).description });

      const left = await draw('l4', 'hạt');
      expect(left?.counts.lot, 'only the one that says something else now').to.equal(1);
      expect((await arrangement.lotDossier('l1', dossierId(1)))?.unchanged).to.equal(false);
      expect((await arrangement.dossierFacts(PROJECT_ID, [dossierId(2)])).get(dossierId(2))?.verified).to.equal(true);
      expect((await arrangement.lots(PROJECT_ID)).map(({ number }) => number)).to.deep.equal([4, 3, 2, 1]);
      expect(await arrangement.lot('l1')).to.have.nested.property('closed.decision', 'accepted');
    });

    it('counts findings by worker and field, and checks from the ledger', async () => {
      const { arrangement, dossiers, ledger } = open();
      await dossiers.insert([aDossier(1, { state: 'checked' }), aDossier(2, { editors: ['dũng'] })]);
      await ledger.append({ action: 'dossier.checked', subject: dossierId(1), actor: 'bình', body: {} });
      await ledger.append({ action: 'dossier.sent-back', subject: dossierId(2), actor: 'bình', body: {} });
      await dossiers.insert([aDossier(3, { state: 'checked' })]);
      await ledger.append({
        action: 'dossiers.checked',
        subject: FONDS_ID,
        actor: 'bình',
        body: { dossiers: [dossierId(3)] },
      });
      const finding = {
        projectId: PROJECT_ID,
        lotId: null,
        level: 1,
        kind: 'sent-back',
        note: null,
        foundBy: 'bình',
      } as const;
      await arrangement.addFindings([
        { ...finding, id: 'i1', dossierId: dossierId(2), field: 'title', worker: 'dũng', foundAt: AT },
        { ...finding, id: 'i2', dossierId: dossierId(2), field: 'endDate', worker: 'dũng', foundAt: AT },
      ]);

      const counts = await arrangement.errorCounts(PROJECT_ID);
      expect(counts.checked).to.deep.equal([
        { level: 1, worker: 'an', dossiers: 2 },
        { level: 1, worker: 'dũng', dossiers: 1 },
      ]);
      expect(counts.faulty).to.deep.equal([{ level: 1, worker: 'dũng', dossiers: 1 }]);
      expect(counts.fields.map(({ field }) => field)).to.deep.equal(['endDate', 'title']);
      const list = await arrangement.listFindings(PROJECT_ID, { worker: 'dũng' }, { limit: 1 });
      expect([list.items.length, list.next !== undefined]).to.deep.equal([1, true]);
      const days = await arrangement.checkedByDay(PROJECT_ID, ZONE);
      expect([...days.values()]).to.deep.equal([2]);
    });

    it('counts per account and day, from bookings and from the ledger, of this project alone', async () => {
      const { arrangement, dossiers, ledger, fonds } = open();
      await fonds.insert(aFonds({ id: '9'.repeat(32), code: 'P09' }));
      await dossiers.insert([aDossier(1)]);
      await arrangement.insertBookings([aBooking(1, { amount: 3 }), aBooking(2, { amount: 2 })]);
      await ledger.append({ action: 'dossiers.created', subject: FONDS_ID, actor: 'an', body: { count: 40 } });
      await ledger.append({ action: 'dossier.changed', subject: dossierId(1), actor: 'an', body: {} });
      await ledger.append({ action: 'dossiers.created', subject: '9'.repeat(32), actor: 'an', body: { count: 7 } });

      const days = await arrangement.accountDays(PROJECT_ID, { from: '2000-01-01', to: '2100-01-01', zone: ZONE });
      expect(days.map(({ account, work, count, amount }) => [account, work, count, amount])).to.deep.equal([
        ['an', 'step:bring', 2, 5],
        ['an', 'dossier.changed', 1, 0],
        ['an', 'dossiers.created', 40, 0],
      ]);
    });

    it('keeps receipts of the project', async () => {
      expect(await open().arrangement.receipts(PROJECT_ID)).to.deep.equal([aReceipt()]);
      expect(await open().places.bundles([bundleId(1)])).to.deep.equal([aBundle(1)]);
    });
  });
}
