import { expect } from 'chai';
import { FileError, RequestError, StoreError } from '../../../src/ports/errors.ts';
import { ACCESS_PDF, IMAGE } from '../../support/http/fake-service.ts';
import { as, createTestApp, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { aReading, aScanFile, idOf } from '../../support/http/seed.ts';

describe('http/routes', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp();
  });
  const doc = `${idOf(1)}-1`;

  it('tells the state of the service, and of paths only the last part', async () => {
    const response = await as(app, 'checker', 'get /status');

    expectDescribed(response, 'readStatus');
    expect(response.body).to.deep.include({ engine: 'tesseract 5.3.0 vie' });
    expect(response.body).to.have.nested.property('scanFiles.withheld', 1);
    expect(response.body).to.have.nested.property('hosts[0].checkedAt', '2026-11-24T08:00:00.000Z');
    expect(response.body).to.have.nested.property('hosts[0].findings[0].details.file', 'inbox');
    expect(response.text).not.to.contain('/srv');
  });

  it('lists documents by filter, a page at a time', async () => {
    const first = await as(app, 'reader', 'get /documents?limit=1');
    const next = (first.body as { next: string }).next;
    const second = await as(app, 'reader', `get /documents?limit=1&after=${next}`);
    const review = await as(app, 'reader', 'get /documents?needsReview=true');
    const typed = await as(app, 'reader', `get /documents?documentType=${encodeURIComponent('Tờ trình')}`);

    for (const response of [first, second, review, typed]) expectDescribed(response, 'listDocuments');
    expect(first.body).to.have.nested.property('items[0].id', doc);
    expect(second.body).to.have.nested.property('items[0].id', `${idOf(1)}-2`);
    expect(second.body).not.to.have.property('next');
    expect(review.body).to.have.property('items').with.lengthOf(1);
    expect(review.body).to.have.nested.property('items[0].fields.number.value', '103');
    expect(typed.body).to.have.nested.property('items[0].id', `${idOf(1)}-2`);
  });

  it('finds the twin of a filter written in NFD', async () => {
    const nfd = encodeURIComponent('Tờ trình'.normalize('NFD'));

    const response = await as(app, 'reader', `get /documents?documentType=${nfd}`);

    expect(response.body).to.have.property('items').with.lengthOf(1);
  });

  it('refuses a cursor that is none, naming it', async () => {
    const response = await as(app, 'reader', 'get /documents?after=abc');

    expectDescribed(response, 'listDocuments');
    expect(response.body).to.deep.include({ status: 400 }).and.to.have.nested.property('errors[0].field', 'after');
  });

  it('shows one document with opinions, pages, file and neighbours', async () => {
    const response = await as(app, 'council', `get /documents/${doc}`);

    expectDescribed(response, 'readDocument');
    expect(response.body).to.have.nested.property('fields.number.opinions.model.value', '103');
    expect(response.body).to.have.nested.property('fields.number.effective.needsReview', true);
    expect(response.body).to.have.property('pages').with.lengthOf(1);
    expect(response.body)
      .to.have.property('neighbours')
      .that.deep.equals({ next: `${idOf(1)}-2` });
    expect(response.text).not.to.contain('/srv');
  });

  it('keeps a value of a person beside that of the machine, in NFC, and takes it back', async () => {
    const put = await as(app, 'operator', `put /documents/${doc}/fields/documentType`).send({
      value: '  Tờ trình '.normalize('NFD'),
      revision: 1,
    });
    const { revision } = put.body as { revision: number };
    const back = await as(app, 'operator', `delete /documents/${doc}/fields/documentType?revision=${String(revision)}`);

    expectDescribed(put, 'correctField');
    expect(put.body).to.have.nested.property('fields.documentType.effective.value', 'Tờ trình');
    expect(put.body).to.have.nested.property('fields.documentType.effective.origin', 'human');
    expect(put.body).to.have.nested.property('fields.documentType.opinions.model.value', 'Quyết định');
    expectDescribed(back, 'takeBackField');
    expect(back.body).to.have.nested.property('fields.documentType.effective.origin', 'model');
    const ledger = await app.service.store.ledger.list({ subject: doc }, { limit: 9 });
    expect(ledger.items.map(({ actor, action }) => `${actor} ${action}`)).to.deep.equal([
      'operator-1 field.corrected',
      'operator-1 field.corrected',
    ]);
  });

  const wrongValues: readonly (readonly [string, unknown, string])[] = [
    ['number', 'không số', 'number'],
    ['issuedOn', '2020-02-31', 'issuedOn'],
    ['issuedOn', '12/05/2020', 'issuedOn'],
    ['urgency', 'Chậm', 'urgency'],
    ['sheetCount', '3', 'sheetCount'],
    ['addressees', [' '], 'addressees.0'],
    ['addressees', [1], 'value'],
    ['subject', '', 'subject'],
    ['subject', null, 'value'],
    ['subject', { a: 1 }, 'value'],
  ];
  for (const [field, value, named] of wrongValues)
    it(`refuses ${field} = ${JSON.stringify(value)} and names ${named}`, async () => {
      const response = await as(app, 'operator', `put /documents/${doc}/fields/${field}`).send({
        value,
        revision: 1,
      });

      expectDescribed(response, 'correctField');
      expect(response.status).to.equal(400);
      expect(response.body).to.have.nested.property('errors[0].field', named);
      expect(response.body)
        .to.have.nested.property('errors[0].message')
        .that.matches(/^\p{Lu}.*\.$/u);
    });

  it('answers 409 when somebody else was faster', async () => {
    await as(app, 'operator', `put /documents/${doc}/fields/number`).send({ value: '108', revision: 1 });

    const late = await as(app, 'archivist', `put /documents/${doc}/fields/number`).send({
      value: '109',
      revision: 1,
    });

    expectDescribed(late, 'correctField');
    expect(late.body).to.deep.include({ status: 409, code: 'stale', type: 'urn:vankho:problem:stale' });
  });

  it('makes all shown values those of a person', async () => {
    const response = await as(app, 'archivist', `post /documents/${doc}/confirm`).send({ revision: 1 });

    expectDescribed(response, 'confirmDocument');
    expect(response.body).to.deep.include({ needsReview: false });
    expect(response.body).to.have.nested.property('fields.number.effective.origin', 'human');
  });

  it('lists scan files by state and by part of the name without marks', async () => {
    const response = await as(app, 'reader', 'get /scan-files?state=failed&name=van%20ban');

    expectDescribed(response, 'listScanFiles');
    expect(response.body).to.have.nested.property('items[0].code', 'file-encrypted');
    expect(response.body).to.have.nested.property('items[0].message').that.contains('đòi mật khẩu');
    expect(response.text).not.to.contain('/srv');
  });

  it('shows one scan file with pages and documents', async () => {
    const response = await as(app, 'reader', `get /scan-files/${idOf(1)}`);

    expectDescribed(response, 'readScanFile');
    expect(response.body).to.have.property('documents').with.lengthOf(2);
    expect(response.body).to.deep.include({ sameAs: [] });
  });

  it('names the files of the same content, those that are gone left out', async () => {
    const { sha256 } = aScanFile(1);
    await app.service.store.scanFiles.insert(aScanFile(5, { sha256, state: 'done' }));
    await app.service.store.scanFiles.insert(aScanFile(6, { sha256, state: 'gone' }));

    const response = await as(app, 'reader', `get /scan-files/${idOf(1)}`);

    expectDescribed(response, 'readScanFile');
    const { id: scanFileId, name, state } = aScanFile(5, { state: 'done' });
    expect(response.body).to.deep.include({ sameAs: [{ scanFileId, name, state }] });
  });

  it('says of a file in retry how often it was tried, when again, and why', async () => {
    const nextAt = new Date('2026-11-24T09:00:00Z');
    app.service.retrying.push({ key: idOf(2), code: 'timeout', attempts: 3, nextAt });

    const one = await as(app, 'reader', `get /scan-files/${idOf(2)}`);
    const list = await as(app, 'reader', 'get /scan-files?state=failed');
    const failures = await as(app, 'operator', 'get /failures');
    const other = await as(app, 'reader', `get /scan-files/${idOf(1)}`);

    expectDescribed(one, 'readScanFile');
    expectDescribed(list, 'listScanFiles');
    expectDescribed(failures, 'listFailures');
    const retry = { attempts: 3, nextAt: nextAt.toISOString(), code: 'timeout' };
    for (const [response, place] of [
      [one, 'scanFile'],
      [list, 'items[0]'],
      [failures, 'scanFiles.items[0]'],
    ] as const) {
      expect(response.body).to.have.nested.property(`${place}.retry`).that.deep.includes(retry);
      expect(response.body).to.have.nested.property(`${place}.retry.message`).that.contains('không trả lời kịp');
    }
    expect(other.body).not.to.have.nested.property('scanFile.retry');
  });

  it('shows what was read on a page, with findings in words', async () => {
    const response = await as(app, 'reader', `get /scan-files/${idOf(1)}/pages/1`).set('Accept-Language', 'en');

    expectDescribed(response, 'readPage');
    expect(response.body).to.have.nested.property('findings[0].message').that.contains('150 ppi');
    expect(response.body).not.to.have.property('measures');
    expect(response.body).to.deep.include({ signing: aReading(1, '').signing });
  });

  it('sends the page image once, then 304', async () => {
    const url = `get /scan-files/${idOf(1)}/pages/1/image?width=800`;
    const first = await as(app, 'reader', url);
    const again = await as(app, 'reader', url).set('If-None-Match', first.get('etag') ?? '');

    expectDescribed(first, 'readPageImage');
    expect(first.body).to.deep.equal(IMAGE);
    expect(first.get('cache-control')).to.equal('private, no-cache');
    expectDescribed(again, 'readPageImage');
    expect(again.status).to.equal(304);
    expect(app.service.rendered).to.deep.equal([{ scanFileId: idOf(1), page: 1, width: 800, turn: 0 }]);
  });

  it('sends a page upright as its reader found it must be turned, and as another image', async () => {
    const { store } = app.service;
    const [identity, readings] = [await store.readings.identity(idOf(1)), await store.readings.readings(idOf(1))];
    if (!identity) throw new Error('not read');
    const turned = readings.map((reading) => ({ ...reading, rotation: 270 as const }));
    await store.readings.saveResult({ scanFileId: idOf(1), identity, engine: 'x', readings: turned, documents: [] });
    const url = `get /scan-files/${idOf(1)}/pages/1/image?width=220`;

    const upright = await as(app, 'reader', `${url}&upright=true`);
    const lying = await as(app, 'reader', url).set('If-None-Match', upright.get('etag') ?? '');

    expectDescribed(upright, 'readPageImage');
    expect(lying.status).to.equal(200);
    expect(app.service.rendered.map(({ turn }) => turn)).to.deep.equal([270, 0]);
  });

  it('tells what went wrong with an image without a path', async () => {
    app.service.renderError = new FileError('file-not-found', 'gone', { details: { file: '/srv/very/secret/1.pdf' } });

    const response = await as(app, 'reader', `get /scan-files/${idOf(1)}/pages/1/image`);

    expectDescribed(response, 'readPageImage');
    expect(response.body).to.deep.include({ status: 404, code: 'file-not-found' });
    expect(response.text).to.contain('«1.pdf»').and.not.to.contain('/srv');
  });

  it('sends the access PDF under the name of the scan', async () => {
    const response = await as(app, 'reader', `get /scan-files/${idOf(4)}/access-pdf`);
    const missing = await as(app, 'reader', `get /scan-files/${idOf(1)}/access-pdf`);

    expectDescribed(response, 'readAccessPdf');
    expect(response.body).to.deep.equal(ACCESS_PDF);
    expect(response.get('content-disposition')).to.match(/^attachment; filename=.*; filename\*=UTF-8''v%C4%83n/);
    expectDescribed(missing, 'readAccessPdf');
    expect(missing.status).to.equal(404);
  });

  it('does not let a file name write headers', async () => {
    const name = 'a"\r\nSet-Cookie: x=1\r\n\u202e.pdf';
    await app.service.store.scanFiles.insert(aScanFile(9, { state: 'done', name }));

    const response = await as(app, 'reader', `get /scan-files/${idOf(9)}/access-pdf`);

    expect(response.status).to.equal(200);
    expect(response.get('set-cookie')).to.equal(undefined);
    expect(response.get('content-disposition')).not.to.match(/[\r\n]/);
  });

  it('says what taking our last write in the host back would bring', async () => {
    const response = await as(app, 'operator', `get /scan-files/${idOf(4)}/undo-host-write`);
    const nothing = await as(app, 'operator', `get /scan-files/${idOf(1)}/undo-host-write`);

    expectDescribed(response, 'planUndo');
    const values = [{ field: 'number', now: '12', before: null }];
    expect(response.body).to.deep.equal({ written: true, asked: false, values });
    expect(nothing.body).to.deep.equal({ written: false, asked: false, values: [] });
    expect((await as(app, 'reader', `get /scan-files/${idOf(4)}/undo-host-write`)).status).to.equal(403);
  });

  it('has our last write in the host taken back', async () => {
    const response = await as(app, 'operator', `post /scan-files/${idOf(4)}/undo-host-write`);
    const nothing = await as(app, 'operator', `post /scan-files/${idOf(1)}/undo-host-write`);

    expectDescribed(response, 'undoHostWrite');
    expectDescribed(nothing, 'undoHostWrite');
    expect([response.status, nothing.status]).to.deep.equal([202, 404]);
  });

  it('reads a file again', async () => {
    const response = await as(app, 'operator', `post /scan-files/${idOf(4)}/read-again`);

    expectDescribed(response, 'readAgain');
    expect(response.body).to.have.property('state', 'received');
  });

  it('searches text and fields, without and with marks', async () => {
    const folded = await as(app, 'reader', 'get /search?q=chinh%20ly&field.documentType=quyet');
    const exact = await as(app, 'reader', 'get /search?q=chinh%20ly&marks=true');
    const dated = await as(app, 'reader', 'get /search?from=2019&to=2019-12-31');

    for (const response of [folded, exact, dated]) expectDescribed(response, 'search');
    expect(folded.body).to.have.property('total', 1);
    expect(exact.body).to.have.property('total', 0);
    expect(dated.body).to.have.nested.property('hits[0].documentId', doc);
  });

  it('refuses a search for nothing', async () => {
    const response = await as(app, 'reader', 'get /search?q=%20');

    expectDescribed(response, 'search');
    expect(response.body).to.have.nested.property('errors[0].field', 'q');
  });

  it('lists dead jobs and failed files, and sends a job again', async () => {
    app.service.dead.push({
      id: 'job-1',
      name: 'read-scan-file',
      key: idOf(2),
      payload: { scanFileId: idOf(2) },
      code: 'file-broken',
      reason: 'ENOENT: /srv/very/secret/2.pdf',
      failedAt: new Date('2026-11-24T09:00:00Z'),
      attempts: 3,
    });

    app.service.dead.push({
      ...{ id: 'job-3', name: 'sweep-host', key: 'inbox', code: 'unavailable', reason: 'x', attempts: 5 },
      payload: { hostId: 'inbox' },
      failedAt: new Date('2026-11-24T09:00:00Z'),
    });

    const response = await as(app, 'operator', 'get /failures');
    const redriven = await as(app, 'operator', 'post /failures/job-1/redrive');
    const unknown = await as(app, 'operator', 'post /failures/job-2/redrive');

    expectDescribed(response, 'listFailures');
    expect(response.body).to.have.nested.property('jobs[0].fileName', 'hộp 1/văn bản 2.pdf');
    expect(response.body).to.have.nested.property('jobs[1].hostId', 'inbox');
    expect(response.text).not.to.contain('/srv');
    expectDescribed(redriven, 'redriveJob');
    expect(redriven.status).to.equal(202);
    expectDescribed(unknown, 'redriveJob');
    expect(unknown.status).to.equal(404);
  });

  it('lists and checks the ledger', async () => {
    const list = await as(app, 'checker', 'get /ledger?limit=2');
    const report = await as(app, 'checker', 'get /ledger/verify');

    expectDescribed(list, 'listLedger');
    expect(list.body).to.have.property('items').with.lengthOf(2);
    expectDescribed(report, 'verifyLedger');
    expect(report.body).to.have.property('ok', true);
  });

  it('gives the document schema for forms', async () => {
    const response = await as(app, 'reader', 'get /schema/document');

    expectDescribed(response, 'readDocumentSchema');
    expect(JSON.parse(response.text)).to.have.property('$id', 'urn:vankho:schema:document:1');
  });

  const missing = idOf(99);
  for (const [method, path, operation] of [
    ['get', `/documents/${missing}-1`, 'readDocument'],
    ['get', `/scan-files/${missing}`, 'readScanFile'],
    ['get', `/scan-files/${missing}/pages/1`, 'readPage'],
    ['get', `/scan-files/${missing}/pages/1/image`, 'readPageImage'],
    ['get', `/scan-files/${idOf(1)}/pages/3/image`, 'readPageImage'],
    ['get', `/scan-files/${missing}/access-pdf`, 'readAccessPdf'],
    ['post', `/scan-files/${missing}/read-again`, 'readAgain'],
    ['get', `/scan-files/${missing}/marked-page`, 'readMarkedPage'],
  ] as const)
    it(`answers 404 for ${method} ${path.replace(missing, '…')}`, async () => {
      const response = await as(app, 'administrator', `${method} ${path}`);

      expectDescribed(response, operation);
      expect(response.body).to.deep.include({ status: 404, code: 'not-found' });
    });

  it('tells a store that is down as 503, and an unforeseen error as 500 with the id of the request only', async () => {
    app.service.store.failNext(new StoreError('store-unreachable', 'connect ECONNREFUSED 10.0.0.7:5432'));
    const down = await as(app, 'reader', 'get /documents');
    app.service.renderError = new RequestError('invalid-request', 'x', { details: { reason: '/srv/very/secret' } });
    const refused = await as(app, 'reader', `get /scan-files/${idOf(1)}/pages/1/image`);
    app.service.renderError = new TypeError('secret of /srv/very/secret');
    const broken = await as(app, 'reader', `get /scan-files/${idOf(1)}/pages/2/image`);

    expect(down.status).to.equal(503);
    expect(refused.status).to.equal(400);
    expect(broken.status).to.equal(500);
    const { requestId, detail } = broken.body as { requestId: string; detail: string };
    expect(detail).to.contain(requestId);
    const told = [down, refused, broken].map(({ text }) => text).join('') + app.service.log.join('');
    expect(told).not.to.match(/10\.0\.0\.7|\/srv|secret of|node_modules|at \w+ \(/);
    expect(app.service.log.some((line) => line.includes(requestId) && line.includes('TypeError'))).to.equal(true);
  });
});
