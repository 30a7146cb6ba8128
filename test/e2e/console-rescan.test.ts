import { expect } from 'chai';
import { describeConsole } from '../support/console/console-suite.ts';
import { officeFiles, stampedFile } from '../support/console/fixtures.ts';

const LIST = 'Danh sách trang nên quét lại (Excel)';

describeConsole('console: pages that a person must see', ({ open }) => {
  const files = () => {
    const [first, ...others] = officeFiles();
    if (!first) throw new Error('no file');
    const row = { ...first.row, code: 'pages-to-see', details: { rescan: '1' } };
    return [{ ...first, row }, ...others, stampedFile()];
  };

  it('filter the files, and the filter stays in the address', async () => {
    const { page, go } = await open('operator', files());
    await go('/files');
    const names = () => page.locator('.list tbody .row-link').allInnerTexts();

    await page.getByRole('combobox', { name: 'Trang cần xem' }).click();
    await page.getByRole('option', { name: 'Có trang nên quét lại' }).click();
    await page.getByText('hộp 14/tờ 3.pdf').waitFor({ state: 'detached' });
    const rescan = await names();
    await page.getByText('nên quét lại trang 1').waitFor();
    const address = new URL(page.url()).search;
    await go('/files?pages=stamps');
    await page.getByText('hộp 14/tờ 3.pdf').waitFor();

    expect(rescan).to.deep.equal([files()[0]?.row.name]);
    expect(address).to.equal('?pages=rescan');
    expect(await names()).to.deep.equal(['hộp 14/tờ 3.pdf']);
  });

  it('are told of on the overview, with the way to them, to whom they are work', async () => {
    const { page } = await open('archivist', files());

    const steps = page.getByRole('region', { name: 'Việc cần làm tiếp' });
    await steps.getByText('1 tệp có trang nên quét lại').waitFor();
    const stamps = steps.locator('.next-step', { hasText: '1 tệp có dấu chưa đọc được, cần người xem' });
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/overview.png` });
    await stamps.getByRole('link', { name: 'Xem danh sách' }).click();

    await page.getByText('hộp 14/tờ 3.pdf').waitFor();
    expect(new URL(page.url()).search).to.equal('?pages=stamps');
  });

  it('are taken to the scanner as a workbook', async () => {
    const { page, go } = await open('operator', files());
    await page.route('**/api/v1/pages-to-rescan', (route) =>
      route.fulfill({ body: 'PK', headers: { 'Content-Disposition': 'attachment; filename="trang-quet-lai.xlsx"' } }),
    );
    await go('/files');
    const download = page.waitForEvent('download');

    await page.getByRole('button', { name: LIST }).click();

    expect((await download).suggestedFilename()).to.equal('trang-quet-lai.xlsx');
  });

  it('offer the workbook to nobody who only reads', async () => {
    const { page, go } = await open('reader', files());
    await go('/files');

    await page.getByText('hộp 14/tờ 3.pdf').waitFor();

    expect(await page.getByRole('button', { name: LIST }).count()).to.equal(0);
  });
});
