import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
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

  const forgetFiles = async () => {
    const found = await readdir(path.join(folder, 'staged'), { recursive: true, withFileTypes: true });
    await Promise.all(found.filter((one) => one.isFile()).map((one) => rm(path.join(one.parentPath, one.name))));
  };
  const selected = () => page.getByRole('option', { selected: true });

  it('is reviewed by keyboard, made a draft though its file is gone, and put into force by another person', async () => {
    await page.getByRole('link', { name: 'Nạp phụ lục chính thức…' }).click();
    await page.getByRole('heading', { name: 'Nạp phụ lục thời hạn bảo quản' }).waitFor();
    const file = { name: 'phụ lục.html', mimeType: 'text/html', buffer: drawHtml(ROWS) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('1 dòng phải xem', { exact: false }).waitFor();
    expect(await selected().innerText()).to.contain('Giấy mời');
    await page.getByText('Thiếu thời hạn', { exact: false }).waitFor();
    expect(await button('Lập bảng thời hạn…').isDisabled()).to.equal(true);

    await page.reload();
    await button('Rà soát tiếp').click();
    await selected().waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type('1 năm');
    await page.keyboard.press('Enter');
    await page.getByText('0 dòng phải xem', { exact: false }).waitFor();

    // A row that holds two lines.
    await page.getByRole('option').filter({ hasText: 'Công văn trao đổi' }).click();
    await button('Ghi và tách thêm dòng').click();
    await page.getByText('Dòng vừa tách', { exact: false }).waitFor();
    await page.getByText('1 dòng phải xem', { exact: false }).waitFor();
    await page.getByLabel('Tên nhóm hồ sơ, tài liệu').fill('Công văn mời họp');
    await page.getByLabel('Thời hạn bảo quản', { exact: true }).fill('2 năm');
    await button('Ghi và nhận').click();
    await page.getByText('0 dòng phải xem', { exact: false }).waitFor();
    await forgetFiles();

    await button('Lập bảng thời hạn…').click();
    await page.getByLabel('Mã bảng').fill('tt-mau');
    await page.getByLabel('Tên bảng').fill('Bảng thời hạn mẫu');
    await page.keyboard.press('Enter');
    await page.getByText('Phải điền.').waitFor();
    await page.getByLabel('Cơ quan ban hành').fill('Bộ Nội vụ');
    await button('Lập bản nháp').click();
    await page.getByText('Máy chủ không còn giữ tệp phụ lục').waitFor();
    const input = page.locator('input[type=file]').last();
    await input.setInputFiles({ ...file, buffer: drawHtml(ROWS.slice(0, -1)) });
    await page.getByText('Đây là tệp khác.', { exact: false }).waitFor();
    await input.setInputFiles(file);
    await page.waitForURL('**/archive/schedules/tt-mau/1');
    await button('Đề nghị áp dụng').waitFor();
    await page.getByText('Công văn mời họp').waitFor();
    await page.getByText('1 năm').waitFor();
    await button('Đề nghị áp dụng').click();
    await page.getByText('cần một lưu trữ viên khác').waitFor();
    await page.context().close();

    const address = service?.url ?? '';
    page = await openWindow(address);
    await signIn(page, 'bình', (await service?.addAccount('bình', 'archivist')) ?? '');
    await page.goto(`${address}/archive/schedules`);
    await page.getByText('một phần').waitFor();
    await page.getByRole('row').filter({ hasText: 'Chờ áp dụng' }).getByRole('link').click();
    await button('Áp dụng').click();
    await page.getByText('Đang áp dụng').first().waitFor();
  });
});
