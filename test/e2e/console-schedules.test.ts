import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { aSchedule, anItem, inGroup } from '../support/archive/schedules.ts';
import { startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';

const SUB = { ...anItem('tt-mau/1/2/a', '10 năm'), title: 'Báo cáo hằng quý' };
const SCHEDULE = aSchedule(
  { id: 'tt-mau', title: 'Bảng thời hạn mẫu' },
  inGroup('tt-mau', [
    { ...anItem('tt-mau/1/1', '20 năm'), title: 'Hồ sơ hội nghị tổng kết' },
    { ...anItem('tt-mau/1/2', ''), text: null, period: null, title: 'Báo cáo', sub: [SUB] },
  ]),
);

describeBrowser('console: retention schedules', (openWindow) => {
  let service: ArchiveConsole | undefined;
  let page: Page;

  const enter = async (name: string) => {
    if (!service) throw new Error('No service');
    const secret = await service.addAccount(name, 'archivist');
    page = await openWindow(service.url);
    await signIn(page, name, secret);
    await page.goto(`${service.url}/archive/schedules`);
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const close = async () => {
    await service?.close();
    service = undefined;
  };
  beforeEach(async () => {
    service = await startArchiveConsole(await pglite.sharedStore());
  });
  afterEach(close);
  // Also where a failing hook skipped the one above: an open service would keep the run from ending.
  after(close);

  const takeIn = async () => {
    const buffer = Buffer.from(JSON.stringify(SCHEDULE));
    const file = { name: 'bảng.json', mimeType: 'application/json', buffer };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.waitForURL('**/archive/schedules/tt-mau/1');
  };
  const setPeriod = async (item: string, text: string) => {
    const cell = page.getByRole('textbox', { name: `Thời hạn bảo quản, ${item}` });
    await cell.fill(text);
    await cell.blur();
  };

  it('takes a file in as a draft, edits it, and lets only another person put it into force', async () => {
    await enter('an');
    await takeIn();
    await page.getByText('Bản nháp').first().waitFor();
    await button('Sửa thành bản nháp mới').click();
    await setPeriod('Báo cáo hằng quý', 'lâu lắm');
    await page.getByText('Chưa hiểu thời hạn').waitFor();
    await setPeriod('Báo cáo hằng quý', '15 năm');
    await button('Lưu bản nháp').click();
    await page.waitForURL('**/archive/schedules/tt-mau/2');
    await button('Đề nghị áp dụng').click();
    await page.getByText('cần một lưu trữ viên khác').waitFor();
    const own = await button('Áp dụng').isDisabled();
    await page.context().close();

    await enter('bình');
    await page.getByRole('row').filter({ hasText: 'Chờ áp dụng' }).getByRole('link').click();
    await button('Áp dụng').click();
    await page.getByText('Đang áp dụng').first().waitFor();
    await page.goto(`${service?.url ?? ''}/archive/schedules`);
    const rows = page.getByRole('row').filter({ hasText: 'Bảng thời hạn mẫu' });
    await rows.nth(1).waitFor();
    const states = await rows.allInnerTexts();

    expect(own, 'who proposed it').to.equal(true);
    expect(states.map((text) => text.split(/[\n\t]/)[0]?.trim())).to.deep.equal(['Đang áp dụng', 'Không chấp nhận']);
  });

  it('shows against the version in force what is added and lowered, and which dossiers that concerns', async () => {
    await enter('an');
    await takeIn();
    await button('Đề nghị áp dụng').click();
    await page.getByText('cần một lưu trữ viên khác').waitFor();
    await page.context().close();
    await enter('bình');
    await page.getByRole('link', { name: 'Bảng thời hạn mẫu' }).click();
    await button('Áp dụng').click();
    await page.getByText('Đang áp dụng').first().waitFor();

    await button('Sửa thành bản nháp mới').click();
    await setPeriod('Hồ sơ hội nghị tổng kết', '05 năm');
    await page.getByRole('row', { name: 'Hồ sơ hội nghị tổng kết' }).getByRole('button', { name: 'Thêm mục' }).click();
    await page.getByRole('textbox', { name: /Tên nhóm.*~3/ }).fill('Hồ sơ thi đua');
    await page.getByRole('textbox', { name: /Tên nhóm.*~3/ }).blur();
    await setPeriod('Hồ sơ thi đua', 'vĩnh viễn');
    await button('Kiểm tra, so với bản đang áp dụng').click();
    const changes = page.getByRole('table', { name: 'So sánh, mô phỏng' });
    await changes.getByText('hạ thời hạn').waitFor();
    const rows = await changes.getByRole('row').allInnerTexts();
    await button('Thôi').click();
    await page.getByRole('tab', { name: 'So sánh, mô phỏng' }).click();
    await page.getByText('0 hồ sơ có thời hạn khác bảng này').waitFor();

    expect(rows.slice(1).map((text) => text.split('\t')[0]?.trim())).to.have.members(['hạ thời hạn', 'thêm']);
  });
});
