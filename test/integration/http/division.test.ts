import { expect } from 'chai';
import { dropCuts } from '../../../src/app/division/drop-cuts.ts';
import { moveCuts } from '../../../src/app/division/move-cuts.ts';
import type { Division } from '../../../src/domain/division/division.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, ROLES, type TestApp } from '../../support/http/client.ts';
import { aDocument, aHumanValue, aResult, aScanFile, aValue, anId } from '../../support/store/builders.ts';
import { pglite } from '../../support/store/engines.ts';

const FILE = anId(1);
const PATH = `/scan-files/${FILE}/division`;
const DIVISION: Division = {
  documents: [
    { firstPage: 2, lastPage: 3, confidence: 1, doubts: [{ page: 2, reason: 'weak-head' }] },
    { firstPage: 4, lastPage: 5, confidence: 0.98, annexes: [{ firstPage: 5, lastPage: 5 }] },
  ],
  separators: [{ page: 1, kind: 'dossier', label: 'HS-07' }],
};

describe('http: cuts of a file', () => {
  let store: OpenStore;
  let app: TestApp;
  let sent: string[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    sent = [];
    const queue = {
      send: (name: string, payload: object) => {
        sent.push(`${name} ${JSON.stringify(payload)}`);
        return Promise.resolve('job');
      },
    };
    const clock = { now: () => new Date('2026-11-24T08:00:00.000Z') };
    const deps = { store, clock, queue } as unknown as Parameters<typeof moveCuts>[0]; // no other call of the queue
    app = await createArchiveApp(store, {
      moveCuts: (request) => moveCuts(deps, request),
      dropCuts: (request) => dropCuts(deps, request),
    });
    const file = aScanFile(1, { state: 'review', pageCount: 5, sha256: 'a'.repeat(64) });
    await store.scanFiles.insert(file);
    const typed = { number: aValue('12') };
    await store.readings.saveResult(
      aResult(FILE, ['phiếu', 'một', 'hai', 'ba', 'bốn'], [aDocument(2, 3), aDocument(4, 5, typed)]),
    );
    await store.divisions.save({ scanFileId: FILE, sha256: 'a'.repeat(64), division: DIVISION });
  });

  const revision = async () => (await store.scanFiles.find(FILE))?.revision ?? 0;
  const typeNumber = async () => {
    const documentId = `${FILE}-4`;
    const { revision: seen = 0 } = (await store.readings.document(documentId)) ?? {};
    await store.readings.setHumanValue({ documentId, revision: seen, field: 'number', value: aHumanValue('13') });
  };
  const put = async (role: (typeof ROLES)[number], cuts: object) =>
    as(app, role, `put ${PATH}`).send({ revision: await revision(), separators: [1], ...cuts });

  it('tells how the file falls into documents, and what people did with each', async () => {
    await typeNumber();

    const response = await as(app, 'reader', `get ${PATH}`);

    expectDescribed(response, 'readDivision');
    expect(response.status).to.equal(200);
    expect(response.body).to.deep.include({ byPerson: false, separators: DIVISION.separators });
    const none = { annexes: [], typed: 0, inDossier: false, inRegister: false };
    const first = { ...none, id: `${FILE}-2`, firstPage: 2, lastPage: 3, confidence: 1 };
    expect(response.body)
      .to.have.nested.property('documents[0]')
      .that.deep.equals({
        ...first,
        doubts: [{ page: 2, reason: 'weak-head' }],
      });
    expect(response.body).to.have.nested.property('documents[1].typed', 1);
  });

  it('shows the documents of a file that was read before divisions were kept', async () => {
    await store.scanFiles.insert(aScanFile(2, { state: 'done', pageCount: 2 }));
    await store.readings.saveResult(aResult(anId(2), ['một', 'hai'], [aDocument(1, 2)]));

    const response = await as(app, 'reader', `get /scan-files/${anId(2)}/division`);

    expectDescribed(response, 'readDivision');
    expect(response.body).to.have.nested.property('documents[0].lastPage', 2);
  });

  it('takes cuts of those who edit and of nobody else, and sends the file to be divided', async () => {
    for (const role of ['checker', 'council', 'reader'] as const) {
      const refused = await put(role, { starts: [2, 3, 4] });
      expectDescribed(refused, 'moveCuts');
      expect(refused.status, role).to.equal(403);
    }
    expect((await store.divisions.find(FILE))?.cuts).to.equal(undefined);

    const taken = await put('operator', { starts: [2, 3, 4] });

    expectDescribed(taken, 'moveCuts');
    expect(taken.status).to.equal(202);
    expect(taken.body).to.deep.include({ state: 'received' });
    expect((await store.divisions.find(FILE))?.cuts).to.deep.equal({ starts: [2, 3, 4], separators: [1] });
    expect(sent).to.deep.equal([`read-scan-file {"scanFileId":"${FILE}"}`]);
    const again = await put('operator', { starts: [2] });
    expect(again.status, 'while it is divided').to.equal(409);
    expect(again.body).to.have.property('code', 'forbidden-move');
  });

  it('refuses cuts that somebody was faster with', async () => {
    const stale = await as(app, 'archivist', `put ${PATH}`).send({
      ...{ revision: (await revision()) + 1, starts: [2], separators: [1] },
    });

    expectDescribed(stale, 'moveCuts');
    expect([stale.status, (stale.body as { code: string }).code]).to.deep.equal([409, 'stale']);
    expect(sent).to.deep.equal([]);
  });

  const bad: readonly (readonly [string, object])[] = [
    ['a page that the file has not', { starts: [2, 99] }],
    ['a separator sheet that the file has not', { starts: [2], separators: [1, 6] }],
    ['a document that begins on a separator sheet', { starts: [1, 2] }],
    ['a page twice', { starts: [2, 2] }],
    ['page 0', { starts: [0, 2] }],
    ['no number', { starts: ['2'] }],
    ['no list', { starts: 2 }],
    ['something unknown', { starts: [2], more: true }],
  ];
  for (const [what, cuts] of bad)
    it(`refuses ${what}, and nothing is changed`, async () => {
      const response = await put('archivist', cuts);

      expectDescribed(response, 'moveCuts');
      expect(response.status, response.text).to.equal(400);
      expect(response.body).to.have.property('code', 'invalid-request');
      expect((await store.divisions.find(FILE))?.cuts).to.equal(undefined);
      expect(sent).to.deep.equal([]);
    });

  it('keeps the first page of a document for which somebody typed a value', async () => {
    await typeNumber();

    const refused = await put('archivist', { starts: [2] });
    const allowed = await put('archivist', { starts: [2, 3, 4, 5] });

    expectDescribed(refused, 'moveCuts');
    expect(refused.status).to.equal(409);
    expect(refused.body).to.deep.include({ code: 'document-in-use' });
    expect(refused.text).to.contain('trang 4');
    expect(allowed.status).to.equal(202);
  });

  const drop = async (role: (typeof ROLES)[number], seen?: number) =>
    as(app, role, `delete ${PATH}?revision=${String(seen ?? (await revision()))}`);
  const cutByPerson = async () => {
    const cuts = { starts: [2, 3, 4], separators: [1] };
    await store.divisions.cut({ scanFileId: FILE, sha256: 'a'.repeat(64), cuts, actor: 'an' });
    const division = { ...DIVISION, byPerson: true, machine: { starts: [2, 5], separators: [] } } as const;
    await store.divisions.save({ scanFileId: FILE, sha256: 'a'.repeat(64), division });
  };

  it('tells where the machine would cut, and drops the cuts of a person for those who edit', async () => {
    await cutByPerson();
    const seen = await as(app, 'reader', `get ${PATH}`);
    expectDescribed(seen, 'readDivision');
    expect(seen.body).to.deep.include({ byPerson: true, machine: { starts: [2, 5], separators: [] } });
    for (const role of ['checker', 'council', 'reader'] as const) {
      const refused = await drop(role);
      expectDescribed(refused, 'dropCuts');
      expect(refused.status, role).to.equal(403);
    }
    const stale = await drop('operator', 99);
    expectDescribed(stale, 'dropCuts');
    expect([stale.status, (stale.body as { code: string }).code]).to.deep.equal([409, 'stale']);
    expect((await store.divisions.find(FILE))?.cuts?.starts).to.deep.equal([2, 3, 4]);

    const taken = await drop('operator');

    expectDescribed(taken, 'dropCuts');
    expect(taken.status).to.equal(202);
    expect(taken.body).to.deep.include({ state: 'received' });
    expect((await store.divisions.find(FILE))?.cuts).to.equal(undefined);
    expect(sent).to.deep.equal([`read-scan-file {"scanFileId":"${FILE}"}`]);
    const ledger = await store.ledger.list({ subject: FILE }, { limit: 9 });
    expect(ledger.items.map(({ action }) => action)).to.include('scan-file.cuts-dropped');
    expect((await drop('operator')).body, 'while it is divided').to.have.property('code', 'forbidden-move');
    expect((await as(app, 'operator', `delete ${PATH}`)).status, 'without a revision').to.equal(400);
  });

  it('says nothing of a withheld file and takes no cuts of it, not even of a file that is nowhere', async () => {
    const file = await store.scanFiles.find(FILE);
    await store.scanFiles.update(FILE, file?.revision ?? 0, {
      ...{ state: 'withheld', code: 'secrecy-mark', details: { page: 2 }, updatedAt: new Date() },
    });
    for (const role of ROLES) {
      const read = await as(app, role, `get ${PATH}`);
      expectDescribed(read, 'readDivision');
      expect(read.status, role).to.equal(403);
      expect(read.text).not.to.contain('HS-07');
    }
    expect((await put('archivist', { starts: [2, 3] })).status).to.equal(403);
    const dropped = await drop('archivist');
    expectDescribed(dropped, 'dropCuts');
    expect(dropped.status).to.equal(403);
    expect((await store.divisions.find(FILE))?.cuts).to.equal(undefined);
    const nowhere = await as(app, 'archivist', `put /scan-files/${anId(9)}/division`).send({
      ...{ revision: 1, starts: [1], separators: [] },
    });
    expect(nowhere.status).to.equal(404);
  });
});
