import { expect } from 'chai';
import { recordOpinion } from '../../../../src/app/archive/disposal/decide-case.ts';
import type { ExecutionDeps } from '../../../../src/app/archive/disposal/execute-case.ts';
import {
  appointCouncil,
  castVotes,
  ruleOnItems,
  signMinutes,
} from '../../../../src/app/archive/disposal/hold-council.ts';
import { addItems, proposeExpired } from '../../../../src/app/archive/disposal/list-items.ts';
import type { RecordError, RequestError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDossier, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import { aPaper, disposalDeps, MEMBERS, openTestCase, SESSION, stepsOf } from '../../../support/archive/disposal.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';

describe('app/archive/disposal: the council', function () {
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
  const stateOf = async (number: number) => (await store.dossiers.find(dossierId(number)))?.state;
  const itemIds = async () => (await store.disposals.allItems(caseId)).map(({ id }) => id);

  it('refuses two votes on the same thing in one request', async () => {
    await seed(1);
    await proposeExpired(deps, { caseId, actor: 'an' });
    const steps = stepsOf(deps, caseId);
    await steps.explain();
    await steps.submit();
    await steps.appoint();
    for (const itemId of [null, (await itemIds())[0] ?? '']) {
      const votes = (['destroy', 'keep'] as const).map((choice) => ({ itemId, choice, reason: 'x' }));
      const error = (await rejection(castVotes(deps, { caseId, memberId: '4', actor: 'an', votes }))) as RecordError;
      expect(error.faults.map(({ field, keyword }) => [field, keyword])).to.deep.equal([
        ['votes.1.itemId', 'disposal-voted-twice'],
      ]);
    }
  });

  it('lets the majority decide, records dissent with its reason, and sends back what the council keeps', async () => {
    await seed(3);
    await proposeExpired(deps, { caseId, actor: 'an' });
    const steps = stepsOf(deps, caseId);
    await steps.explain();
    await steps.submit();
    await steps.appoint();
    await steps.vote();
    const [first = '', second = '', third = ''] = await itemIds();
    const keep = (memberId: string, itemId: string, reason?: string) =>
      castVotes(deps, {
        caseId,
        memberId,
        actor: 'an',
        votes: [{ itemId, choice: 'keep', ...(reason && { reason }) }],
      });
    for (const id of ['1', '2', '3']) await keep(id, first, 'Còn cần tra cứu');
    await keep('4', second);

    const silent = await rejection(steps.sign());
    await keep('4', second, 'Liên quan đất đai');
    await ruleOnItems(deps, { caseId, actor: 'an', itemIds: [third], choice: 'keep', reason: 'Chủ tịch giữ lại' });
    const { tallies } = await signMinutes(deps, { caseId, actor: 'an', session: SESSION, paper: aPaper() });

    expect((silent as RecordError).faults[0]?.keyword).to.equal('disposal-dissent-silent');
    expect(tallies.map(({ outcome, destroy, ruled }) => [outcome, destroy, ruled])).to.deep.equal([
      ['keep', 2, false],
      ['destroy', 4, false],
      ['keep', 5, true],
    ]);
    expect(await Promise.all([1, 2, 3].map(stateOf))).to.deep.equal(['kept', 'council', 'kept']);
    const items = await store.disposals.allItems(caseId, { states: ['kept'] });
    expect(items.map(({ record }) => record.kept)).to.deep.equal([
      { by: 'council', reason: 'Còn cần tra cứu; Còn cần tra cứu; Còn cần tra cứu' },
      { by: 'council', reason: 'Chủ tịch giữ lại' },
    ]);
    expect(await rejection(steps.vote())).to.include({ code: 'forbidden-move' });
  });

  it('asks for the council of Điều 18, for a quorum, and for those who voted to be there', async () => {
    await seed(1);
    await proposeExpired(deps, { caseId, actor: 'an' });
    const steps = stepsOf(deps, caseId);
    await steps.explain();
    await steps.submit();
    const command = { caseId, actor: 'an', paper: aPaper() };

    const bad = await rejection(appointCouncil(deps, { ...command, members: MEMBERS.slice(3) }));
    await steps.appoint();
    await steps.vote();
    const sign = (present: readonly string[]) =>
      rejection(signMinutes(deps, { ...command, session: { ...SESSION, present } }));

    expect((bad as RecordError).faults.map(({ keyword }) => keyword)).to.include.members([
      ...['disposal-too-few', 'disposal-chairman-one', 'disposal-secretary-one', 'disposal-owning-unit-missing'],
    ]);
    for (const [present, keyword] of [
      [['2', '3', '4'], 'disposal-no-quorum'],
      [['1', '2', '3', '9'], 'disposal-no-member'],
      [['1', '2', '3'], 'disposal-vote-of-absent'],
    ] as const)
      expect(((await sign(present)) as RecordError).faults[0]?.keyword).to.equal(keyword);
  });

  it('takes votes of two people at once, and lets nobody write over what a member cast with the own account', async () => {
    await seed(2);
    await proposeExpired(deps, { caseId, actor: 'an' });
    const steps = stepsOf(deps, caseId);
    await steps.explain();
    await steps.submit();
    await steps.appoint();
    const votes = [{ itemId: null, choice: 'keep' as const, reason: 'Còn cần' }];

    await Promise.all([
      castVotes(deps, { caseId, actor: 'council-1', votes }),
      castVotes(deps, { caseId, actor: 'đơn-vị', votes }),
      castVotes(deps, { caseId, actor: 'an', memberId: '4', votes }),
    ]);
    const over = await rejection(castVotes(deps, { caseId, actor: 'an', memberId: '1', votes }));
    const [itemId = ''] = await itemIds();
    const single = await rejection(
      castVotes(deps, { caseId, actor: 'an', memberId: '1', votes: [{ itemId, choice: 'destroy' }] }),
    );
    const stranger = await rejection(castVotes(deps, { caseId, actor: 'ai-đó', votes }));

    expect((await store.disposals.votes(caseId)).map(({ memberId, castBy }) => `${memberId} ${castBy}`)).to.deep.equal([
      '1 council-1',
      '3 đơn-vị',
      '4 an',
    ]);
    expect([over, single, stranger].map((error) => (error as RequestError).code)).to.deep.equal([
      ...['own-work', 'own-work', 'not-found'],
    ]);
  });

  it('waits for the opinion where the body is on the source list, and goes without where it is not', async () => {
    await seed(2);
    await proposeExpired(deps, { caseId, actor: 'an' });
    const steps = stepsOf(deps, caseId);
    for (const step of ['explain', 'submit', 'appoint', 'vote', 'sign'] as const) await steps[step]();
    const [first = ''] = await itemIds();

    const early = (await rejection(steps.decide())) as RequestError;
    const opinion = { issuer: 'Sở Nội vụ', agrees: false };
    await recordOpinion(deps, { caseId, actor: 'an', opinion, paper: aPaper() });
    const against = (await rejection(steps.decide())) as RequestError;
    const keep = [{ itemId: first, reason: 'Sở đề nghị giữ' }];
    await recordOpinion(deps, { caseId, actor: 'an', opinion: { ...opinion, agrees: true }, paper: aPaper(), keep });
    const decided = await steps.decide();

    expect([early, against].map(({ details }) => details['missing'])).to.deep.equal([
      'authority-opinion',
      'authority-opinion',
    ]);
    expect(decided.state).to.equal('decided');
    expect(await stateOf(1)).to.equal('kept');
    const other = await openTestCase(deps, { opinionRequired: false });
    await addItems(deps, { caseId: other.id, actor: 'an', items: [{ kind: 'loose', reason: 'draft', title: 'Nháp' }] });
    const short = stepsOf(deps, other.id);
    for (const step of ['explain', 'submit', 'appoint', 'vote', 'sign', 'decide'] as const) await short[step]();
    expect((await store.disposals.find(other.id))?.state).to.equal('decided');
  });
});
