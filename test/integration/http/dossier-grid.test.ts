import { expect } from 'chai';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDocument, aDossier, aNode, dossierId, FONDS_ID, aFonds } from '../../support/archive/dossiers.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

const [FIRST_HEADING, SECOND_HEADING] = ['a'.repeat(32), 'b'.repeat(32)];

interface Results {
  readonly items: readonly { readonly id: string; readonly dossier?: object; readonly problem?: object }[];
}

describe('http: the grid of dossiers', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await store.fonds.insert(aFonds());
    await store.fonds.insertNodes([aNode(FIRST_HEADING, 0), aNode(SECOND_HEADING, 1)]);
    const headings = [FIRST_HEADING, SECOND_HEADING];
    const dossiers = Array.from({ length: 30 }, (_, index) =>
      aDossier(index + 1, { nodeId: headings[index % 2] ?? null, state: index < 3 ? 'checked' : 'described' }),
    );
    await store.dossiers.insert(dossiers);
    app = await createArchiveApp(store);
  });

  it('shows any stretch of a list by its place, with how many there are', async () => {
    const all = await as(app, 'reader', `get /fonds/${FONDS_ID}/dossiers/window?offset=25&limit=10`);
    const heading = await as(app, 'reader', `get /fonds/${FONDS_ID}/dossiers/window?node=${SECOND_HEADING}&limit=2`);
    const beyond = await as(app, 'reader', `get /fonds/${FONDS_ID}/dossiers/window?offset=99`);
    const nowhere = await as(app, 'reader', `get /fonds/${'0'.repeat(32)}/dossiers/window`);

    for (const response of [all, heading, beyond, nowhere]) expectDescribed(response, 'windowDossiers');
    const numbers = (body: object) =>
      (body as { items: readonly { temporaryNumber: number }[] }).items.map((item) => item.temporaryNumber);
    expect([all.body, numbers(all.body as object)]).to.deep.include([26, 27, 28, 29, 30]);
    expect(all.body).to.include({ total: 30, offset: 25 });
    expect([(heading.body as { total: number }).total, numbers(heading.body as object)]).to.deep.equal([15, [2, 4]]);
    expect(beyond.body).to.deep.equal({ total: 30, offset: 99, items: [] });
    expect(nowhere.status).to.equal(404);
  });

  it('counts by heading, state, inventory and period', async () => {
    await store.dossiers.number([{ id: dossierId(1), inventoryNumber: '02', number: 1 }]);

    const tally = await as(app, 'reader', `get /fonds/${FONDS_ID}/dossiers/tally`);

    expectDescribed(tally, 'tallyDossiers');
    const { nodes, states, inventories, periods, total } = tally.body as Record<string, object[]>;
    expect(total).to.equal(30);
    expect(nodes).to.have.deep.members([
      { value: FIRST_HEADING, dossiers: 15 },
      { value: SECOND_HEADING, dossiers: 15 },
    ]);
    expect(states).to.have.deep.members([
      { value: 'checked', dossiers: 3 },
      { value: 'described', dossiers: 27 },
    ]);
    expect(inventories).to.have.deep.members([
      { value: null, dossiers: 29 },
      { value: '02', dossiers: 1 },
    ]);
    expect(periods).to.deep.equal([{ value: 'years:10', dossiers: 30 }]);
  });

  it('writes each row by itself: one bad row, one that somebody changed and a secret one keep no other back', async () => {
    await store.dossiers.insert([aDossier(31, { nodeId: null, description: { title: 'Hồ sơ mật', secrecy: 'Mật' } })]);
    await as(app, 'archivist', `patch /dossiers/${dossierId(3)}`).send({
      revision: 1,
      description: { note: 'Của An' },
    });
    const change = (number: number, description: object) => ({ id: dossierId(number), revision: 1, description });
    const changes = [
      change(1, { title: 'Hồ sơ tu bổ đê' }),
      change(2, { startDate: 'hôm qua' }),
      change(3, { note: 'Của Bình' }),
      change(31, { note: 'Không được' }),
      change(4, { sheetCount: 12 }),
    ];

    const response = await as(app, 'operator', 'post /dossiers/changes').send({ changes });
    const reader = await as(app, 'reader', 'post /dossiers/changes').send({ changes });

    expectDescribed(response, 'changeDossiers');
    const [first, second, third, secret, last] = (response.body as Results).items;
    expect(first).to.have.nested.property('dossier.description.title', 'Hồ sơ tu bổ đê');
    expect(second).to.have.nested.property('problem.errors[0].field', 'startDate');
    expect(third?.problem).to.deep.include({
      code: 'stale',
      conflict: { revision: 2, fields: [{ field: 'note', stored: 'Của An', given: 'Của Bình' }] },
    });
    expect(secret).to.have.nested.property('problem.code', 'withheld');
    expect(last).to.have.nested.property('dossier.revision', 2);
    expect(reader.status).to.equal(403);
  });

  it('takes away a draft, closes the gap, and nothing that is more than a draft', async () => {
    await store.dossiers.insertDocuments([aDocument(5, 1)]);
    const remove = (number: number, revision = 1) =>
      as(app, 'operator', `delete /dossiers/${dossierId(number)}?revision=${String(revision)}`);

    const removed = await remove(10);
    const stale = await remove(11, 7);
    const checked = await remove(1);
    const withDocuments = await remove(5);

    for (const response of [removed, stale, checked, withDocuments]) expectDescribed(response, 'removeDossier');
    expect([removed, stale, checked, withDocuments].map(({ status }) => status)).to.deep.equal([204, 409, 409, 409]);
    const order = await store.dossiers.outlines(FONDS_ID);
    expect(order.map(({ position }) => position)).to.deep.equal(Array.from({ length: 29 }, (_, index) => index + 1));
    const [entry] = (await store.ledger.list({ subject: dossierId(10) }, { limit: 1 })).items;
    expect(entry).to.deep.include({ action: 'dossier.removed', actor: 'operator-1' });
  });

  it('takes away many drafts at once, closes the gaps, and says of each that stays why', async () => {
    await store.dossiers.insertDocuments([aDocument(5, 1)]);
    await store.dossiers.update(dossierId(20), 1, { placedAfter: dossierId(12) });
    await store.dossiers.update(dossierId(13), 1, { description: { title: 'Mật', secrecy: 'Mật' } });
    const of = (...seen: readonly (readonly [number, number])[]) => ({
      dossiers: seen.map(([number, revision]) => ({ id: dossierId(number), revision })),
    });
    const remove = (role: 'operator' | 'reader', body: object) => as(app, role, 'post /dossiers/removals').send(body);

    const some = of([10, 1], [11, 1], [12, 1], [12, 1], [14, 7], [1, 1], [5, 1], [13, 2], [9999, 1]);
    const response = await remove('operator', some);
    const reader = await remove('reader', some);
    const many = await remove('operator', { dossiers: Array.from({ length: 2001 }, () => some.dossiers[0]) });

    for (const one of [response, reader, many]) expectDescribed(one, 'removeDossiers');
    expect([response.status, reader.status, many.status]).to.deep.equal([200, 403, 400]);
    const { removed, kept } = response.body as { removed: number; kept: { id: string; problem: { code: string } }[] };
    expect(removed).to.equal(3);
    expect(kept.map(({ id, problem }) => [id, problem.code])).to.deep.equal([
      [dossierId(14), 'stale'],
      [dossierId(1), 'forbidden-move'],
      [dossierId(5), 'forbidden-move'],
      [dossierId(13), 'withheld'],
      [dossierId(9999), 'not-found'],
    ]);
    const order = await store.dossiers.outlines(FONDS_ID);
    expect(order.map(({ position }) => position)).to.deep.equal(Array.from({ length: 27 }, (_, index) => index + 1));
    expect(order.find(({ id }) => id === dossierId(20))?.placedAfter).to.equal(dossierId(9));
    const [entry] = (await store.ledger.list({ subject: dossierId(11) }, { limit: 1 })).items;
    expect(entry).to.deep.include({ action: 'dossier.removed', actor: 'operator-1' });
  });
});
