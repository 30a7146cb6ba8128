import { expect } from 'chai';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, aFonds, dossierId, FONDS_ID } from '../../support/archive/dossiers.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

const BACKLOG = { endDate: '2015-04' as PartialDate, retention: { kind: 'permanent' } } as const;

describe('http: transfers', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store);
    await store.fonds.insert(aFonds({ state: 'open' }));
    await store.dossiers.insert([
      aDossier(1, { nodeId: null, description: { title: 'Hồ sơ quy hoạch', ...BACKLOG } }),
      aDossier(2, { nodeId: null, description: { title: 'Hồ sơ mật', secrecy: 'Mật', ...BACKLOG } }),
    ]);
  });

  async function call(role: Role, [operation, request]: readonly [string, string], body?: object) {
    const [method = '', path = ''] = request.split(' ');
    const response = await as(app, role, `${method} /retention${path}`).send(body);
    expectDescribed(response, operation);
    return { status: response.status, body: response.body as Record<string, unknown> };
  }

  it('lists and counts by target, and leaves out what the role may not see', async () => {
    const path = `/transfers?target=current-archives&on=2026-12-01&fonds=${FONDS_ID}`;
    const all = await call('archivist', ['listTransfers', `get ${path}`]);
    const some = await call('operator', ['listTransfers', `get ${path}`]);
    const counts = await call('operator', ['countTransfers', 'get /transfers/counts?on=2026-12-01']);
    const near = await call('archivist', ['listTransfers', 'get /transfers?target=arrangement&on=2026-12-01']);
    const far = await call('archivist', ['listTransfers', 'get /transfers?target=arrangement&on=2026-12-01&all=true']);

    expect(all.body['items']).to.have.length(2);
    expect(some.body['items']).to.deep.equal([
      {
        ...{ id: dossierId(1), fondsId: FONDS_ID, title: 'Hồ sơ quy hoạch', secret: false, by: '2016-12-31' },
        ...{ state: 'overdue', period: 'permanent', held: false, deliveredOn: null },
      },
    ]);
    expect(counts.body).to.have.nested.property('arrangement.running', 1);
    expect([near.body['items'], far.body['items']].map((items) => (items as unknown[]).length)).to.deep.equal([0, 2]);
    expect((await call('reader', ['listTransfers', `get ${path}`])).status).to.equal(403);
  });

  it('takes the delivery of many, and of one with the term of another law', async () => {
    const body = { dossierIds: [dossierId(1), dossierId(2)], deliveredOn: '2024' };
    expect((await call('operator', ['stateDelivered', 'post /deliveries'], body)).status).to.equal(403);
    expect((await call('archivist', ['stateDelivered', 'post /deliveries'], body)).body).to.deep.equal({ stated: 2 });

    const facts = { eventOn: null, carriedOver: false, yearsAllowed: 20, revision: 1 };
    const path = `put /facts/${dossierId(1)}`;
    const stated = await call('archivist', ['stateRetentionFacts', path], facts);
    expect(stated.body).to.include({ deliveredOn: '2024', yearsAllowed: 20, construction: false, revision: 2 });
    const { body: list } = await call('archivist', [
      'listTransfers',
      'get /transfers?target=historical-archives&all=true',
    ]);
    expect((list['items'] as { by: string }[]).map(({ by }) => by)).to.deep.equal(['2029-12-31', '2044-12-31']);
  });
});
