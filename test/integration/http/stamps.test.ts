import { expect } from 'chai';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { as, createTestApp, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { aReading, idOf } from '../../support/http/seed.ts';

const FILE = `/scan-files/${idOf(1)}`;

describe('http: stamps that could not be read', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp();
    const { scanFiles, readings } = app.service.store;
    const stamped = { ...aReading(2, 'trang hai'), findings: [{ code: 'stamp-unread' as const }] };
    await readings.saveResult({
      scanFileId: idOf(1),
      identity: { format: 'pdf', mediaType: 'application/pdf', bytes: 1000, sha256: 'a', signed: false, pages: [] },
      engine: 'máy 1',
      readings: [aReading(1, 'trang một'), stamped],
      documents: [{ firstPage: 1, lastPage: 2, fields: {} }],
    });
    await scanFiles.update(idOf(1), 1, { code: 'pages-to-see', details: { stamps: '2' } });
  });
  const declare = (role: Role, body: object, page = 2) =>
    as(app, role, `put ${FILE}/pages/${String(page)}/seen-stamp`).send(body);

  it('are settled by an archivist; file, page and documents ask no more', async () => {
    const before = await as(app, 'reader', `get ${FILE}`);
    const declared = await declare('archivist', { revision: 2 });
    const after = await as(app, 'reader', `get ${FILE}`);
    const page = await as(app, 'reader', `get ${FILE}/pages/2`);
    const document = await as(app, 'reader', `get /documents/${idOf(1)}-1`);

    expectDescribed(declared, 'declareNoMark');
    expect(declared.body).to.deep.include({ state: 'review', code: null, details: {}, revision: 3 });
    for (const response of [before, after]) expectDescribed(response, 'readScanFile');
    expect(before.body).to.deep.include({ stamps: [{ page: 2, seen: false }] });
    expect(after.body).to.deep.include({ stamps: [{ page: 2, seen: true }] });
    expect(after.body).to.have.nested.property('pages[1].verdict', 'good');
    expect(page.body).to.deep.include({ findings: [], verdict: 'good' });
    expect(document.body).to.have.nested.property('pages[1].verdict', 'good');
  });

  it('ask again when it is taken back', async () => {
    await declare('administrator', { revision: 2 });

    const back = await as(app, 'archivist', `delete ${FILE}/pages/2/seen-stamp?revision=3`);
    const page = await as(app, 'reader', `get ${FILE}/pages/2`);

    expectDescribed(back, 'takeBackNoMark');
    expect(back.body).to.deep.include({ code: 'pages-to-see', details: { stamps: '2' } });
    expect(back.body).to.have.property('message').that.contains('trang 2');
    expect(page.body).to.have.nested.property('findings[0].code', 'stamp-unread');
  });

  it('are no matter for a contractor, a checker or a reader', async () => {
    for (const role of ['operator', 'checker', 'council', 'reader'] as const) {
      const responses = [
        await declare(role, { revision: 2 }),
        await as(app, role, `delete ${FILE}/pages/2/seen-stamp?revision=2`),
      ];
      for (const response of responses)
        expect(response.body, role).to.deep.include({ status: 403, code: 'role-missing' });
    }
    const after = await as(app, 'archivist', `get ${FILE}`);
    expect(after.body).to.deep.include({ stamps: [{ page: 2, seen: false }] });
  });

  it('are settled only where there is one, as they were seen, and not of a withheld file', async () => {
    const none = await declare('archivist', { revision: 2 }, 1);
    const stale = await declare('archivist', { revision: 1 });
    const noRevision = await declare('archivist', {});
    const withheld = await as(app, 'archivist', `put /scan-files/${idOf(3)}/pages/1/seen-stamp`).send({ revision: 1 });

    expect(none.body).to.deep.include({ status: 400, code: 'invalid-request' });
    expect(stale.body).to.deep.include({ status: 409, code: 'stale' });
    expect(noRevision.body).to.deep.include({ status: 400 });
    expect(withheld.body).to.deep.include({ status: 403, code: 'withheld' });
    for (const response of [none, stale, noRevision, withheld]) expectDescribed(response, 'declareNoMark');
  });
});
