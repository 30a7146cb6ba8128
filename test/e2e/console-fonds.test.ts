import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { PartialDate } from '../../src/domain/archive/partial-date.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { FONDS_ID } from '../support/archive/dossiers.ts';
import { startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';

const BODY = { id: 'd'.repeat(32), mergedInto: null, revision: 1 };
const NAMES = [{ value: 'Sở Thủy lợi tỉnh Mẫu', from: '1992' as PartialDate, to: '1996' as PartialDate }];

describeBrowser('console: opening and editing a fonds', (openWindow) => {
  let store: OpenStore;
  let service: ArchiveConsole;
  let page: Page;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    service = await startArchiveConsole(store);
    await store.organisations.insert([{ ...BODY, record: { names: NAMES } }]);
    page = await openWindow(service.url);
    await signIn(page, 'an', await service.addAccount('an', 'archivist'));
    await page.goto(`${service.url}/archive/fonds`);
  });
  afterEach(() => service.close());

  const dialog = () => page.getByRole('dialog');
  /** A star behind the label says that it must be filled in. */
  const field = (label: string) => dialog().getByRole('textbox', { name: new RegExp(`^${label}(?: \\*)?$`) });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const opened = async () => {
    await button('Việc với phông').click();
    await page.getByRole('menuitem', { name: 'Sửa thông tin phông…' }).click();
    await field('Tên phông').waitFor();
  };

  it('opens a fonds by keyboard: creator from the list, dates, history, and the scheme of the circular', async () => {
    await button('Mở phông…').click();
    await page.keyboard.press('Enter');
    await dialog().getByText('Phải điền.').waitFor();
    await page.keyboard.type('Phông Sở Thủy lợi');
    await field('Mã phông').fill('P07');
    await dialog().getByRole('combobox', { name: 'Đơn vị hình thành phông' }).fill('thủy lợi');
    await page.getByRole('option', { name: 'Sở Thủy lợi tỉnh Mẫu (1992–1996)' }).click();
    await field('Tài liệu từ').fill('1992');
    await field('Tài liệu đến').fill('hết năm');
    await field('Lịch sử phông').fill('Thu về năm 2001, chưa chỉnh lý.');
    await dialog().getByLabel('16 lĩnh vực của TT 13/2011/TT-BNV').check();
    await button('Mở phông').click();
    await dialog().getByText('Không phải ngày.', { exact: false }).waitFor();
    await field('Tài liệu đến').fill('31/12/1996');
    await button('Mở phông').click();

    await page.getByRole('heading', { name: 'Phông Sở Thủy lợi' }).waitFor();
    await page.getByText('Nông, Lâm, Ngư', { exact: false }).first().waitFor();
    const made = await store.fonds.findByCode('P07');
    expect(made).to.deep.include({ creatorId: BODY.id, start: '1992', end: '1996-12-31', state: 'open' });
    expect(made?.description).to.deep.equal({ custodialHistory: 'Thu về năm 2001, chưa chỉnh lý.' });
  });

  it('keeps all that was typed where the code is taken', async () => {
    await button('Mở phông…').click();
    await field('Tên phông').fill('Phông thứ hai');
    await field('Mã phông').fill('P01');
    await button('Mở phông').click();
    await dialog().getByRole('alert').getByText('Mã này đã dùng', { exact: false }).waitFor();
    expect(await field('Tên phông').inputValue()).to.equal('Phông thứ hai');
  });

  it('shows both values where somebody else was faster, and loses neither', async () => {
    await page.goto(`${service.url}/archive/fonds/${FONDS_ID}`);
    await opened();
    await field('Tên phông').fill('Phông của tôi');
    await field('Ghi chú').fill('ghi chú của tôi');
    await store.fonds.update(FONDS_ID, 1, { name: 'Phông của người kia', start: '1976' as PartialDate });
    await button('Ghi thay đổi').click();

    await dialog().getByText('Người khác vừa sửa phông này').waitFor();
    expect(await field('Tài liệu từ').inputValue()).to.equal('1976');
    expect(await field('Tên phông').inputValue()).to.equal('Phông của tôi');
    await dialog().getByLabel('Lấy giá trị đang có: Phông của người kia').check();
    await button('Ghi thay đổi').click();
    await dialog().waitFor({ state: 'detached' });

    const now = await store.fonds.find(FONDS_ID);
    expect(now).to.deep.include({ name: 'Phông của người kia', start: '1976', revision: 3 });
    expect(now?.description).to.deep.equal({ note: 'ghi chú của tôi' });
  });

  it('lets nobody but custodians open or edit', async () => {
    const window = await openWindow(service.url);
    await signIn(window, 'bình', await service.addAccount('bình', 'operator'));
    await window.goto(`${service.url}/archive/fonds`);
    await window.getByRole('link', { name: 'Phông Ủy ban nhân dân tỉnh Mẫu' }).waitFor();
    expect(await window.getByRole('button', { name: 'Mở phông…' }).count()).to.equal(0);
  });
});
