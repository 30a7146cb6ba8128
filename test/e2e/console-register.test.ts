import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { OpenStore } from '../../src/store/open-store.ts';
import { startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { aDocument, aResult, aScanFile, aValue, anId } from '../support/store/builders.ts';
import { pglite } from '../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../support/temp-dir.ts';

const CSV = [
  'Mã VB;Ngày văn bản;Trích yếu;Người ký',
  '15/QĐ-UBND;05/03/2015;Phê duyệt quyết toán kinh phí sửa chữa tuyến đường liên xã Mẫu Một;Nguyễn Văn Mẫu',
  '17/GM-UBND;09/03/2015;Họp giao ban tuần;Trần Thị Mẫu',
  '18/GM-UBND;16/03/2015;Họp giao ban tuần;Trần Thị Mẫu',
  '19/QĐ-UBND;hôm qua;Khen thưởng;',
].join('\n');

describeBrowser('console: registers of documents', (openWindow) => {
  let store: OpenStore;
  let service: ArchiveConsole | undefined;
  let folder: string;
  let page: Page;

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

  const scan = async (number: number, subject: string) => {
    await store.scanFiles.insert(aScanFile(number, { state: 'review', name: `tệp ${String(number)}.pdf` }));
    const fields = { subject: aValue(subject) };
    await store.readings.saveResult(aResult(anId(number), ['trang'], [aDocument(1, 1, fields)]));
    return `${anId(number)}-1`;
  };
  const enter = async () => {
    page = await openWindow(service?.url ?? '');
    await signIn(page, 'an', (await service?.addAccount('an', 'archivist')) ?? '');
    await page.goto(`${service?.url ?? ''}/registers`);
  };
  const shot = (name: string) =>
    process.env['SHOTS'] === undefined ? undefined : page.screenshot({ path: join(process.env['SHOTS'], name) });
  const tab = (name: string | RegExp) => page.getByRole('tab', { name });
  const pair = (number: number) => page.getByRole('group', { name: `tệp ${String(number)}.pdf` });
  const number = async (id: string) => (await store.readings.document(id))?.fields.number?.register?.value;
  const take = async () => {
    const file = join(folder, 'sổ đi 2015.csv');
    await writeFile(file, CSV);
    await page.getByRole('button', { name: 'Nạp sổ…' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('combobox', { name: 'Mã VB' }).selectOption('reference');
    await page.getByText('Đọc được 3 dòng: thêm 3').waitFor();
    await page.getByText('không phải ngày tháng').waitFor();
    await shot('import.png');
    expect(await store.registers.list()).to.deep.equal([]);
    await page.getByRole('button', { name: 'Nạp 3 dòng' }).click();
    await page.getByRole('cell', { name: 'Sổ văn bản đi' }).waitFor();
  };

  it('takes one in column by column, matches, and lets a person settle by keys and take back', async () => {
    const road = await scan(1, 'Phê duyệt quyết toán kinh phí sửa chữa tuyến đường liên xã Mẫu Một');
    const [second, third] = [await scan(2, 'Họp giao ban tuần'), await scan(3, 'Họp giao ban tuần')];
    await enter();
    await page.getByText('Phông chưa có sổ nào.').waitFor();
    await take();
    await page.getByRole('button', { name: 'Đối chiếu' }).click();
    await page.getByText('1 khớp, 2 chờ xem').waitFor();
    expect(await number(road)).to.equal('15');
    await shot('list.png');

    await tab(/Chờ xem/).click();
    await pair(2).focus();
    await shot('pairs.png');
    await page.keyboard.press('ArrowRight');
    const chosen = await pair(2).getByRole('radio', { checked: true }).textContent();
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi 1 văn bản.').waitFor();
    await pair(2).waitFor({ state: 'detached' });
    expect(await number(second)).to.equal(chosen?.includes('18') === true ? '18' : '17');
    // the next pair has the focus
    await page.keyboard.press('Control+z');
    await pair(2).waitFor();
    expect(await number(second)).to.equal(undefined);

    await pair(2).focus();
    await page.keyboard.press(' ');
    await pair(3).getByRole('checkbox').check();
    await page.getByRole('button', { name: '2 ngoài sổ' }).click();
    await page.getByText('Không có văn bản nào chờ xem.').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).waitFor();
    expect((await store.registers.match(third))?.decided?.by).to.equal('an');
    const outside = page.url();
    await page.goto(`${service?.url ?? ''}/documents/${third}`);
    await page.getByText('Ngoài sổ văn bản (an quyết định)').waitFor();
    await shot('outside.png');
    await page.goto(outside);
    await tab(/Dòng thiếu văn bản/).click();
    await page.getByRole('cell', { name: '18/GM-UBND' }).waitFor();
    await shot('rows.png');
  });

  it('takes in nothing but what was shown: Enter in a changed field tries anew', async () => {
    await enter();
    const file = join(folder, 'sổ đi 2015.csv');
    await writeFile(file, CSV.replace('Mã VB', 'Số, ký hiệu'));
    await page.getByRole('button', { name: 'Nạp sổ…' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Đọc được 3 dòng: thêm 3').waitFor();
    const accept = page.getByRole('button', { name: 'Nạp 3 dòng' });
    expect(await accept.isEnabled()).to.equal(true);

    let tried = 0;
    page.on('request', (request) => (tried += request.url().endsWith('/trial') ? 1 : 0));
    const year = page.getByLabel('Năm của sổ');
    await year.fill('2016');
    await page.getByText('Năm, loại hoặc tên sổ đã đổi').waitFor();
    expect(await accept.isDisabled()).to.equal(true);
    await shot('import-changed.png');
    await year.press('Enter');
    await page.getByText('Đọc được 3 dòng: thêm 3').waitFor();
    expect(tried).to.equal(1);
    expect(await store.registers.list()).to.deep.equal([]);

    await page.getByLabel('Tên sổ').fill('Quyết định');
    await page.getByLabel('Tên sổ').press('Enter');
    await page.getByText('Đọc được 3 dòng: thêm 3').waitFor();
    expect(await store.registers.list()).to.deep.equal([]);
    await year.press('Enter');
    await page.getByRole('cell', { name: 'Sổ văn bản đi' }).waitFor();
    expect((await store.registers.list()).map(({ year: of, title }) => [of, title])).to.deep.equal([
      [2016, 'Quyết định'],
    ]);
  });

  it('forgets what was said of a file when another one is chosen', async () => {
    await enter();
    const [first, second] = [join(folder, 'sổ đi 2015.csv'), join(folder, 'sổ khác.csv')];
    await writeFile(first, CSV.replace('Mã VB', 'Số, ký hiệu'));
    await writeFile(second, 'Trích yếu;Người ký\nHọp;Mẫu');
    await page.getByRole('button', { name: 'Nạp sổ…' }).click();
    await page.locator('input[type=file]').setInputFiles(first);
    await page.getByText('Đọc được 3 dòng: thêm 3').waitFor();
    await page.getByLabel('Năm của sổ').fill('');
    await page.locator('input[type=file]').setInputFiles(second);
    await page.getByText('sổ khác.csv').waitFor();
    expect(await page.getByRole('table', { name: 'Cột nào là gì' }).count()).to.equal(0);
    expect(await page.getByRole('button', { name: 'Nạp 0 dòng' }).isDisabled()).to.equal(true);
  });

  it('shows the row behind a value, and takes unconfirmed values back with the register', async () => {
    const road = await scan(1, 'Phê duyệt quyết toán kinh phí sửa chữa tuyến đường liên xã Mẫu Một');
    await enter();
    await take();
    await page.getByRole('button', { name: 'Đối chiếu' }).click();
    await page.getByText('1 khớp, 0 chờ xem').waitFor();
    await page.goto(`${service?.url ?? ''}/documents/${road}`);
    await page.getByText('Sổ văn bản đi 2015, dòng 1').first().waitFor();
    await shot('document.png');

    await page.goto(`${service?.url ?? ''}/registers`);
    await page.getByRole('button', { name: 'Bỏ sổ…' }).click();
    await shot('remove.png');
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ sổ' }).click();
    await page.getByText('Phông chưa có sổ nào.').waitFor();
    expect(await number(road)).to.equal(undefined);
  });

  it('lets a person choose a row for a document without one, by keys, and take it back', async () => {
    const lost = await scan(1, 'Thông báo lịch họp');
    const road = await scan(2, 'Phê duyệt quyết toán kinh phí sửa chữa tuyến đường liên xã Mẫu Một');
    await enter();
    await take();
    await page.getByRole('button', { name: 'Đối chiếu' }).click();
    await page.getByText('1 khớp, 0 chờ xem, 1 không có trong sổ').waitFor();
    await tab(/Văn bản ngoài sổ/).click();
    await pair(1).focus();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Chọn dòng trong sổ' });
    await dialog.getByText('Hiện 3 trên 3 dòng.').waitFor();
    const taken = dialog.getByRole('option', { name: /15\/QĐ-UBND/ });
    expect(await taken.getByRole('link', { name: 'tệp 2.pdf' }).getAttribute('href')).to.contain(road);
    expect(await taken.getAttribute('aria-disabled')).to.equal('true');
    const accept = dialog.getByRole('button', { name: 'Chấp nhận' });
    expect(await accept.isDisabled()).to.equal(true);
    await page.keyboard.type('giao ban 16/03');
    await dialog.getByText('Hiện 1 trên 1 dòng.').waitFor();
    await page.keyboard.press('ArrowDown');
    await dialog.getByRole('region', { name: 'Dòng trong sổ' }).getByText('Họp giao ban tuần').waitFor();
    await shot('choose.png');
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi 1 văn bản.').waitFor();
    expect(await number(lost)).to.equal('18');
    await page.getByText('Không có văn bản nào ngoài sổ.').waitFor();
    await page.keyboard.press('Control+z');
    await pair(1).waitFor();
    expect(await number(lost)).to.equal(undefined);
  });

  it('says on the page of a document that it has no row, and lets a row be chosen and dropped there', async () => {
    const lost = await scan(1, 'Thông báo lịch họp');
    await enter();
    await take();
    await page.getByRole('button', { name: 'Đối chiếu' }).click();
    await page.getByText('0 khớp, 0 chờ xem, 1 không có trong sổ').waitFor();
    await page.goto(`${service?.url ?? ''}/documents/${lost}`);
    await page.getByText('Chưa có dòng trong sổ văn bản.').waitFor();
    await page.getByRole('button', { name: 'Tìm dòng…' }).click();
    await page.getByRole('option', { name: /17\/GM-UBND/ }).click();
    await shot('choose-document.png');
    await page.getByRole('dialog').getByRole('button', { name: 'Chấp nhận' }).click();
    await page.getByText('Sổ văn bản đi 2015, dòng 2 (an quyết định)').waitFor();
    await page.getByText('Sổ văn bản đi 2015, dòng 2', { exact: true }).first().waitFor();
    await page.getByText('Đã biên mục').waitFor();
    await page.locator('button:focus', { hasText: 'Bỏ quyết định' }).waitFor();
    expect(await number(lost)).to.equal('17');
    await shot('chosen-document.png');
    await page.getByRole('button', { name: 'Bỏ quyết định' }).click();
    await page.getByText('Chưa có dòng trong sổ văn bản.').waitFor();
    await page.locator('button:focus', { hasText: 'Tìm dòng…' }).waitFor();
    expect(await number(lost)).to.equal(undefined);
  });

  it('leads to where a fonds is opened while there is none', async () => {
    await enter();
    await page.route(/\/api\/v1\/fonds(\?|$)/, (route) => route.fulfill({ json: { items: [] } }));
    await page.reload();
    await page.getByText('Chưa có phông nào. Mở phông ở Chỉnh lý → Phông, hồ sơ.').waitFor();
    expect(await page.getByRole('combobox').count()).to.equal(0);
    await shot('no-fonds.png');
    await page.getByRole('link', { name: 'Chỉnh lý → Phông, hồ sơ' }).click();
    await page.waitForURL('**/archive/fonds');
  });

  it('is not there for others than those who see everything', async () => {
    page = await openWindow(service?.url ?? '');
    await signIn(page, 'vận hành', (await service?.addAccount('vận hành', 'operator')) ?? '');
    await page.goto(`${service?.url ?? ''}/registers`);
    await page.getByText('Không có trang này', { exact: false }).waitFor();
  });
});
