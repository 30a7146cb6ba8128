import { expect } from 'chai';
import { completeCase } from '../../../../src/app/archive/disposal/complete-case.ts';
import { decideCase, keepItems, withdrawCase } from '../../../../src/app/archive/disposal/decide-case.ts';
import { describeCase } from '../../../../src/app/archive/disposal/describe-case.ts';
import { executeCase, type ExecutionDeps } from '../../../../src/app/archive/disposal/execute-case.ts';
import { findDuplicates } from '../../../../src/app/archive/disposal/find-duplicates.ts';
import {
  addItems,
  proposeExpired,
  removeItems,
  type NewItem,
} from '../../../../src/app/archive/disposal/list-items.ts';
import { checkList, listCases, requireVisible, showCase } from '../../../../src/app/archive/disposal/show-case.ts';
import { reopenList, submitCase } from '../../../../src/app/archive/disposal/submit-case.ts';
import { placeHold } from '../../../../src/app/archive/retention/hold-dossier.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import type { DossierState } from '../../../../src/domain/workflow/dossier-state.ts';
import { ConflictError, RecordError, RequestError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, FONDS_ID, seedFonds } from '../../../support/archive/dossiers.ts';
import {
  aPaper,
  DESTRUCTION,
  disposalDeps,
  openTestCase,
  stepsOf,
  toHandover,
} from '../../../support/archive/disposal.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';

