import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { OpenStore } from '../../src/store/open-store.ts';
import { startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';

const ARCHIVIST = 'người lưu trữ';
const COUNCILLOR = 'ủy viên hội đồng';
const VOLUMES = ['Sổ giao ca bảo vệ năm 2016', 'Giấy mời họp nội bộ năm 2017', 'Bản nháp báo cáo tuần năm 2018'];

describeBrowser('console: cases of disposal', (openWindow) => {
  let store: OpenStore;
  let service: ArchiveConsole | undefined;
  let page: Page;
  let secret = '';
  /** Of the case; the tests walk one case from its opening to the decision. */
  let path = '/disposal';

  before(async () => {
    store = await pglite.sharedStore();
    service = await startArchiveConsole(store);
    secret = await service.addAccount(ARCHIVIST, 'archivist');
  });
  beforeEach(async () => {
    page = await openWindow(service?.url ?? '');
    await signIn(page, ARCHIVIST, secret);
    await page.goto(`${service?.url ?? ''}${path}`);
  });
  after(async () => {
    await service?.close();
  });

  const dialog = () => page.getByRole('dialog');
  const fill = async (values: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(values))
      await dialog().getByLabel(label, { exact: false }).first().fill(value);
  };
  const save = async () => {
    await dialog().getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
  };
  const act = (name: string) => page.getByRole('button', { name }).click();
  const signed = { 'Số, ký hiệu': '15/QĐ-VP', 'Ngày ký': '05/01/2026', 'Người ký': 'Người đứng đầu' };

  it('says what a case is for where there is none, and opens one by keyboard', async () => {
    await page.getByText('Chưa có hồ sơ hủy nào.').waitFor();
    await act('Mở hồ sơ hủy…');
    await page.keyboard.type('Hủy tài liệu loại khi chỉnh lý năm 2026');
    await page.keyboard.press('Enter');
    await dialog().getByText('Phải điền.').waitFor();
    await page.getByRole('combobox', { name: 'Phông' }).click();
    await page.getByRole('option').first().click();
    await dialog().getByLabel('Tài liệu hình thành đến ngày').fill('2018');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hủy tài liệu loại khi chỉnh lý năm 2026' }).waitFor();
    await page.getByText('Danh mục còn trống.', { exact: false }).waitFor();
    path = new URL(page.url()).pathname;
  });

  it('puts sorted-out material on the list, and tells what is missing before it can be submitted', async () => {
    for (const [index, title] of VOLUMES.entries()) {
      await act('Thêm tài liệu loại…');
      await dialog().getByLabel('Tiêu đề tập tài liệu').fill(title);
      await dialog().getByLabel('Lý do loại').selectOption('worthless');
      await dialog()
        .getByLabel('Bó (hộp) số')
        .fill(String(index + 1));
      await save();
    }
    await page
      .getByText('Còn thiếu', { exact: false })
      .or(page.getByText('thuyết minh', { exact: false }))
      .first()
      .waitFor();
    await act('Trình danh mục');
    await dialog().getByRole('button', { name: 'Trình danh mục' }).click();
    await dialog().getByRole('alert').waitFor();
    await page.keyboard.press('Escape');

    await act('Viết thuyết minh…');
    await fill({ 'Sự hình thành khối tài liệu': 'Tài liệu loại ra khi chỉnh lý phông.' });
    await save();
    await act('Trình danh mục');
    await dialog().getByRole('button', { name: 'Trình danh mục' }).click();
    await page.getByRole('button', { name: 'Ghi quyết định thành lập hội đồng…' }).waitFor();
  });

  it('keeps what was typed where the council is not as the law asks', async () => {
    await act('Ghi quyết định thành lập hội đồng…');
    const names = dialog().getByLabel('Họ tên');
    for (const index of [0, 1, 2, 3]) await names.nth(index).fill(`Thành viên thứ ${String(index + 1)}`);
    await dialog().getByLabel('Vai trò').nth(1).selectOption('member');
    await fill(signed);
    await dialog().getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog().getByRole('alert').waitFor();
    expect(await names.nth(3).inputValue()).to.equal('Thành viên thứ 4');

    await dialog().getByLabel('Vai trò').nth(1).selectOption('secretary');
    await dialog().getByLabel('Tài khoản').nth(3).fill(COUNCILLOR);
    await save();
    await page.getByText('Thành viên thứ 1').waitFor();
  });

  it('lets a member of the council see the list and vote on it by keyboard, and nothing else', async () => {
    const window = await openWindow(service?.url ?? '');
    await signIn(window, COUNCILLOR, (await service?.addAccount(COUNCILLOR, 'council')) ?? '');
    await window.getByRole('link', { name: 'Hủy tài liệu loại khi chỉnh lý năm 2026' }).click();
    await window.getByRole('link', { name: 'Xem từng mục' }).waitFor();
    expect(await window.getByRole('button', { name: 'Rút hồ sơ…' }).count()).to.equal(0);
    await window.getByRole('link', { name: 'Xem từng mục' }).click();
    await window.getByText('1/3').waitFor();

    await window.keyboard.press('h');
    await window.getByText('Phiếu: Hủy').waitFor();
    await window.keyboard.press('ArrowDown');
    await window.getByText('2/3').waitFor();
    await window.keyboard.press('g');
    await window.getByRole('dialog').getByLabel('Lý do').fill('Còn cần cho việc quyết toán');
    await window.getByRole('dialog').getByRole('button', { name: 'Ghi', exact: true }).click();
    await window.getByText('Phiếu: Giữ').waitFor();
  });

  it('counts the votes with the minutes, and goes on to the decision only with the opinion', async () => {
    const url = page.url();
    await page.getByRole('link', { name: 'Xem từng mục' }).click();
    for (const name of ['Thành viên thứ 1', 'Thành viên thứ 2', 'Thành viên thứ 3']) {
      await page.getByLabel('Bỏ phiếu thay mặt').selectOption({ label: `${name} (${ROLES[name] ?? ''})` });
      await page.getByRole('button', { name: 'Hủy mọi mục tôi không nói khác' }).click();
      await page.getByText('Phiếu: Hủy').waitFor();
    }
    await page.goto(url);
    await act('Ký biên bản họp…');
    await fill({ 'Ngày họp': '06/01/2026', ...signed });
    await save();

    await act('Ghi quyết định hủy…');
    await fill(signed);
    await dialog().getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog().getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await act('Ghi ý kiến thẩm định…');
    await dialog().getByLabel('Cơ quan quản lý lưu trữ').selectOption('yes');
    await fill({ 'Cơ quan cho ý kiến': 'Sở Nội vụ', ...signed });
    await save();
    await act('Ghi quyết định hủy…');
    await fill(signed);
    await save();
    await page.getByRole('button', { name: 'Ghi biên bản bàn giao…' }).waitFor();
  });

  it('closes the case with minutes and evidence, and shows until when it is kept', async () => {
    await act('Ghi biên bản bàn giao…');
    await fill({ 'Bên giao': 'Thủ kho', 'Bên nhận': 'Đơn vị hủy', ...signed });
    await save();
    await act('Hủy tệp trong hệ thống nguồn…');
    await dialog().getByLabel('để xác nhận').fill('15/QĐ-VP');
    await dialog().getByRole('button', { name: 'Hủy tệp trong hệ thống nguồn' }).click();
    await dialog().getByText('0/0').waitFor();
    await page.keyboard.press('Escape');
    await act('Ghi biên bản hủy…');
    await fill({ 'Hình thức hủy': 'Xén nhỏ, nghiền bột', 'Những người chứng kiến': 'Người thứ nhất; Chuyên viên' });
    await fill({ ...signed, 'Ngày ký': '07/01/2026' });
    await dialog().getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog().getByText('Phải điền.').waitFor();
    const file = { name: 'biên bản.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 biên bản hủy') };
    await dialog().locator('input[type=file]').setInputFiles(file);
    await dialog().getByText('SHA-256').waitFor();
    await save();
    await page.getByText('Hồ sơ này phải lưu đến hết ngày', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Rút hồ sơ…' }).count()).to.equal(0);
  });
});

const ROLES: Readonly<Record<string, string>> = {
  'Thành viên thứ 1': 'Chủ tịch',
  'Thành viên thứ 2': 'Thư ký',
  'Thành viên thứ 3': 'Ủy viên',
};
