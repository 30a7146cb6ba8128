import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { drawHtml } from '../support/appendix/draw-html.ts';
import type { DrawnRow } from '../support/appendix/lay-out.ts';
import { startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../support/temp-dir.ts';

const ROWS: readonly DrawnRow[] = [
  { kind: 'heading', no: 'STT', title: 'Tên nhóm hồ sơ, tài liệu', period: 'Thời hạn bảo quản' },
  { kind: 'group', no: '', title: '1. Tài liệu tổng hợp', period: '' },
  { kind: 'line', no: '1', title: 'Hồ sơ hội nghị tổng kết năm', period: 'Vĩnh viễn' },
  { kind: 'line', no: '2', title: 'Giấy mời, lịch công tác', period: '' },
  { kind: 'line', no: '3', title: 'Công văn trao đổi', period: '10 năm' },
];

describeBrowser('console: an official appendix', (openWindow) => {
  let service: ArchiveConsole | undefined;
  let folder: string;
  let page: Page;

  before(async () => {
    folder = await makeTempDir();
    service = await startArchiveConsole(await pglite.sharedStore(), folder);
    page = await openWindow(service.url);
    await signIn(page, 'an', await service.addAccount('an', 'archivist'));
    await page.goto(`${service.url}/archive/schedules`);
  });
  after(async () => {
    await service?.close();
    await removeTempDir(folder);
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('is reviewed by keyboard, doubts first, gone on with after a break, and made a draft', async () => {
    await page.getByRole('link', { name: 'Nạp phụ lục chính thức…' }).click();
    await page.getByRole('heading', { name: 'Nạp phụ lục thời hạn bảo quản' }).waitFor();
    const file = { name: 'phụ lục.html', mimeType: 'text/html', buffer: drawHtml(ROWS) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('1 dòng phải xem', { exact: false }).waitFor();
    expect(await page.getByRole('option', { selected: true }).innerText()).to.contain('Giấy mời');
    await page.getByText('Thiếu thời hạn', { exact: false }).waitFor();
    expect(await button('Lập bảng thời hạn…').isDisabled()).to.equal(true);

    await page.reload();
    await button('Rà soát tiếp').click();
    await page.getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type('1 năm');
    await page.screenshot({ path: process.env['SHOT'] ?? '/dev/null', type: 'png' });
    await page.keyboard.press('Enter');
    await page.getByText('0 dòng phải xem', { exact: false }).waitFor();

    await button('Lập bảng thời hạn…').click();
    await page.getByLabel('Mã bảng').fill('tt-mau');
    await page.getByLabel('Tên bảng').fill('Bảng thời hạn mẫu');
    await page.keyboard.press('Enter');
    await page.getByText('Phải điền.').waitFor();
    await page.getByLabel('Cơ quan ban hành').fill('Bộ Nội vụ');
    await button('Lập bản nháp').click();
    await page.waitForURL('**/archive/schedules/tt-mau/1');
    await page.getByText('Bản nháp').first().waitFor();
    await page.getByText('1 năm').waitFor();
    await page.getByRole('link', { name: 'Bảng thời hạn bảo quản' }).first().click();
    await page.getByText('một phần').waitFor();
  });
});
