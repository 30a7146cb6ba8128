import { expect } from 'chai';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import { createAccount, createToken } from '../../../src/http/auth/accounts.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aNode, dossierId, FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { createFakeService } from '../../support/http/fake-service.ts';
import { as, expectDescribed, ROLES, TEST_COST, TEST_OPTIONS, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

const COMPLETE = { startDate: '2015', accessConditions: 'Công khai', language: ['Tiếng Việt'], retention: '10 năm' };

const NODE_ID = 'c'.repeat(32);
const inNode = (title: string) => ({ nodeId: NODE_ID, description: { ...COMPLETE, title } });

interface Answer {
  readonly items: readonly { readonly id: string; readonly revision: number; readonly description: object }[];
}

describe('http: dossiers', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    const service = createFakeService();
    const deps = { ...service.deps, store };
    const auth = { store, clock: service.deps.clock, scryptCost: TEST_COST };
    const tokens = new Map<Role, string>();
    for (const role of ROLES) {
      const { account } = await createAccount(auth, { name: `${role}-1`, role, actor: 'test' });
      tokens.set(role, (await createToken(auth, { accountId: account.id, label: 't', days: 1, actor: 'test' })).secret);
    }
    const byRole = Object.fromEntries(tokens) as Record<Role, string>;
    app = { app: createHttpApp(deps, TEST_OPTIONS), service, tokens: byRole };
  });

  const make = async (titles: readonly string[], description: object = {}) => {
    const dossiers = titles.map((title) => ({ nodeId: null, description: { ...COMPLETE, title, ...description } }));
    const response = await as(app, 'operator', 'post /dossiers').send({ fondsId: FONDS_ID, dossiers });
    expectDescribed(response, 'createDossiers');
    expect(response.status, response.text).to.equal(201);
    return (response.body as Answer).items;
  };
  const id = (items: Answer['items'], index = 0) => items[index]?.id ?? expect.fail('no dossier');

  it('finds many right at once, by somebody who described none of them', async () => {
    await store.fonds.insertNodes([aNode(NODE_ID, 9)]);
    const described = {
      fondsId: FONDS_ID,
      dossiers: ['Hồ sơ thứ nhất', 'Hồ sơ thứ hai'].map((title) => inNode(title)),
    };
    const made = (await as(app, 'operator', 'post /dossiers').send(described)).body as Answer;
    const dossiers = made.items.map(({ id: one, revision }) => ({ id: one, revision }));

    const own = await as(app, 'operator', 'post /dossiers/check').send({ dossiers });
    const checked = await as(app, 'checker', 'post /dossiers/check').send({ dossiers });
    const again = await as(app, 'checker', 'post /dossiers/check').send({ dossiers });

    for (const response of [own, checked, again]) expectDescribed(response, 'checkDossiers');
    expect([own.status, checked.status, again.status]).to.deep.equal([403, 200, 409]);
    expect(checked.body).to.deep.equal({ checked: 2 });
  });

  it('creates, lists, shows, orders and numbers', async () => {
    const made = await make(['Hồ sơ B', 'Hồ sơ A']);
    const document = { entry: { subject: 'Giấy mời', sheetNumber: 1 } };
    const added = await as(app, 'operator', `post /dossiers/${id(made)}/documents`).send({
      revision: 1,
      documents: [document],
    });
    const ordered = await as(app, 'operator', `post /fonds/${FONDS_ID}/dossiers/order`).send({
      order: 'time-activity',
    });
    const numbered = await as(app, 'operator', `post /fonds/${FONDS_ID}/dossiers/number`);
    const list = await as(app, 'reader', `get /dossiers?fonds=${FONDS_ID}&text=ho%20so&limit=1`);
    const detail = await as(app, 'reader', `get /dossiers/${id(made)}`);
    const report = await as(app, 'checker', `get /fonds/${FONDS_ID}/dossiers/completeness`);
    const byNumber = await as(app, 'reader', `get /dossiers/by-code?code=${id(made)}`);

    for (const [response, operation] of [
      ...([
        [added, 'addDocuments'],
        [ordered, 'orderDossiers'],
        [numbered, 'numberDossiers'],
        [list, 'listDossiers'],
      ] as const),
      ...([
        [detail, 'readDossier'],
        [report, 'checkCompleteness'],
        [byNumber, 'findDossier'],
      ] as const),
    ])
      expectDescribed(response, operation);
    expect(ordered.body).to.deep.equal({ order: 'time-activity', dossiers: 2, moved: 2 });
    expect(numbered.body).to.deep.equal({ numbered: 2, left: [] });
    expect(list.body).to.have.nested.property('items[0].description.title', 'Hồ sơ A');
    expect(list.body).to.have.property('next');
    expect(detail.body).to.have.nested.property('documents[0].entry.subject', 'Giấy mời');
    expect(detail.body).to.have.nested.property('findings[0].rule', 'no-heading');
    expect(report.body).to.deep.include({ dossiers: 2, blocking: 2 });
    expect(byNumber.status).to.equal(404);
  });

  it('tells the second of two editors both values', async () => {
    const made = await make(['Hồ sơ đê điều']);
    const change = (role: Role, title: string) =>
      as(app, role, `patch /dossiers/${id(made)}`).send({ revision: 1, description: { title } });

    const first = await change('archivist', 'Hồ sơ tu bổ đê');
    const second = await change('operator', 'Hồ sơ đê');
    const bad = await as(app, 'operator', `patch /dossiers/${id(made)}`).send({
      revision: 2,
      description: { startDate: 'hôm qua' },
    });

    expectDescribed(first, 'changeDossier');
    expectDescribed(second, 'changeDossier');
    expect(second.status).to.equal(409);
    expect(second.body).to.deep.include({
      code: 'stale',
      conflict: { revision: 2, fields: [{ field: 'title', stored: 'Hồ sơ tu bổ đê', given: 'Hồ sơ đê' }] },
    });
    expect([bad.status, bad.body]).to.have.nested.property('[1].errors[0].field', 'startDate');
  });

  it('lets a checker check what others described, and an archivist not what they changed', async () => {
    const made = await make(['Hồ sơ hội nghị tổng kết']);
    const path = `/dossiers/${id(made)}`;
    const changed = await as(app, 'archivist', `patch ${path}`).send({ revision: 1, nodeId: 'n1'.padEnd(2) });
    await store.dossiers.update(id(made), 1, { nodeId: 'n1', state: 'described', editor: 'archivist-1' });

    const own = await as(app, 'archivist', `post ${path}/check`).send({ revision: 2 });
    const worker = await as(app, 'operator', `post ${path}/check`).send({ revision: 2 });
    const checked = await as(app, 'checker', `post ${path}/check`).send({ revision: 2 });
    const frozen = await as(app, 'archivist', `post /fonds/${FONDS_ID}/dossiers/freeze`);
    const boxed = await as(app, 'operator', 'post /dossiers/box').send({ ids: [id(made)], boxNumber: 3 });
    const back = await as(app, 'checker', `post ${path}/send-back`).send({ revision: 5, reason: 'Sai năm' });

    expect(changed.status).to.equal(400);
    expect([own.status, own.body]).to.have.nested.property('[1].code', 'own-work');
    expect(worker.body).to.have.property('code', 'role-missing');
    expectDescribed(checked, 'checkDossier');
    expect(checked.body).to.deep.include({ state: 'checked', checkedBy: 'checker-1' });
    expectDescribed(frozen, 'freezeNumbers');
    expect(frozen.body).to.deep.equal({ frozen: 1 });
    expect(boxed.body).to.deep.equal({ boxed: 1 });
    // What is found after boxing goes back as well; the number that is frozen stays.
    expect(back.body).to.deep.include({ state: 'described', checkedBy: null, numberFrozen: true });
  });

  it('shows a secret dossier as a placeholder to all but custodians, in list, detail, search and writes', async () => {
    const made = await make(['Công tác cơ yếu'], { secrecy: 'Mật' });
    const path = `/dossiers/${id(made)}`;
    for (const role of ROLES) {
      const sees = role === 'administrator' || role === 'archivist';
      const list = await as(app, role, 'get /dossiers');
      const search = await as(app, role, 'get /dossiers?text=co%20yeu');
      const detail = await as(app, role, `get ${path}`);

      expectDescribed(list, 'listDossiers');
      expectDescribed(detail, 'readDossier');
      // A council sees what is on its lists, and no numbers that it does not need.
      expect((list.body as Answer).items, role).to.have.lengthOf(role === 'council' ? 0 : 1);
      expect((search.body as Answer).items, role).to.have.lengthOf(sees ? 1 : 0);
      for (const { text } of [list, detail]) expect(text.includes('cơ yếu'), role).to.equal(sees);
    }
    const write = await as(app, 'operator', `patch ${path}`).send({ revision: 1, description: { note: 'x' } });
    const check = await as(app, 'checker', `post ${path}/check`).send({ revision: 1 });
    expect([write.body, check.body].map((body: object) => Reflect.get(body, 'code') as unknown)).to.deep.equal([
      'withheld',
      'withheld',
    ]);
  });

  it('splits, merges, moves and places', async () => {
    const made = await make(['Hồ sơ một', 'Hồ sơ hai']);
    const [one, two] = [id(made), id(made, 1)];
    await as(app, 'operator', `post /dossiers/${one}/documents`).send({
      revision: 1,
      documents: [{ entry: { subject: 'a' } }, { entry: { subject: 'b' } }],
    });
    const [first, second] = await store.dossiers.documents(one);
    const document = first?.id ?? '';

    const moved = await as(app, 'operator', `post /dossiers/${one}/documents/${document}/move`).send({
      revision: 2,
      ordinal: 2,
    });
    const changed = await as(app, 'operator', `put /dossiers/${one}/documents/${document}`).send({
      revision: 3,
      entry: { subject: 'c' },
    });
    const split = await as(app, 'operator', `post /dossiers/${one}/split`).send({
      revision: 4,
      documentIds: [document],
      description: { title: 'Phần tách' },
    });
    const removed = await as(app, 'operator', `delete /dossiers/${one}/documents/${second?.id ?? ''}?revision=5`);
    const merged = await as(app, 'operator', `post /dossiers/${one}/merge`).send({
      revision: 6,
      fromId: two,
      fromRevision: 1,
    });
    const old = await as(app, 'reader', `get /dossiers/by-code?code=${two}`);
    const placed = await as(app, 'operator', `post /dossiers/${one}/place`).send({ revision: 7, behind: null });
    const elsewhere = await as(app, 'operator', `post /dossiers/${one}/move`).send({
      revision: 8,
      fondsId: dossierId(9),
      nodeId: null,
    });

    for (const [response, operation] of [
      ...([
        [moved, 'moveDocument'],
        [changed, 'changeDocument'],
        [split, 'splitDossier'],
        [removed, 'removeDocument'],
      ] as const),
      ...([
        [merged, 'mergeDossiers'],
        [old, 'findDossier'],
        [placed, 'placeDossier'],
        [elsewhere, 'moveDossier'],
      ] as const),
    ])
      expectDescribed(response, operation);
    expect([moved, changed, split, removed, merged, old, placed].map(({ status }) => status)).to.deep.equal([
      ...[200, 200, 201, 200, 200, 200, 200],
    ]);
    expect(old.body).to.have.nested.property('dossier.id', one);
    expect(elsewhere.status).to.equal(404);
  });
});
