import { expect } from 'chai';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { IMAGE } from '../../support/http/fake-service.ts';
import { as, createTestApp, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { idOf } from '../../support/http/seed.ts';

describe('http: withheld files', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp();
  });

  for (const path of ['/pages/1', '/pages/1/image', '/access-pdf'])
    it(`gives nothing of a withheld file: ${path}`, async () => {
      const response = await as(app, 'administrator', `get /scan-files/${idOf(3)}${path}`);

      expect(response.status).to.equal(403);
      expect(response.body).to.have.property('code', 'withheld');
      expect(app.service.rendered).to.deep.equal([]);
    });

  it('shows an archivist the page to be judged, from no cache, and lets nobody else see it', async () => {
    const page = await as(app, 'archivist', `get /scan-files/${idOf(3)}/marked-page?width=900`);
    const open = await as(app, 'archivist', `get /scan-files/${idOf(1)}/marked-page`);
    const contractor = await as(app, 'operator', `get /scan-files/${idOf(3)}/marked-page`);

    expectDescribed(page, 'readMarkedPage');
    expect(page.body).to.deep.equal(IMAGE);
    expect(page.get('cache-control')).to.equal('no-store');
    expect(page.get('etag')).to.equal(undefined);
    expectDescribed(open, 'readMarkedPage');
    expect(open.body).to.deep.include({ status: 409, code: 'forbidden-move' });
    expect(contractor.body).to.deep.include({ status: 403, code: 'role-missing' });
    expect(app.service.judged).to.deep.equal([{ scanFileId: idOf(3), width: 900, actor: 'archivist-1' }]);
  });

  it('lifts a withholding on the word of an archivist, with a reason of ten letters', async () => {
    const lift = (role: Role, body: object) =>
      as(app, role, `post /scan-files/${idOf(3)}/lift-withholding`).send({ revision: 1, page: 1, ...body });

    const short = await lift('archivist', { reason: 'Nhầm! 123456789' });
    const none = await lift('archivist', {});
    const contractor = await lift('operator', { reason: 'Không phải dấu mật' });
    const stale = await lift('administrator', { reason: 'Không phải dấu mật', revision: 0 });
    const lifted = await lift('administrator', { reason: 'Không phải dấu mật'.normalize('NFD') });

    for (const response of [short, none]) {
      expectDescribed(response, 'liftWithholding');
      expect(response.status).to.equal(400);
      expect(response.body).to.have.nested.property('errors[0].field', 'reason');
    }
    expect(contractor.body).to.deep.include({ status: 403, code: 'role-missing' });
    expectDescribed(stale, 'liftWithholding');
    expect(stale.body).to.deep.include({ status: 409, code: 'stale' });
    expectDescribed(lifted, 'liftWithholding');
    expect(lifted.body).to.deep.include({ state: 'received', code: null });
    const said = { scanFileId: idOf(3), page: 1, reason: 'Không phải dấu mật', actor: 'administrator-1' };
    expect(app.service.judged.at(-1)).to.deep.equal({ ...said, revision: 1 });
  });

  it('withholds a file on the word of an archivist, with level, page and a reason of ten letters', async () => {
    const mark = { revision: 1, level: 'TỐI MẬT', page: 2 };
    const withhold = (role: Role, body: object) =>
      as(app, role, `post /scan-files/${idOf(1)}/withhold`).send({ ...mark, ...body });
    const reason = 'Trang 2 có dấu bị mờ';

    const short = await withhold('archivist', { reason: 'mật' });
    const level = await withhold('archivist', { reason, level: 'KÍN' });
    const contractor = await withhold('operator', { reason });
    const stale = await withhold('archivist', { reason, revision: 0 });
    const withheld = await withhold('archivist', { reason: reason.normalize('NFD') });

    expect(short.body).to.have.nested.property('errors[0].field', 'reason');
    expect(level.body).to.have.nested.property('errors[0].field', 'level');
    expect(contractor.body).to.deep.include({ status: 403, code: 'role-missing' });
    expect(stale.body).to.deep.include({ status: 409, code: 'stale' });
    for (const response of [short, level, stale, withheld]) expectDescribed(response, 'withholdFile');
    expect(withheld.body).to.deep.include({ state: 'withheld', details: { level: 'TỐI MẬT', page: 2 } });
    const said = { scanFileId: idOf(1), ...mark, reason, actor: 'archivist-1' };
    expect(app.service.judged.at(-1)).to.deep.equal(said);
  });
});
