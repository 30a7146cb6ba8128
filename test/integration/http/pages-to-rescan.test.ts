import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { createOfficeFiles } from '../../support/http/office-files.ts';
import { plantSecrets, SECRET } from '../../support/http/planted.ts';
import { aReadFile, anId } from '../../support/store/builders.ts';
import { pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('http: pages to be scanned again', function () {
  this.timeout(120_000);
  let store: OpenStore;
  let app: TestApp;
  let folder: string;

  before(async () => {
    folder = await makeTempDir();
    store = await pglite.sharedStore();
    app = await createArchiveApp(store, { office: createOfficeFiles(folder) });
    await plantSecrets(store, app);
    const open = await aReadFile(store, 90, { texts: ['một', 'hai'] });
    await store.scanFiles.update(open, 1, { state: 'done', name: 'thường.pdf' });
    // Every page that there is, the hidden ones too.
    await store.connection.execute(`update vankho.page set verdict = 'rescan'`);
  });
  after(() => removeTempDir(folder));

  async function listFor(role: Role): Promise<string> {
    const response = await as(app, role, 'get /pages-to-rescan').responseType('blob');
    expectDescribed(response, 'exportPagesToRescan');
    expect(response.status).to.equal(200);
    expect(response.get('content-disposition')).to.contain('trang-quet-lai.xlsx');
    const path = join(folder, `${role}.xlsx`);
    await writeFile(path, response.body as Buffer);
    const workbook = await createOfficeFiles(folder).spreadsheets.open(path);
    const texts: string[] = [];
    for (const { name } of workbook.sheets)
      for await (const row of workbook.read(name).rows)
        texts.push([...row.cells.values()].map(({ text }) => text).join('|'));
    workbook.close();
    return texts.join('\n');
  }

  it('come as a workbook for those who answer for the archive, who work on it, and who check it', async () => {
    for (const role of ['administrator', 'archivist', 'operator', 'checker'] as const)
      expect(await listFor(role))
        .to.contain('Trang nên quét lại')
        .and.to.match(/\|thường\.pdf\|2\|/u);
    for (const role of ['council', 'reader'] as const) {
      const response = await as(app, role, 'get /pages-to-rescan');
      expect(response.body, role).to.deep.include({ status: 403, code: 'role-missing' });
    }
  });

  it('name no file that is hidden from the caller', async () => {
    expect(await listFor('archivist')).to.contain(SECRET);
    for (const role of ['operator', 'checker'] as const) expect(await listFor(role)).not.to.contain(SECRET);
  });

  it('filter the list of files', async () => {
    const file = await store.scanFiles.find(anId(90));
    await store.scanFiles.update(anId(90), file?.revision ?? 0, { code: 'pages-to-see', details: { rescan: '1, 2' } });

    const rescan = await as(app, 'reader', 'get /scan-files?pages=rescan');
    const stamps = await as(app, 'reader', 'get /scan-files?pages=stamps');
    const other = await as(app, 'reader', 'get /scan-files?pages=other');

    for (const response of [rescan, stamps, other]) expectDescribed(response, 'listScanFiles');
    expect(rescan.body).to.have.nested.property('items.length', 1);
    expect(rescan.body).to.have.nested.property('items[0].id', anId(90));
    expect(stamps.body).to.deep.include({ items: [] });
    expect(other.status).to.equal(400);
  });
});
