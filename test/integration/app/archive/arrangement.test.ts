import { expect } from 'chai';
import fc from 'fast-check';
import { assignBundles } from '../../../../src/app/archive/arrangement/assign-bundles.ts';
import { bookStep, undoBookings } from '../../../../src/app/archive/arrangement/book-steps.ts';
import { closeLot, drawLot, judgeDossier } from '../../../../src/app/archive/arrangement/check-lots.ts';
import { correctDossier } from '../../../../src/app/archive/arrangement/correct-dossier.ts';
import { projectPace } from '../../../../src/app/archive/arrangement/project-pace.ts';
import {
  projectProgress,
  projectReport,
  workStatistics,
} from '../../../../src/app/archive/arrangement/project-report.ts';
import { changeProject, createProject, moveProject } from '../../../../src/app/archive/arrangement/save-project.ts';
import { changeBox } from '../../../../src/app/archive/save-boxes.ts';
import { assignBox } from '../../../../src/app/archive/dossiers/assign-box.ts';
import { checkDossier, checkDossiers, sendBack } from '../../../../src/app/archive/dossiers/check-dossiers.ts';
import { createDossiers } from '../../../../src/app/archive/dossiers/create-dossiers.ts';
import type { DossierDeps } from '../../../../src/app/archive/dossiers/dossier-deps.ts';
import { sortBundles } from '../../../../src/app/archive/sort-bundles.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import { ConflictError, RecordError, RequestError } from '../../../../src/ports/errors.ts';
import type { Role } from '../../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { bundleId, PROJECT_ID, RECEIPT_ID, seedProject, aProject } from '../../../support/archive/arrangement.ts';
import { aDossier, aFonds, dossierId, FONDS_ID } from '../../../support/archive/dossiers.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';

const COMPLETE = { startDate: '2015', accessConditions: 'Công khai', language: ['Tiếng Việt'], retention: '10 năm' };

