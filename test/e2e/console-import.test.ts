import { join } from 'node:path';
import { expect } from 'chai';
import type { OpenStore } from '../../src/store/open-store.ts';
import { FONDS_ID } from '../support/archive/dossiers.ts';
import { DOSSIER_HEADS, DOSSIERS } from '../support/archive/workbooks.ts';
import { startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { createOfficeFiles } from '../support/http/office-files.ts';
import { pglite } from '../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../support/temp-dir.ts';

describeBrowser('console: import of a workbook', (openWindow) => {
  let store: OpenStore;
  let service: ArchiveConsole | undefined;
  let folder: string;

  const close = async () => {
    await service?.close();
    service = undefined;
  };
  before(async () => {
    folder = await makeTempDir();
  });
  beforeEach(async () => {
    store = await pglite.sharedStore();
    service = await startArchiveConsole(store, folder);
  });
  afterEach(close);
  after(async () => {
    await close();
    await removeTempDir(folder);
  });

  it('says row by row what a file would bring, and takes over what is good when it is told to', async () => {
    const path = join(folder, 'bảng kê.xlsx');
    const columns = DOSSIER_HEADS.map((header) => ({ header, width: 10 }));
    const good = DOSSIERS.map((row) => row.with(1, null));
    const rows = [...good, (good[0] ?? []).with(5, null)];
    await createOfficeFiles(folder).spreadsheets.write(path, [{ name: 'Bảng kê', columns, rows }]);
    const page = await openWindow(service?.url ?? '');
    await signIn(page, 'an', (await service?.addAccount('an', 'operator')) ?? '');
    await page.goto(`${service?.url ?? ''}/archive/fonds/${FONDS_ID}/import`);

    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('Hồ sơ: đọc 3 dòng, thêm 2').waitFor();
    await page.getByRole('table', { name: 'Nhận xét từng dòng' }).getByText('Bảng kê, dòng 4').first().waitFor();
    const before = await store.dossiers.count({ fondsId: FONDS_ID });
    await page.getByRole('button', { name: 'Nhận 2 hồ sơ' }).click();
    await page.getByText('Đã nhận').waitFor();

    expect(before).to.equal(0);
    expect(await store.dossiers.count({ fondsId: FONDS_ID })).to.equal(2);
  });
});
