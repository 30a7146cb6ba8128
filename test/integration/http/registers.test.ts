import { expect } from 'chai';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { createOfficeFiles } from '../../support/http/office-files.ts';
import { aDocument, aResult, aScanFile, aValue, anId } from '../../support/store/builders.ts';
import { pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const CSV = [
  'Số, ký hiệu;Ngày văn bản;Trích yếu;Người ký',
  '17/GM-UBND;09/03/2015;Họp giao ban tuần;Trần Thị Mẫu',
  '18/GM-UBND;16/03/2015;Họp giao ban tuần;Trần Thị Mẫu',
  '19/QĐ-UBND;hôm qua;Khen thưởng;',
].join('\n');
const DOCUMENT = `${anId(1)}-1`;

describe('http: registers of documents', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;
  let folder: string;

  beforeEach(async () => {
    folder = await makeTempDir();
    store = await pglite.sharedStore();
    app = await createArchiveApp(store, { office: createOfficeFiles(folder) });
    await seedFonds(store);
  });
  afterEach(() => removeTempDir(folder));

  const call = async (way: string, operation: Parameters<typeof expectDescribed>[1], body?: object) => {
    const request = as(app, 'archivist', way);
    const response = await (body === undefined ? request : request.send(body));
    expectDescribed(response, operation);
    expect(response.status, response.text).to.equal(200);
    return response.body as Record<string, unknown>;
  };

  it('takes one in, matches, and lets a person settle with both sides before them', async () => {
    const staged = await as(app, 'archivist', 'post /staged-files')
      .type('application/octet-stream')
      .send(Buffer.from(CSV));
    const { sha256 } = staged.body as { sha256: string };
    const order = { sha256, fileName: 'so.csv', kind: 'outgoing', year: 2015 };
    const fonds = `/fonds/${FONDS_ID}`;
    const tried = await call(`post ${fonds}/register-imports/trial`, 'tryRegisterImport', order);
    expect(tried).to.deep.include({ read: 2, added: 2, written: false, faulty: 1 });
    expect(await call(`post ${fonds}/register-imports`, 'importRegister', order)).to.include({ written: true });
    const { items } = (await call(`get ${fonds}/registers`, 'listRegisters')) as { items: { rows: number }[] };
    expect(items.map(({ rows }) => rows)).to.deep.equal([2]);

    await store.scanFiles.insert(aScanFile(1, { state: 'review' }));
    const fields = { subject: aValue('Họp giao ban tuần') };
    await store.readings.saveResult(aResult(anId(1), ['trang'], [aDocument(1, 1, fields)]));
    expect(await call(`post ${fonds}/register-matching`, 'matchRegisters', {})).to.include({
      doubtful: 1,
      written: true,
    });
    const found = (await call(`get ${fonds}/register-matches?state=doubtful`, 'listRegisterMatches')) as {
      items: { revision: number; rows: { rowId: string; entry: { number: string } }[] }[];
    };
    const [match] = found.items;
    const rowId = match?.rows.find(({ entry }) => entry.number === '18')?.rowId;
    const settlement = { revision: match?.revision, rowId };
    const settled = await call(`post /register-matches/${DOCUMENT}/settlement`, 'settleRegisterMatch', settlement);
    expect(settled).to.deep.include({ state: 'paired', rowId, decidedBy: 'archivist-1' });
    const detail = await as(app, 'archivist', `get /documents/${DOCUMENT}`);
    expectDescribed(detail, 'readDocument');
    expect(detail.text).to.contain('"registerRow"');

    const late = await as(app, 'archivist', `post /register-matches/${DOCUMENT}/settlement`).send(settlement);
    expectDescribed(late, 'settleRegisterMatch');
    expect(late.status).to.equal(409);
    expect(await call(`get ${fonds}/register-completeness`, 'checkRegisters')).to.include({ rows: 2, rowsWithout: 1 });
    const without = (await call(`get ${fonds}/register-rows-without`, 'listRowsWithoutDocument')) as {
      items: object[];
    };
    expect(without.items).to.have.length(1);
    const book = await as(app, 'archivist', `get ${fonds}/register-report`);
    expect([book.status, book.get('content-type')]).to.deep.equal([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
  });

  it('shows the match of one document, and finds rows that a person may choose for it', async () => {
    await store.scanFiles.insert(aScanFile(1, { state: 'review' }));
    const fields = { subject: aValue('Thông báo cắt điện') };
    await store.readings.saveResult(aResult(anId(1), ['trang'], [aDocument(1, 1, fields)]));
    const way = `get /register-matches/${DOCUMENT}`;
    expect(await call(way, 'readRegisterMatch')).to.deep.equal({ match: null });
    expect((await as(app, 'archivist', `${way}/rows`)).status).to.equal(404);
    expect((await as(app, 'archivist', `get /register-matches/${anId(7)}-1`)).status).to.equal(404);

    const staged = await as(app, 'archivist', 'post /staged-files')
      .type('application/octet-stream')
      .send(Buffer.from(CSV));
    const { sha256 } = staged.body as { sha256: string };
    const order = { sha256, fileName: 'so.csv', kind: 'outgoing', year: 2015 };
    await call(`post /fonds/${FONDS_ID}/register-imports`, 'importRegister', order);
    await call(`post /fonds/${FONDS_ID}/register-matching`, 'matchRegisters', {});
    const { match } = await call(way, 'readRegisterMatch');
    expect(match).to.deep.include({ state: 'unmatched', fondsId: FONDS_ID, rows: [] });
    const found = await call(`${way}/rows?text=${encodeURIComponent('họp 18')}`, 'findRegisterRows');
    expect(found).to.deep.include({ hits: 1 });
    expect((await as(app, 'operator', `${way}/rows`)).status).to.equal(403);
  });

  it('settles many, shows the row of a value, and takes the register and its values back', async () => {
    const staged = await as(app, 'archivist', 'post /staged-files')
      .type('application/octet-stream')
      .send(Buffer.from(CSV));
    const { sha256 } = staged.body as { sha256: string };
    const fonds = `/fonds/${FONDS_ID}`;
    const order = { sha256, fileName: 'so.csv', kind: 'outgoing', year: 2015 };
    const { registerId } = await call(`post ${fonds}/register-imports`, 'importRegister', order);
    await store.scanFiles.insert(aScanFile(1, { state: 'review' }));
    const fields = { subject: aValue('Họp giao ban tuần') };
    await store.readings.saveResult(aResult(anId(1), ['trang'], [aDocument(1, 1, fields)]));
    await call(`post ${fonds}/register-matching`, 'matchRegisters', {});
    const idle = { running: false, done: 0, of: 0 };
    expect(await call(`get ${fonds}/register-matching`, 'readRegisterMatching')).to.deep.equal(idle);

    const rowId = (await store.registers.match(DOCUMENT))?.candidates[0]?.rowId;
    const late = { documentId: DOCUMENT, revision: 9, rowId: null };
    const items = [{ documentId: DOCUMENT, revision: 1, rowId }, late];
    const answer = await call('post /register-settlements', 'settleRegisterMatches', { items });
    expect(answer['refused']).to.deep.equal([{ documentId: DOCUMENT, code: 'stale' }]);
    const row = await call(`get /register-rows/${String(rowId)}`, 'readRegisterRow');
    expect(row['register']).to.deep.include({ kind: 'outgoing', year: 2015 });
    const back = { items: [{ documentId: DOCUMENT, revision: 2 }] };
    expect(await call('post /register-settlements', 'settleRegisterMatches', back)).to.deep.include({ refused: [] });
    const removed = await call(`delete /registers/${String(registerId)}`, 'removeRegister');
    expect(removed).to.deep.equal({ rows: 2, documents: 0 });
    expect((await as(app, 'archivist', `get /register-rows/${String(rowId)}`)).status).to.equal(404);
  });

  it('lists what was learned, switches it off, and forgets it', async () => {
    await store.scanFiles.insert(aScanFile(1, { state: 'done' }));
    await store.readings.saveResult(aResult(anId(1), ['trang'], [aDocument(1, 1)]));
    const facts = [{ kind: 'signer', name: 'Nguyễn Văn Mẫu', role: 'GIÁM ĐỐC', body: 'Sở Nội vụ' }] as const;
    await store.learned.teach({ documentId: DOCUMENT, year: 2015, facts, nextId: () => anId(9) });
    expect(await call('get /learned', 'listLearned')).to.deep.equal({
      items: [{ ...facts[0], id: anId(9), documents: 1, firstYear: 2015, lastYear: 2015, off: false }],
    });
    expect(await call(`patch /learned/${anId(9)}`, 'switchLearned', { off: true })).to.include({ off: true });
    await call(`delete /learned/${anId(9)}`, 'removeLearned');
    const gone = await as(app, 'archivist', `delete /learned/${anId(9)}`);
    expectDescribed(gone, 'removeLearned');
    expect(gone.status).to.equal(404);
    expect((await as(app, 'operator', 'get /learned')).status).to.equal(403);
  });

  it('tells nobody of registers but those who see everything', async () => {
    for (const role of ['operator', 'checker', 'council', 'reader'] as const)
      for (const way of [`/fonds/${FONDS_ID}/register-matches`, `/register-rows/${anId(1)}`, '/learned'])
        expect((await as(app, role, `get ${way}`)).status, `${role} ${way}`).to.equal(403);
  });
});
