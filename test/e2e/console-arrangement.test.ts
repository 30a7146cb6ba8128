import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { OpenStore } from '../../src/store/open-store.ts';
import { startArchiveConsole, HEADINGS, type ArchiveConsole } from '../support/console/archive-console.ts';
import { aFonds } from '../support/archive/dossiers.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';

const FONDS = aFonds().name;
const COMPLETE = { startDate: '2015', accessConditions: 'Công khai', language: ['Tiếng Việt'] };
const TITLES = ['Hồ sơ hội nghị tổng kết năm 2015', 'Hồ sơ tu bổ đê điều năm 2015', 'Hồ sơ thi đua năm 2015'];
const ROLES = { 'lưu trữ': 'archivist', an: 'operator', dũng: 'operator', bình: 'checker', chi: 'archivist' } as const;
type Person = keyof typeof ROLES;

describeBrowser('console: projects of arrangement, receipts and places', (openWindow) => {
  let store: OpenStore;
  let service: ArchiveConsole | undefined;
  const secrets = new Map<string, string>();
  /** Of the project; the tests walk one project from its opening to the closing report. */
  let project = '';

  before(async () => {
    store = await pglite.sharedStore();
    service = await startArchiveConsole(store);
    for (const [name, role] of Object.entries(ROLES)) secrets.set(name, await service.addAccount(name, role));
  });
  after(async () => {
    await service?.close();
  });

  const as = async (name: Person, path: string): Promise<Page> => {
    const page = await openWindow(service?.url ?? '');
    await signIn(page, name, secrets.get(name) ?? '');
    await page.goto(`${service?.url ?? ''}${path}`);
    return page;
  };
  const dialog = (page: Page) => page.getByRole('dialog');
  const fill = async (page: Page, values: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(values))
      await dialog(page).getByLabel(label, { exact: false }).first().fill(value);
  };
  const confirm = async (page: Page, name: string) => {
    await dialog(page).getByRole('button', { name, exact: true }).click();
    await dialog(page).waitFor({ state: 'detached' });
  };
  const row = (page: Page, bundle: number) => page.locator(`tr[data-bundle="${String(bundle)}"]`);
  const look = async (page: Page, title = '') => {
    await page.getByRole('option', { name: title, exact: false }).click();
    await page.locator('.choice-item').getByText(title, { exact: false }).waitFor();
  };
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: false });

  it('records the minutes of a handover and counts the bundles out', async () => {
    const page = await as('lưu trữ', '/arrangement/receipts');
    await page.getByText('Chưa có biên bản giao nhận nào.').waitFor();
    await button(page, 'Ghi biên bản giao nhận…').click();
    await confirmRefused(page);
    await fill(page, {
      'Khối tài liệu': 'Tài liệu Văn phòng',
      'Số biên bản': '01/BBGN',
      'Ngày giao nhận': '05/01/2026',
    });
    await fill(page, { 'Mét giá': '0,4', 'Bên giao': 'Văn phòng', 'Bên nhận': 'Lưu trữ lịch sử' });
    await page.getByRole('combobox', { name: 'Phông' }).click();
    await page.getByRole('option', { name: FONDS }).click();
    await page.keyboard.press('Escape');
    await confirm(page, 'Ghi');
    await page.getByText('4 bó đã đếm: 4 rời lẻ', { exact: false }).waitFor();
  });

  const confirmRefused = async (page: Page) => {
    await dialog(page).getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog(page).getByText('Phải điền.').first().waitFor();
  };

  it('opens a project, says what is in its way, and starts it', async () => {
    const page = await as('lưu trữ', '/arrangement');
    await page.getByText('Chưa có dự án chỉnh lý nào.').waitFor();
    await button(page, 'Lập dự án…').click();
    await fill(page, {
      'Tên dự án': 'Chỉnh lý phông Mẫu',
      'Ngày bắt đầu': '05/01/2026',
      'Thời hạn hoàn thành': '31/12/2030',
    });
    await confirmRefused(page);
    await page.getByRole('combobox', { name: 'Phông' }).click();
    await page.getByRole('option', { name: FONDS }).click();
    await page.getByRole('combobox', { name: 'Biên bản giao nhận của dự án' }).click();
    await page.getByRole('option', { name: '01/BBGN', exact: false }).click();
    await page.keyboard.press('Escape');
    for (const [index, [name, role]] of MEMBERS.entries()) {
      await dialog(page).getByRole('button', { name: 'Thêm người' }).click();
      await dialog(page).getByLabel('Tên tài khoản').nth(index).fill(name);
      await dialog(page).getByLabel('Phần việc').nth(index).selectOption(role);
    }
    await confirm(page, 'Ghi');
    await page.getByText('Dự án chưa bắt đầu.', { exact: false }).waitFor();
    project = new URL(page.url()).pathname;
    await button(page, 'Bắt đầu').click();
    await confirm(page, 'Bắt đầu');
    await page.getByText('Đang làm').first().waitFor();
    await page.getByText('Chờ bước 2.', { exact: false }).waitFor();
    await page.getByText('Chưa có hồ sơ nào:', { exact: false }).first().waitFor();
  });

  it('lets a worker take bundles, book steps and give back by keyboard, and manage nothing', async () => {
    const page = await as('an', `${project}/bundles`);
    await row(page, 1).waitFor();
    expect(await button(page, 'Sửa dự án').count()).to.equal(0);
    expect(await button(page, 'Giao cho').count()).to.equal(0);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('Đã chọn 2 bó').waitFor();
    await page.keyboard.press('n');
    await row(page, 1).getByText('an', { exact: true }).waitFor();
    await row(page, 2).getByText('an', { exact: true }).waitFor();
    await page.keyboard.press('ArrowUp');
    for (const step of ['2', '3']) {
      await page.keyboard.press('b');
      await dialog(page).getByText(`Ghi bước ${step}`).waitFor();
      await confirm(page, 'Ghi đã làm');
      await row(page, 1).getByText(`${step} ✓`).waitFor();
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('t');
    await row(page, 2).getByText('chưa ai nhận').waitFor();
  });

  it('tells a worker in whose hands a bundle is, and asks for a reason before it changes hands', async () => {
    const other = await as('dũng', `${project}/bundles`);
    await row(other, 1).getByText('an', { exact: true }).waitFor();
    await other.keyboard.press('n');
    await other.getByRole('alert').getByText('an', { exact: false }).waitFor();
    await other.context().close();

    const page = await as('lưu trữ', `${project}/bundles`);
    await row(page, 1).waitFor();
    await page.keyboard.press('g');
    await dialog(page).getByLabel('Giao cho').selectOption('dũng');
    await dialog(page).getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog(page).getByText('Phải điền.').waitFor();
    await fill(page, { 'Lý do': 'Người trước nghỉ phép' });
    await confirm(page, 'Ghi');
    await row(page, 1).getByText('dũng').waitFor();
  });

  it('sorts a bundle under a heading and books that its dossiers were formed', async () => {
    const page = await as('dũng', `${project}/bundles`);
    await row(page, 1).waitFor();
    await page.keyboard.press('p');
    await dialog(page).getByLabel('Đề mục').selectOption({ label: '1 · Tổng hợp' });
    await confirm(page, 'Ghi');
    await row(page, 1).getByText('5 ✓').waitFor();
    await page.keyboard.press('b');
    await fill(page, { 'Số hồ sơ lập được': '3' });
    await confirm(page, 'Ghi đã làm');
    await row(page, 1).getByText('6 ✓').waitFor();
    await page.goto(`${service?.url ?? ''}${project}`);
    await page.getByRole('cell', { name: '1/4 bó' }).first().waitFor();
  });

  it('shows the dossiers that a rule holds up, with a way to each', async () => {
    const complete = { ...COMPLETE, retention: { kind: 'years', years: 10 } };
    await service?.addDossiers(
      TITLES.map((title) => ({ description: { title, ...complete }, nodeId: HEADINGS[0] })),
      'dũng',
    );
    await service?.addDossiers([{ description: { title: 'Hồ sơ thiếu thời hạn' }, nodeId: HEADINGS[0] }], 'dũng');
    const page = await as('bình', project);
    await page.getByText('1 hồ sơ chưa đủ thông tin').first().waitFor();
    await button(page, 'Xem hồ sơ chưa đủ').first().click();
    const link = dialog(page).getByRole('link', { name: 'Hồ sơ thiếu thời hạn' });
    expect(await link.getAttribute('href')).to.match(/^\/archive\/fonds\/[0-9a-f]{32}\?dossier=[0-9a-f]{32}$/);
  });

  it('lets the contractor’s checker pass, correct and send back, but not what they worked on themselves', async () => {
    const page = await as('bình', `${project}/check`);
    await page.getByText('1/4', { exact: true }).waitFor();
    await look(page, TITLES[0]);
    await page.keyboard.press('d');
    await page.getByText('1/3', { exact: true }).waitFor();
    await look(page, TITLES[1]);
    await page.keyboard.press('t');
    await fill(page, { 'Lý do trả lại': 'Tiêu đề chưa đúng nội dung' });
    await dialog(page).getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog(page).getByText('Chọn ít nhất một trường sai.').waitFor();
    await dialog(page).getByLabel('Trường', { exact: true }).selectOption('title');
    await dialog(page).getByLabel('Sai thế nào').fill('Thiếu tên tác giả');
    await confirm(page, 'Ghi');
    // It waits among the others until it is mended, with what was found.
    await page.getByText('Thiếu tên tác giả', { exact: false }).waitFor();
    await look(page, TITLES[2]);
    await page.keyboard.press('s');
    await fill(page, { 'Tiêu đề hồ sơ': 'Hồ sơ thi đua, khen thưởng năm 2015' });
    // Somebody else was faster, at another field: it stays theirs.
    const { items } = await store.dossiers.list({ text: TITLES[2] ?? '' }, { limit: 1 });
    const [stored = expect.fail('no dossier')] = items;
    const annotation = 'Ghi bởi người khác';
    await store.dossiers.update(stored.id, stored.revision, { description: { ...stored.description, annotation } });
    await dialog(page).getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog(page).getByText('Người khác vừa sửa mục này').waitFor();
    await confirm(page, 'Ghi');
    const description = (await store.dossiers.find(stored.id))?.description;
    expect(description).to.include({ annotation, title: 'Hồ sơ thi đua, khen thưởng năm 2015' });
    await page.getByText('Không ai tự kiểm tra việc của mình').waitFor();
    await page.getByText('dũng, bình').first().waitFor();
    expect(await button(page, 'Đạt').count()).to.equal(0);
    await page.getByText('Lỗi tìm thấy').click();
    await page.getByText('Thiếu tên tác giả').waitFor();
  });

  it('draws a lot by a seed; the controller looks at the sample and takes it over', async () => {
    const page = await as('chi', `${project}/check`);
    await button(page, 'Rút mẫu…').click();
    await fill(page, { 'Mã bốc thăm': '2026-314' });
    await confirm(page, 'Rút mẫu');
    await page.getByRole('cell', { name: '2026-314' }).waitFor();
    await page.getByRole('option', { name: TITLES[0] ?? '', exact: false }).waitFor();
    expect(await button(page, 'Chấp nhận đợt').isDisabled()).to.equal(true);
    await page.keyboard.press('d');
    await page.getByText('đạt 1', { exact: false }).waitFor();
    await button(page, 'Chấp nhận đợt').click();
    await confirm(page, 'Ghi');
    await page.getByText('Chấp nhận', { exact: true }).waitFor();
  });

  it('shows who did what on which day, and prints the closing report', async () => {
    const page = await as('lưu trữ', `${project}/statistics`);
    await page.getByRole('cell', { name: 'dũng' }).first().waitFor();
    await page.getByRole('tab', { name: 'Báo cáo, nghiệm thu' }).click();
    await page.getByText('Mét giá nhận').waitFor();
    await button(page, 'In').click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem').first().click();
    expect((await download).suggestedFilename()).to.equal('arrangement-report.docx');
  });

  it('keeps what was typed where somebody else was faster, with both values', async () => {
    const page = await as('lưu trữ', project);
    await button(page, 'Sửa dự án').click();
    await fill(page, { 'Tên dự án': 'Tên của tôi' });
    const id = project.split('/').at(-1) ?? '';
    const stored = await store.arrangement.find(id);
    await store.arrangement.update(id, stored?.revision ?? 0, { title: 'Tên của người khác' });
    await dialog(page).getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog(page).getByRole('cell', { name: 'Tên của người khác' }).waitFor();
    await dialog(page).getByRole('cell', { name: 'Tên của tôi' }).waitFor();
    await confirm(page, 'Ghi');
    await page.getByRole('heading', { name: 'Tên của tôi' }).waitFor();
  });

  it('makes a room with a shelf, brings boxes there, and keeps the register', async () => {
    const page = await as('lưu trữ', '/arrangement/places');
    await page.getByText('Chưa có kho nào.').waitFor();
    await button(page, 'Thêm phòng kho…').click();
    await fill(page, { 'Tên ghi tại chỗ': 'Kho 1' });
    await confirm(page, 'Ghi');
    await button(page, 'Thêm giá…').click();
    await fill(page, { 'Tên ghi tại chỗ': 'Giá 2' });
    await confirm(page, 'Ghi');
    await page.getByRole('option', { name: 'Giá 2' }).waitFor();
    await page.getByRole('tab', { name: 'Hộp' }).click();
    await page.getByRole('combobox', { name: 'Phông' }).click();
    await page.getByRole('option', { name: FONDS }).click();
    await page.getByText('Phông chưa có hộp nào.').waitFor();
    await button(page, 'Lập hộp…').click();
    await fill(page, { 'Từ hộp số': '1', 'Đến hộp số': '3' });
    await confirm(page, 'Ghi');
    await page.getByLabel('Chọn hộp số 2').check();
    await button(page, 'Chuyển 1 hộp…').click();
    await dialog(page).getByLabel('Đến', { exact: false }).first().selectOption({ label: 'Kho 1 / Giá 2' });
    await fill(page, { 'Lý do, việc': 'Xếp lên giá' });
    await confirm(page, 'Ghi');
    await page.getByRole('cell', { name: 'Kho 1 / Giá 2' }).waitFor();
    await page.getByLabel('Chọn hộp số 2').check();
    await button(page, 'In').click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem').first().click();
    expect((await download).suggestedFilename()).to.equal('box-labels.pdf');
    await page.getByRole('tab', { name: 'Sổ di chuyển' }).click();
    await page.getByText('Hộp số 2', { exact: false }).waitFor();
    await page.getByRole('cell', { name: 'Xếp lên giá' }).waitFor();
  });
});

const MEMBERS = [
  ['an', 'worker'],
  ['dũng', 'worker'],
  ['bình', 'checker'],
  ['chi', 'controller'],
] as const;