describe('app/archive/arrangement', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let deps: DossierDeps;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    let next = 0;
    const ids = { next: () => (next += 1).toString(16).padStart(32, 'c') };
    deps = { store, ids, clock: { now: () => new Date('2026-02-10T03:00:00Z') }, checkRecord: createRecordCheck() };
    await seedProject(store);
  });

  const account = (name: string, role: Role) =>
    store.accounts.insert({ id: deps.ids.next(), name, role, secretHash: 'x', createdAt: new Date(), disabled: false });
  const keyword = async (work: Promise<unknown>) => {
    const error = await rejection(work);
    return error instanceof RecordError ? error.faults[0]?.keyword : error instanceof RequestError ? error.code : error;
  };
  const book = (step: string, parts: object = {}) =>
    bookStep(deps, { projectId: PROJECT_ID, step, ids: [bundleId(1)], actor: 'an', ...parts });
  const assign = (act: 'take' | 'give-back' | 'reassign', actor: string, parts: object = {}) =>
    assignBundles(deps, { projectId: PROJECT_ID, act, ids: [bundleId(1)], actor, ...parts });
  const ready = () =>
    store.dossiers.insert([1, 2, 3].map((one) => aDossier(one, { state: 'checked', checkedBy: 'bình' })));

  it('makes a project, refuses what does not fit, and keeps what others changed', async () => {
    await account('em', 'operator');
    const entry = {
      title: 'Dự án 2',
      process: '21',
      startsOn: '2026-01-01',
      deadline: '2026-12-31',
      fondsIds: [FONDS_ID],
    } as const;
    const make = (parts: object) => createProject(deps, { entry: { ...entry, ...parts }, actor: 'chi' });

    const made = await make({ members: [{ account: 'em', role: 'worker' }] });
    const changed = await changeProject(deps, {
      ...{ id: made.id, revision: 1, actor: 'chi' },
      changes: { plannedMetres: 338, record: { plan: { clean: { from: '2026-02-01', to: '2026-02-10' } } } },
    });

    expect([made.state, changed.plannedMetres, changed.revision]).to.deep.equal(['planned', 338, 2]);
    expect(await keyword(make({ receiptIds: [RECEIPT_ID] }))).to.equal('receipt-in-project');
    expect(await keyword(make({ deadline: '2025-01-01' }))).to.equal('span-reversed');
    expect(await keyword(make({ deadline: '2026-02-31' }))).to.equal('date');
    expect(await keyword(make({ members: [{ account: 'ai đó', role: 'worker' }] }))).to.equal('unknown-account');
    expect(await keyword(make({ members: [{ account: 'em', role: 'controller' }] }))).to.equal('account-role');
    expect(
      await keyword(make({ record: { plan: { enter: { from: '2026-02-01', to: '2026-02-10' } } } })),
      'no step of 21',
    ).to.equal('unknown-step');
    const late = await rejection(
      changeProject(deps, { id: made.id, revision: 1, changes: { title: 'X' }, actor: 'chi' }),
    );
    expect(late instanceof ConflictError && late.conflicts.map(({ field }) => field)).to.deep.equal(['title']);
    expect(
      await keyword(moveProject(deps, { id: made.id, revision: 2, to: 'running', actor: 'chi' })),
      'one running project a fonds',
    ).to.equal('fonds-in-project');
  });

  it('refuses a step that needs another first, naming it, and one that the data shows', async () => {
    const refused = await rejection(book('clean'));

    expect(refused instanceof RecordError && refused.faults[0]?.details).to.deep.equal({
      ...{ steps: '2. Vận chuyển tài liệu từ kho bảo quản đến địa điểm chỉnh lý (khoảng 100 m)', count: 1 },
    });
    await book('bring');
    await book('clean');
    expect(await keyword(book('clean'))).to.equal('already-booked');
    expect(await keyword(book('sort'))).to.equal('shown-by-data');
    expect(await keyword(book('form')), 'not sorted yet').to.equal('steps-missing');
    await sortBundles(deps, { bundles: [{ id: bundleId(1), revision: 1 }], nodeId: 'n1', actor: 'an' });
    await book('form', { amount: 3 });
    expect(await keyword(book('bring', { ids: [bundleId(2)], doneOn: '2027-01-01' }))).to.equal('in-future');
    expect(await keyword(book('bring', { ids: [bundleId(2)], actor: 'ai đó' }))).to.equal('not-a-member');
    expect(
      await keyword(book('bring', { ids: [bundleId(2)], worker: 'dũng' })),
      'a worker speaks for himself',
    ).to.equal('for-others');
    expect(
      (await book('bring', { ids: undefined, range: { of: RECEIPT_ID, from: 2, to: 9 }, worker: 'dũng', actor: 'chi' }))
        .length,
    ).to.equal(4);
  });

  it('takes a booking back with a reason, the later steps first', async () => {
    const [bring] = await book('bring');
    const [clean] = await book('clean');
    const undo = (id = '', reason = 'nhầm bó') =>
      undoBookings(deps, { projectId: PROJECT_ID, ids: [id], reason, actor: 'an' });

    expect(await keyword(undo(bring?.id))).to.equal('steps-later');
    expect(await keyword(undo(clean?.id, ' '))).to.equal('minLength');
    await undo(clean?.id);
    await undo(bring?.id);
    await book('bring');

    const all = await store.arrangement.listBookings(PROJECT_ID, {}, { limit: 9 });
    expect(all.items.filter(({ undone }) => undone !== null).length).to.equal(2);
    const ledger = await store.ledger.list({ subject: PROJECT_ID }, { limit: 9 });
    expect(ledger.items.find(({ action }) => action === 'arrangement.undone')?.values).to.deep.equal({
      reason: 'nhầm bó',
    });
  });

  it('hands bundles out, back and over, never into two hands', async () => {
    await assign('take', 'an');

    expect(await keyword(assign('take', 'dũng'))).to.equal('in-other-hands');
    expect(await keyword(assign('give-back', 'dũng')), 'not his').to.equal('for-others');
    expect(await keyword(assign('reassign', 'chi', { worker: 'dũng' })), 'says why').to.equal('minLength');
    expect(await keyword(assign('reassign', 'chi', { worker: 'bình', reason: 'nghỉ ốm' }))).to.equal('not-a-worker');
    await assign('reassign', 'chi', { worker: 'dũng', reason: 'nghỉ ốm' });
    expect(await keyword(book('bring')), 'in the hands of another').to.equal('in-other-hands');
    await book('bring', { actor: 'dũng' });
    expect(await keyword(moveProject(deps, { id: PROJECT_ID, revision: 1, to: 'closed', actor: 'chi' }))).to.equal(
      'bundles-held',
    );
    await assign('give-back', 'dũng');
    expect(await keyword(assign('give-back', 'dũng'))).to.equal('not-held');
    expect((await moveProject(deps, { id: PROJECT_ID, revision: 1, to: 'closed', actor: 'chi' })).state).to.equal(
      'closed',
    );
    expect(await keyword(book('clean'))).to.equal('forbidden-move');
  });

  it('keeps every bundle in one pair of hands at most, under any sequence of acts', async () => {
    const act = fc.record({
      act: fc.constantFrom('take' as const, 'give-back' as const, 'reassign' as const),
      worker: fc.constantFrom('an', 'dũng'),
      numbers: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        const hands = new Map<string, string>();
        for (const { act: one, worker, numbers } of acts) {
          const ids = numbers.map(bundleId);
          const to = one === 'give-back' ? {} : { worker };
          const refused = await keyword(assign(one, 'chi', { ids, ...to, reason: 'đổi việc' })).catch(() => undefined);
          const isFree = (id: string) => !hands.has(id);
          const fits = one === 'reassign' || (one === 'take' ? ids.every(isFree) : !ids.some(isFree));
          expect(refused === undefined, `${one} ${ids.join()}`).to.equal(fits);
          if (!fits) continue;
          for (const id of ids)
            if (one === 'give-back') hands.delete(id);
            else hands.set(id, worker);
        }
        const standing = await store.arrangement.listAssignments(PROJECT_ID, { standing: true }, { limit: 99 });
        const held = standing.items.map(({ bundleId: id, worker }) => [id, worker] as const);
        expect([...held].sort()).to.deep.equal([...hands].sort());
        const rest = [...hands.keys()];
        if (rest.length > 0) await assign('give-back', 'chi', { ids: rest });
      }),
      { numRuns: 8 },
    );
  });

  it('lets only the checkers of the project check first, and counts errors for who wrote the field', async () => {
    const dossiers = [{ nodeId: 'n1', description: { ...COMPLETE, title: 'Hồ sơ hội nghị sơ kết' } }];
    const [made] = await createDossiers(deps, { fondsId: FONDS_ID, dossiers, actor: 'an' });
    const id = made?.id ?? '';

    expect(await keyword(checkDossier(deps, { id, revision: 1, actor: 'chi' }))).to.equal('not-a-checker');
    expect(await keyword(checkDossiers(deps, { dossiers: [{ id, revision: 1 }], actor: 'chi' }))).to.equal(
      'not-a-checker',
    );
    const back = await sendBack(deps, {
      ...{ id, revision: 1, actor: 'bình', reason: 'xem lại tiêu đề' },
      findings: [{ field: 'title', note: 'thiếu tên cơ quan' }],
    });
    expect(back.state).to.equal('described');
    const fixed = await correctDossier(deps, {
      id,
      revision: 2,
      description: { endDate: '2016' as never },
      actor: 'bình',
    });
    expect(
      await keyword(checkDossier(deps, { id, revision: fixed.revision, actor: 'bình' })),
      'his own work now',
    ).to.equal('own-work');
    expect(
      await keyword(
        correctDossier(deps, {
          id,
          revision: fixed.revision,
          description: { endDate: '2017' as never },
          actor: 'bình',
        }),
      ),
    ).to.equal('own-work');

    const { errors } = await projectReport(deps, PROJECT_ID);
    expect(errors).to.deep.equal([
      {
        ...{ worker: 'an', level: 1, checked: 1, faulty: 1, findings: 2, percent: 100 },
        fields: [
          { field: 'endDate', findings: 1 },
          { field: 'title', findings: 1 },
        ],
      },
    ]);
  });

  it('draws a lot, takes verdicts of a controller who did nothing of it, and accepts what was looked at', async () => {
    await ready();
    const lot = await drawLot(deps, { projectId: PROJECT_ID, percent: 100, seed: 'một', actor: 'chi' });
    const judge = (number: number, parts: object = {}) =>
      judgeDossier(deps, {
        ...{ projectId: PROJECT_ID, lotId: lot.id, dossierId: dossierId(number), revision: 1 },
        ...{ verdict: 'passed', actor: 'chi', ...parts },
      });
    const close = (parts: object = {}) =>
      closeLot(deps, {
        projectId: PROJECT_ID,
        lotId: lot.id,
        revision: 1,
        decision: 'accepted',
        actor: 'chi',
        ...parts,
      });

    expect([lot.counts.lot, lot.counts.sample]).to.deep.equal([3, 3]);
    expect(await keyword(judge(1, { actor: 'bình' }))).to.equal('not-a-controller');
    const byOther = { verdict: 'corrected', description: { title: 'Khác' }, controller: 'chi', actor: 'cli:x' };
    expect(await keyword(judge(1, byOther))).to.equal('correction-by-other');
    expect(await keyword(drawLot(deps, { projectId: PROJECT_ID, actor: 'chi' }))).to.equal('lot-open');
    await judge(1);
    await judge(2, { verdict: 'corrected', description: { title: 'Tiêu đề đúng của hồ sơ' } });
    expect(await keyword(close()), 'one is left').to.equal('sample-open');
    await judge(3, { verdict: 'sent-back', findings: [{ field: 'retention' }] });
    expect(await keyword(close()), 'two of three were faulty').to.equal('errors-over-limit');
    const closed = await close({ note: 'đã sửa hết' });

    expect(closed.closed?.decision).to.equal('accepted');
    const states = (await store.dossiers.findMany([1, 2, 3].map(dossierId))).map(({ state }) => state);
    expect(states).to.deep.equal(['checked', 'described', 'described']);
    const progress = await projectProgress(deps, PROJECT_ID);
    expect(progress.steps.find(({ step }) => step.key === 'check-entry')).to.deep.include({ done: 1, total: 3 });
    expect(await keyword(drawLot(deps, { projectId: PROJECT_ID, actor: 'chi' })), 'nothing new was checked').to.equal(
      'nothing-to-check',
    );
    const { errors } = await projectReport(deps, PROJECT_ID);
    expect(errors.map(({ level, worker, findings }) => [level, worker, findings])).to.deep.equal([[2, 'an', 2]]);
  });

  it('never lets a controller judge what he changed or checked, nor pass what was changed since', async () => {
    await store.dossiers.insert([
      aDossier(1, { state: 'checked', checkedBy: 'chi' }),
      aDossier(2, { state: 'checked', checkedBy: 'bình', editors: ['an', 'chi'] }),
      aDossier(3, { state: 'checked', checkedBy: 'bình' }),
    ]);
    const lot = await drawLot(deps, { projectId: PROJECT_ID, percent: 100, actor: 'chi' });
    const judge = (number: number, revision = 1) =>
      judgeDossier(deps, {
        ...{
          projectId: PROJECT_ID,
          lotId: lot.id,
          dossierId: dossierId(number),
          revision,
          verdict: 'passed',
          actor: 'chi',
        },
      });
    await store.dossiers.update(dossierId(3), 1, { description: aDossier(9).description });

    expect(await keyword(judge(1))).to.equal('own-work');
    expect(await keyword(judge(2))).to.equal('own-work');
    expect(await keyword(judge(3, 2))).to.equal('changed-since-drawn');
  });

  it('tells the pace, the work of each day, and the closing report', async () => {
    await ready();
    for (const [number, doneOn] of [1, 2].entries()) {
      const ids = [bundleId(number + 1)];
      await sortBundles(deps, { bundles: [{ id: ids[0] ?? '', revision: 1 }], nodeId: 'n1', actor: 'an' });
      for (const step of ['bring', 'clean']) await book(step, { ids });
      if (number === 0) await book('guide', { ids: undefined, actor: 'chi' });
      await book('form', { ids, doneOn: `2026-02-0${String(doneOn + 4)}`, amount: 2 });
    }

    const pace = await projectPace(deps, PROJECT_ID);
    const bundles = pace.measures.find(({ measure }) => measure === 'bundles');
    expect([bundles?.done, bundles?.total, bundles?.pace, bundles?.late]).to.deep.equal([2, 5, 0.2, false]);
    expect(pace.measures.find(({ measure }) => measure === 'metres')).to.deep.include({ done: 0.2, total: 0.5 });
    expect(bundles?.yearsWithoutTet).to.deep.equal([2026]);
    const days = await store.arrangement.accountDays(PROJECT_ID, { from: '2026-02-01', to: '2100-01-01', zone: 'UTC' });
    const short = await workStatistics(deps, { projectId: PROJECT_ID, from: '2026-02-01', to: '2026-02-05' });
    expect(short.filter(({ work }) => work === 'step:form').length).to.equal(1);
    expect(
      await keyword(workStatistics(deps, { projectId: PROJECT_ID, from: '2020-01-01', to: '2026-02-05' })),
    ).to.equal('too-many');
    expect(days.find(({ work, day }) => work === 'step:form' && day === '2026-02-05')).to.deep.equal({
      ...{ account: 'an', day: '2026-02-05', work: 'step:form', count: 1, amount: 2 },
    });
    expect(days.find(({ work }) => work === 'bundles.sorted')).to.include({ account: 'an', count: 2 });
    const { report, acceptance } = await projectReport(deps, PROJECT_ID);
    expect(report.before).to.deep.include({ metres: 0.5, bundles: 5, bundlesBy: { loose: 5, 'roughly-filed': 0 } });
    expect(report.after).to.deep.include({
      dossiers: 3,
      permanent: 0,
      fixedTerm: 3,
      withoutPeriod: 0,
      metresFrom: 'boxes',
    });
    expect([report.workedFrom, report.workedTo]).to.deep.equal(['2026-02-05', '2026-02-10']);
    expect(report.work.find(({ account: name }) => name === 'an')?.bundles).to.equal(2);
    const handover = acceptance.filter(({ key }) => key === 'handover-minutes').map(({ there }) => there);
    expect([acceptance.length, ...handover]).to.deep.equal([13, true, true]);
    expect(acceptance.find(({ key }) => key === 'acceptance-minutes')).to.deep.include({ there: false, data: false });
  });

  it('enters a box with its dossiers, which tell its numbers and its period', async () => {
    const numbered = (number: number) =>
      aDossier(number, { state: 'numbered', number: number + 10, numberFrozen: true, inventoryNumber: '02' });
    await store.dossiers.insert([1, 2, 3].map(numbered));
    await assignBox(deps, { ids: [dossierId(2), dossierId(1)], boxNumber: 7, actor: 'an' });
    await assignBox(deps, { ids: [dossierId(3)], boxNumber: 7, actor: 'an' });
    const [box] = await store.places.boxesNumbered(FONDS_ID, 7);
    const change = (changes: object) =>
      changeBox(deps, { id: box?.id ?? '', revision: box?.revision ?? 0, changes, actor: 'an' });

    expect(box).to.deep.include({ inventoryNumber: '02', firstDossier: 11, lastDossier: 13 });
    expect(box?.retention).to.deep.equal({ kind: 'years', years: 10 });
    expect((await store.places.listBoxes({ fondsId: FONDS_ID }, { limit: 9 })).items).to.deep.equal([box]);
    expect(await keyword(change({ lastDossier: 40 }))).to.equal('box-has-dossiers');
    expect(await change({ note: 'nặng' })).to.deep.include({ lastDossier: 13, note: 'nặng' });
    await assignBox(deps, { ids: [1, 2, 3].map(dossierId), boxNumber: null, actor: 'an' });
    expect(await store.places.box(box?.id ?? '')).to.deep.include({ firstDossier: null, lastDossier: null });
  });

  it('leaves a fonds that no project arranges to any checker', async () => {
    const other = aFonds({ id: '9'.repeat(32), code: 'P09' });
    await store.fonds.insert(other);
    await store.dossiers.insert([aDossier(1, { fondsId: other.id, nodeId: null })]);
    const refused = await keyword(checkDossier(deps, { id: dossierId(1), revision: 1, actor: 'ai đó' }));
    expect(refused, 'for want of a heading alone').to.equal('incomplete');
    expect(aProject().members.length).to.equal(4);
  });
});