describe('app/archive/disposal', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let deps: ExecutionDeps;
  let caseId: string;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    deps = disposalDeps(store);
    ({ id: caseId } = await openTestCase(deps));
  });

  const seed = (count: number, parts: Parameters<typeof aDossier>[1] = {}) =>
    store.dossiers.insert(
      Array.from({ length: count }, (_, index) => aDossier(index + 1, { state: 'handed-over', ...parts })),
    );
  const add = (items: readonly NewItem[], leaveOut = false) => addItems(deps, { caseId, actor: 'an', items, leaveOut });
  const expired = (number: number): NewItem => ({ kind: 'dossier', reason: 'expired', dossierId: dossierId(number) });
  const stateOf = async (number: number) => (await store.dossiers.find(dossierId(number)))?.state;
  const itemIds = async () => (await store.disposals.allItems(caseId)).map(({ id }) => id);
  const actions = async (subject = caseId) =>
    (await store.ledger.list({ subject }, { limit: 100 })).items.map(({ action }) => action);
  const complete = () =>
    completeCase(deps, { caseId, actor: 'an', destruction: DESTRUCTION, paper: aPaper({ date: '2026-12-09' }) });

  it('goes from the list to destruction: the dossiers are destroyed, what is known of them stays', async () => {
    await seed(3);
    const found = await proposeExpired(deps, { caseId, actor: 'an' });
    await add([{ kind: 'loose', reason: 'worthless', title: 'Báo, tạp chí', container: 'Bó 12', because: 'Sách báo' }]);
    await toHandover(deps, caseId);
    const progress = await executeCase(deps, { caseId, actor: 'an' });
    const done = await complete();

    expect(found).to.deep.equal({ added: 3, already: 0, refused: [] });
    expect(progress).to.include({ open: 0 });
    expect([done.state, done.destroyedOn, done.keptUntil]).to.deep.equal(['destroyed', '2026-12-09', '2046-12-09']);
    for (const number of [1, 2, 3]) expect(await stateOf(number)).to.equal('destroyed');
    const items = await store.disposals.allItems(caseId);
    expect(items.map(({ state, ordinal }) => `${String(ordinal)} ${state}`)).to.deep.equal(
      [1, 2, 3, 4].map((ordinal) => `${String(ordinal)} destroyed`),
    );
    expect(items[0]?.record).to.include({ title: 'Hồ sơ hội nghị số 1', period: 'years:10', stoodAt: 'handed-over' });
    expect(await actions()).to.include.members(
      ['opened', 'submitted', 'council-appointed', 'voted', 'minutes-signed', 'opinion', 'decided', 'handed-over'].map(
        (what) => `disposal.${what}`,
      ),
    );
    expect(await actions(dossierId(1))).to.include('dossier.destroyed');
    expect((await store.ledger.verify()).ok).to.equal(true);
    expect(await rejection(withdrawCase(deps, { caseId, actor: 'an', reason: 'Nhầm' }))).to.be.instanceOf(RequestError);
  });

  it('refuses what must be kept, each with its reason, and lists it nowhere', async () => {
    const period = (retention: object) => ({ title: 'x', retention }) as never;
    const decision = {
      ...{ period: { kind: 'years' as const, years: 10 }, item: null, scheduleVersion: null, reason: 'x' },
      ...{ permanentBecause: ['some-rule'], decidedBy: 'an', decidedOn: '2026-01-01' },
    };
    await store.dossiers.insert([
      aDossier(1, { description: period({ kind: 'permanent' }) }),
      aDossier(2, { retentionDecision: decision }),
      aDossier(3),
      aDossier(4, { description: period({ kind: 'years', years: 50 }) }),
      aDossier(5, { description: { title: 'x', accessConditions: 'Mật' } }),
      aDossier(6, { state: 'digitising' }),
      aDossier(7),
    ]);
    await placeHold(deps, { dossierId: dossierId(3), reason: 'Thanh tra đang xem', actor: 'an' });

    const report = await add([1, 2, 3, 4, 5, 6, 7, 8].map(expired), true);
    const whole = await rejection(add([expired(1), { ...expired(7), reason: 'duplicate' }]));

    expect(report.refused.map(({ because }) => because)).to.deep.equal([
      ...['permanent', 'permanent-by-law', 'on-hold', 'not-yet-due', 'secret-list', 'state', 'unknown'],
    ]);
    expect(report.added).to.equal(1);
    expect(whole).to.be.instanceOf(RecordError);
    expect((whole as RecordError).faults.map(({ field, keyword }) => `${field} ${keyword}`)).to.deep.equal([
      'items.0 disposal-permanent',
      'items.1 disposal-kept-copy-missing',
    ]);
  });

  it('keeps a dossier on one list, and secret ones on a list of their own', async () => {
    await store.dossiers.insert([aDossier(1), aDossier(2, { description: { title: 'Kín', secrecy: 'Mật' } })]);
    await add([expired(1)]);
    const secret = await openTestCase(deps, { secret: true });

    const there = await addItems(deps, { caseId: secret.id, actor: 'an', items: [1, 2].map(expired), leaveOut: true });

    expect(there).to.deep.equal({ added: 1, already: 0, refused: [{ index: 0, because: 'on-another-list' }] });
    expect(await add([expired(1)])).to.include({ added: 0, already: 1 });
    const operator = { account: 'x', role: 'operator' as const };
    expect(await rejection(requireVisible(deps, secret.id, operator))).to.include({ code: 'not-found' });
    expect((await listCases(deps, operator, { page: { limit: 9 } })).items.map(({ id }) => id)).to.deep.equal([caseId]);
    expect(
      (await listCases(deps, { account: 'council-1', role: 'council' }, { page: { limit: 9 } })).items,
    ).to.deep.equal([]);
  });

  it('proposes copies with the one to keep, and lets a copy go from a permanent dossier, never an original', async () => {
    await store.dossiers.insert([
      aDossier(1, { description: { title: 'Vĩnh viễn', retention: { kind: 'permanent' } } }),
      aDossier(2),
    ]);
    const entry = { referenceNumber: '15/QĐ-UBND', issuedOn: '2015-03-02', issuingBody: 'UBND tỉnh Mẫu' };
    await store.dossiers.insertDocuments([
      aDocument(1, 1, { ...entry, copyStatus: 'Bản chính' }),
      aDocument(1, 2, { ...entry, copyStatus: 'Bản sao' }),
      aDocument(2, 1, { ...entry, issuingBody: 'UBND  tỉnh Mẫu' }),
      aDocument(2, 2, { ...entry, issuedOn: '2015' }),
    ]);
    const { groups, all } = await findDuplicates(deps, { fondsId: FONDS_ID, limit: 10 });
    const [original, copy] = [aDocument(1, 1).id, aDocument(1, 2).id];

    expect(all).to.equal(1);
    expect([groups[0]?.kept.documentId, groups[0]?.others.length]).to.deep.equal([original, 2]);
    const item = (documentId: string, keptCopy: NewItem['keptCopy']): NewItem => ({
      ...{ kind: 'document', reason: 'duplicate', documentId, keptCopy },
    });
    const report = await add(
      [
        item(original, { documentId: copy }),
        item(copy, { documentId: aDocument(2, 1).id }),
        item(copy, { documentId: copy }),
        item(copy, { documentId: original }),
      ],
      true,
    );
    expect(report.refused.map(({ because }) => because)).to.deep.equal([
      'permanent-original',
      'kept-copy-shorter',
      'kept-copy-itself',
    ]);
    await toHandover(deps, caseId);
    await executeCase(deps, { caseId, actor: 'an' });
    await complete();
    const [, noted] = await store.dossiers.documents(dossierId(1));
    expect(noted?.entry.note).to.equal('Đã hủy theo Quyết định số 99/QĐ-UBND ngày 04/12/2026');
    expect(await stateOf(1)).to.equal('described');
    expect((await findDuplicates(deps, { fondsId: FONDS_ID, limit: 10 })).groups[0]?.others.length).to.equal(1);
  });

  it('is taken back until destruction begins, each dossier to where it stood; after that never', async () => {
    const states: readonly DossierState[] = ['handed-over', 'boxed', 'described'];
    await store.dossiers.insert(states.map((state, index) => aDossier(index + 1, { state })));
    await proposeExpired(deps, { caseId, actor: 'an' });
    await toHandover(deps, caseId);
    expect(await stateOf(1)).to.equal('council');

    const bare = await rejection(withdrawCase(deps, { caseId, actor: 'an', reason: ' ' }));
    const back = await withdrawCase(deps, { caseId, actor: 'an', reason: 'Có khiếu nại' });

    expect((bare as RequestError).code).to.equal('forbidden-move');
    expect(back.state).to.equal('withdrawn');
    expect(await Promise.all([1, 2, 3].map(stateOf))).to.deep.equal(states);
    const again = await openTestCase(deps);
    await proposeExpired(deps, { caseId: again.id, actor: 'an' });
    await toHandover(deps, again.id);
    await executeCase(deps, { caseId: again.id, actor: 'an' });
    const late = await rejection(withdrawCase(deps, { caseId: again.id, actor: 'an', reason: 'Có khiếu nại' }));
    expect((late as RequestError).details['missing']).to.equal('not-begun');
    for (const statement of [
      `update vankho.disposal_case set state = 'draft' where id = '${caseId}'`,
      `delete from vankho.disposal_item where case_id = '${caseId}'`,
      `update vankho.disposal_case set state = 'destroyed' where id = '${again.id}'`,
    ])
      expect(await rejection(store.connection.execute(statement)), statement).to.be.instanceOf(Error);
  });

  it('opens the list again before a council is there, and takes lines off it', async () => {
    await seed(2, { state: 'boxed' });
    await proposeExpired(deps, { caseId, actor: 'an' });
    const steps = stepsOf(deps, caseId);
    await steps.explain();
    await steps.submit();
    expect(await rejection(removeItems(deps, { caseId, actor: 'an', itemIds: await itemIds() }))).to.include({
      code: 'forbidden-move',
    });
    await reopenList(deps, { caseId, actor: 'an' });
    const [first = ''] = await itemIds();
    await removeItems(deps, { caseId, actor: 'an', itemIds: [first] });

    expect(await stateOf(1)).to.equal('boxed');
    expect((await store.disposals.counts(caseId)).byState.listed).to.equal(1);
  });

  it('looks again before each step: a hold that came meanwhile stops the decision until the item is kept', async () => {
    await seed(2);
    await proposeExpired(deps, { caseId, actor: 'an' });
    const steps = stepsOf(deps, caseId);
    for (const step of ['explain', 'submit', 'appoint', 'vote', 'sign', 'agree'] as const) await steps[step]();
    await placeHold(deps, { dossierId: dossierId(2), reason: 'Tòa án yêu cầu giữ', actor: 'an' });

    const stopped = (await rejection(steps.decide())) as RecordError;
    const given = await requireVisible(deps, caseId, { account: 'an', role: 'archivist' });
    const check = await checkList(deps, given);
    const [, second = ''] = await itemIds();
    await keepItems(deps, { caseId, actor: 'an', keep: [{ itemId: second, reason: 'Tòa án yêu cầu' }] });
    await steps.decide();
    await steps.handOver();
    await executeCase(deps, { caseId, actor: 'an' });
    const done = await complete();

    expect(stopped.faults).to.deep.equal([{ field: 'items.2', keyword: 'disposal-on-hold', details: {} }]);
    expect(check.refused.map(({ because }) => because)).to.deep.equal(['on-hold']);
    expect([done.state, await stateOf(1), await stateOf(2)]).to.deep.equal(['partly-kept', 'destroyed', 'kept']);
  });

  it('asks why when the fifteen days of the law of 2024 are over, and shows the last day', async () => {
    const law = await openTestCase(deps, {
      regime: '2024',
      regimeReason: 'Theo ý kiến của Sở',
      formedUntil: '2020' as PartialDate,
    });
    const items: readonly NewItem[] = [
      { kind: 'loose', reason: 'duplicate', title: 'Công văn', keptCopy: { text: 'Hộp 3' } },
    ];
    await addItems(deps, { caseId: law.id, actor: 'an', items });
    const steps = stepsOf(deps, law.id);
    for (const step of ['explain', 'submit', 'appoint', 'vote', 'sign', 'agree'] as const) await steps[step]();
    await decideCase(deps, { caseId: law.id, actor: 'an', paper: aPaper({ date: '2026-11-01' }) });
    const given = await steps.handOver();

    const { deadline, overdue, missingPapers } = await showCase(deps, given);
    const late = (await rejection(executeCase(deps, { caseId: law.id, actor: 'an' }))) as RecordError;
    await executeCase(deps, { caseId: law.id, actor: 'an', lateReason: 'Máy hủy hỏng' });
    const done = await completeCase(deps, {
      ...{ caseId: law.id, actor: 'an', destruction: DESTRUCTION, paper: aPaper({ date: '2026-12-09' }) },
    });

    expect([deadline, overdue, missingPapers]).to.deep.equal(['2026-11-16', true, ['destruction-minutes']]);
    expect(late.faults[0]).to.deep.include({ keyword: 'disposal-late', details: { deadline: '2026-11-16' } });
    expect([done.state, done.record.lateReason]).to.deep.equal(['destroyed', 'Máy hủy hỏng']);
    expect(
      await rejection(openTestCase(deps, { regime: '2024', formedUntil: '2020' as PartialDate })),
    ).to.be.instanceOf(RecordError);
  });

  it('tells whoever saw an older state both values, and loses nothing', async () => {
    const title = 'Tên của An';
    await describeCase(deps, { caseId, revision: 1, actor: 'an', title });

    const conflict = await rejection(describeCase(deps, { caseId, revision: 1, actor: 'bình', title: 'Tên của Bình' }));

    expect(conflict).to.be.instanceOf(ConflictError);
    expect((conflict as ConflictError).conflicts).to.deep.equal([
      { field: 'title', stored: title, given: 'Tên của Bình' },
    ]);
  });

  it('keeps the dossier in which its papers lie off every list until twenty years are over', async () => {
    await seed(2);
    await describeCase(deps, { caseId, actor: 'an', fileId: dossierId(2) });

    const report = await add([1, 2].map(expired), true);

    expect(report.refused).to.deep.equal([{ index: 1, because: 'disposal-file' }]);
  });

  it('makes and carries through a list of 5,000 dossiers without long waits', async () => {
    await seed(5000);
    const { added } = await proposeExpired(deps, { caseId, actor: 'an' });
    const steps = stepsOf(deps, caseId);
    await steps.explain();
    await submitCase(deps, { caseId, actor: 'an' });
    await steps.appoint();
    await steps.vote();
    const signed = await steps.sign();

    expect([added, signed.state]).to.deep.equal([5000, 'appraised']);
    expect((await store.disposals.items(caseId, {}, { limit: 50 })).items.length).to.equal(50);
  });
});
