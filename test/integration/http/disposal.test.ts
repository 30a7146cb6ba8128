import { expect } from 'chai';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, aFonds, dossierId, FONDS_ID } from '../../support/archive/dossiers.ts';
import { aPaper, DESTRUCTION, HANDOVER, MEMBERS, SESSION } from '../../support/archive/disposal.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

type Body = Readonly<Record<string, unknown>>;

describe('http: disposal', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store);
    await store.fonds.insert(aFonds());
    await store.dossiers.insert([
      aDossier(1, {
        nodeId: null,
        state: 'handed-over',
        description: { title: 'Hồ sơ thường', endDate: '2001' as never },
      }),
      aDossier(2, { nodeId: null, state: 'handed-over', description: { title: 'Còn hạn', endDate: '2025' as never } }),
    ]);
  });

  /** Each answer is held against the description. */
  async function call(role: Role, [operation, request]: readonly [string, string], body?: object) {
    const response = await as(app, role, request).send(body);
    expectDescribed(response, operation);
    return { status: response.status, body: response.body as Body };
  }
  const open = async (more: object = {}) => {
    const body = { fondsId: FONDS_ID, title: 'Hủy năm 2026', formedUntil: '2020', ...more };
    const made = await call('archivist', ['createDisposalCase', 'post /disposal-cases'], body);
    expect(made.status, JSON.stringify(made.body)).to.equal(201);
    return (made.body['case'] as { id: string }).id;
  };
  const at = (id: string, path = '') => `/disposal-cases/${id}${path}`;
  const stateOf = ({ body }: { body: Body }) => (body['case'] as { state: string }).state;

  it('carries a case from the list to its end, and says at each step what is missing', async () => {
    const id = await open();
    const added = await call('archivist', ['proposeExpiredItems', `post ${at(id, '/items/expired')}`], {});
    const early = await call('archivist', ['moveDisposalCase', `post ${at(id, '/move')}`], { to: 'submitted' });
    const explanation = { formation: 'Tài liệu của Văn phòng' };
    await call('archivist', ['describeDisposalCase', `patch ${at(id)}`], { explanation });
    const steps: readonly (readonly [Role, string, string, object])[] = [
      ['archivist', 'addDisposalPaper', `put ${at(id, '/papers/submission')}`, { paper: aPaper() }],
      ['archivist', 'moveDisposalCase', `post ${at(id, '/move')}`, { to: 'submitted' }],
      ['archivist', 'appointDisposalCouncil', `put ${at(id, '/council')}`, { members: MEMBERS, paper: aPaper() }],
      ['council', 'castDisposalVotes', `post ${at(id, '/votes')}`, { votes: [{ itemId: null, choice: 'destroy' }] }],
      ...['2', '3', '4', '5'].map(
        (memberId) =>
          [
            ...(['archivist', 'castDisposalVotes', `post ${at(id, '/votes')}`] as const),
            { memberId, votes: [{ itemId: null, choice: 'destroy' }] },
          ] as const,
      ),
      ['archivist', 'signDisposalMinutes', `put ${at(id, '/minutes')}`, { session: SESSION, paper: aPaper() }],
      [
        ...(['archivist', 'recordDisposalOpinion', `put ${at(id, '/opinion')}`] as const),
        { opinion: { agrees: true, issuer: 'Sở Nội vụ' }, paper: aPaper() },
      ],
      ['archivist', 'decideDisposal', `put ${at(id, '/decision')}`, { paper: aPaper({ date: '2026-01-02' }) }],
      ['archivist', 'handOverDisposal', `put ${at(id, '/handover')}`, { handover: HANDOVER, paper: aPaper() }],
      ['archivist', 'executeDisposal', `post ${at(id, '/execution')}`, {}],
    ];
    for (const [role, operation, request, body] of steps) {
      const answer = await call(role, [operation, request], body);
      expect(answer.status, `${operation} ${JSON.stringify(answer.body)}`).to.equal(200);
    }
    const paper = aPaper({ date: '2026-01-03' });
    const done = await call('archivist', ['completeDisposal', `put ${at(id, '/destruction')}`], {
      ...{ destruction: DESTRUCTION, paper },
    });

    expect(added.body).to.deep.equal({ added: 1, already: 0, refused: [] });
    expect([early.status, early.body['code']]).to.deep.equal([409, 'forbidden-move']);
    expect(stateOf(done)).to.equal('destroyed');
    expect(done.body['missingPapers']).to.deep.equal([{ kind: 'opinion-request', title: 'Văn bản đề nghị thẩm định' }]);
    expect((await store.dossiers.find(dossierId(1)))?.state).to.equal('destroyed');
    const votes = await call('council', ['listDisposalVotes', `get ${at(id, '/votes')}`]);
    expect(votes.body['votes']).to.have.length(5);
    const files = await call('archivist', ['listDisposalFiles', `get ${at(id, '/execution')}`]);
    expect(files.body['items']).to.deep.equal([]);
    const again = await call('archivist', ['describeDisposalCase', `patch ${at(id)}`], { title: 'Khác' });
    expect(again.status).to.equal(409);
  });

  it('names each item that may not be on the list, in Vietnamese', async () => {
    const id = await open();
    const items = [1, 2].map((number) => ({ kind: 'dossier', reason: 'expired', dossierId: dossierId(number) }));

    const refused = await call('operator', ['addDisposalItems', `post ${at(id, '/items')}`], { items });
    const some = await call('operator', ['addDisposalItems', `post ${at(id, '/items')}`], { items, leaveOut: true });

    expect(refused.status).to.equal(400);
    expect(refused.body['errors']).to.deep.equal([{ field: 'items.1', message: 'Chưa hết thời hạn lưu trữ.' }]);
    expect(some.body).to.include({ added: 1 });
    const listed = await call('checker', ['listDisposalItems', `get ${at(id, '/items')}`]);
    expect((listed.body['items'] as readonly Body[]).map(({ title, hidden }) => [title, hidden])).to.deep.equal([
      ['Hồ sơ thường', false],
    ]);
    const check = await call('checker', ['checkDisposalList', `get ${at(id, '/check')}`]);
    expect(check.body).to.deep.equal({ refused: [], staying: [] });
    const [item] = listed.body['items'] as readonly { readonly id: string }[];
    const removal = { itemIds: [item?.id] };
    expect(
      (await call('operator', ['removeDisposalItems', `post ${at(id, '/items/removal')}`], removal)).status,
    ).to.equal(200);
  });

  it('shows a council its own lists alone, and secret lists to nobody but custodians and their council', async () => {
    const [first, secret] = [await open(), await open({ secret: true })];
    const listed = async (role: Role) => {
      const { body } = await call(role, ['listDisposalCases', 'get /disposal-cases']);
      return (body['items'] as readonly { id: string }[]).map(({ id }) => id).sort();
    };

    expect(await listed('archivist')).to.deep.equal([first, secret].sort());
    expect(await listed('operator')).to.deep.equal([first]);
    expect(await listed('council')).to.deep.equal([]);
    for (const [role, id] of [
      ['council', first],
      ['operator', secret],
      ['council', secret],
    ] as const)
      expect((await call(role, ['readDisposalCase', `get ${at(id)}`])).status).to.equal(404);
    expect((await call('reader', ['listDisposalCases', 'get /disposal-cases'])).status).to.equal(403);
    const item = { items: [{ kind: 'loose', reason: 'draft', title: 'x' }] };
    expect((await call('operator', ['addDisposalItems', `post ${at(secret, '/items')}`], item)).status).to.equal(404);
  });

  it('lets members vote for themselves only, and tells whoever is late both values', async () => {
    const id = await open();
    await call('archivist', ['addDisposalItems', `post ${at(id, '/items')}`], {
      items: [{ kind: 'loose', reason: 'draft', title: 'Bản nháp' }],
    });
    await call('archivist', ['describeDisposalCase', `patch ${at(id)}`], { explanation: { formation: 'x' } });
    await call('archivist', ['moveDisposalCase', `post ${at(id, '/move')}`], { to: 'submitted' });
    await call('archivist', ['appointDisposalCouncil', `put ${at(id, '/council')}`], {
      members: MEMBERS,
      paper: aPaper(),
    });
    const vote = { memberId: '2', votes: [{ itemId: null, choice: 'keep', reason: 'Còn cần' }] };

    const other = await call('council', ['castDisposalVotes', `post ${at(id, '/votes')}`], vote);
    const stranger = await call('checker', ['castDisposalVotes', `post ${at(id, '/votes')}`], { votes: vote.votes });
    const minutes = { session: SESSION, paper: aPaper() };
    const sign = await call('checker', ['signDisposalMinutes', `put ${at(id, '/minutes')}`], minutes);
    const stale = await call('archivist', ['describeDisposalCase', `patch ${at(id)}`], {
      title: 'Tên khác',
      revision: 1,
    });

    expect([other.status, other.body['code']]).to.deep.equal([403, 'own-work']);
    expect([stranger.status, sign.status]).to.deep.equal([404, 403]);
    expect(stale.status).to.equal(409);
    expect(JSON.stringify(stale.body)).to.include('Hủy năm 2026').and.to.include('Tên khác');
    const ruling = { itemIds: [], choice: 'keep', reason: 'x' };
    expect((await call('archivist', ['ruleOnDisposalItems', `post ${at(id, '/rulings')}`], ruling)).status).to.equal(
      400,
    );
    const withdrawn = { to: 'withdrawn', reason: 'Lập lại danh mục' };
    expect(stateOf(await call('archivist', ['moveDisposalCase', `post ${at(id, '/move')}`], withdrawn))).to.equal(
      'withdrawn',
    );
  });

  it('gives the reasons with their norms, copies, and the yearly list', async () => {
    await open();
    const reasons = await call('reader', ['listEliminationReasons', 'get /disposal/reasons']);
    const copies = await call('checker', ['findDuplicates', `get /disposal/duplicates?fonds=${FONDS_ID}`]);
    const review = await call('checker', ['readReviewList', `get /disposal/review?fonds=${FONDS_ID}&year=2026`]);

    expect((reasons.body['items'] as readonly { norms: readonly string[] }[])[0]?.norms[0]).to.include('Điều 17');
    expect(copies.body).to.deep.equal({ items: [], all: 0 });
    expect((review.body['dossiers'] as readonly { title: string }[]).map(({ title }) => title)).to.deep.equal([
      'Hồ sơ thường',
    ]);
  });
});
