import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Role } from '../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';

const COMPLAINT = 'Hồ sơ giải quyết khiếu nại của công dân năm 2015';
const SECRET = 'Kế hoạch phòng thủ khu vực năm 2012';
const MASKED = '(hạn chế: không hiển thị)';

describeBrowser('console: access and secrecy', (openWindow) => {
  let store: OpenStore;
  let service: ArchiveConsole | undefined;
  let page: Page;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    service = await startArchiveConsole(store);
    const said = { endDate: '2015', language: ['Tiếng Việt'], retention: { kind: 'permanent' } };
    await service.addDossiers([
      { description: { title: COMPLAINT, startDate: '2015', ...said }, nodeId: null },
      { description: { title: SECRET, startDate: '2012', secrecy: 'Mật', ...said }, nodeId: null },
    ]);
  });
  const close = async () => {
    await service?.close();
    service = undefined;
  };
  afterEach(close);
  // Also where a failing hook skipped the one above: an open service would keep the run from ending.
  after(close);
  const address = (path: string) => `${service?.url ?? ''}${path}`;

  const enter = async (role: Role, list = 'secret') => {
    page = await openWindow(address(''));
    await signIn(page, role, (await service?.addAccount(role, role)) ?? '');
    await page.goto(address(`/access?list=${list}`));
    await page.getByRole('heading', { name: 'Tiếp cận và bí mật' }).waitFor();
  };
  const drawer = () => page.getByRole('dialog', { name: 'Chế độ sử dụng' });
  const form = (name: string) => page.getByRole('dialog', { name });
  const rows = () => page.getByRole('table').getByRole('row');
  const openComplaint = async () => {
    const [dossier] = await store.dossiers.findMany(await idsOf(COMPLAINT));
    await page.goto(address(`/access?list=restricted&dossier=${dossier?.id ?? ''}`));
    await drawer().getByText(COMPLAINT).waitFor();
  };
  const idsOf = async (title: string) => {
    const { items } = await store.dossiers.list({}, { limit: 10 });
    return items.filter(({ description }) => description.title === title).map(({ id }) => id);
  };

  it('names a group that the words speak for, and lists the dossier as restricted', async () => {
    await enter('archivist', 'restricted');
    await page.getByText('Không có hồ sơ, văn bản nào hạn chế sử dụng.').waitFor();
    await openComplaint();
    await drawer().getByText('có chữ: khiếu nại').waitFor();
    await drawer().getByRole('checkbox', { name: /^5\./ }).check();
    await drawer().getByRole('button', { name: 'Ghi', exact: true }).click();
    await page.getByText('Đã ghi.').waitFor();
    await page.keyboard.press('Escape');
    await rows().filter({ hasText: COMPLAINT }).waitFor();

    // And none again: open from now on, in the same step.
    await openComplaint();
    await drawer().getByRole('checkbox', { name: /^5\./ }).uncheck();
    await drawer().getByRole('combobox', { name: 'Chế độ sử dụng' }).click();
    await page.getByRole('option', { name: 'Công khai' }).click();
    await drawer().getByRole('button', { name: 'Ghi', exact: true }).click();
    await page.getByText('Không có hồ sơ, văn bản nào hạn chế sử dụng.').waitFor();
  });

  it('keeps what was ticked while somebody else changed the same, and shows both', async () => {
    await enter('archivist', 'restricted');
    await openComplaint();
    await drawer().getByRole('checkbox', { name: /^6\./ }).check();
    const [id = ''] = await idsOf(COMPLAINT);
    const facts = { subjectId: id, groups: ['5'] as const, setOn: null, setBy: null, extensions: [], liftings: [] };
    await store.access.save(facts);
    await store.dossiers.update(id, 1, {});

    await drawer().getByRole('button', { name: 'Ghi', exact: true }).click();
    await drawer().getByText('Người khác vừa đổi chế độ sử dụng').waitFor();
    await drawer().getByText('Hiện đang ghi: nhóm 5;', { exact: false }).waitFor();
    expect(await drawer().getByRole('checkbox', { name: /^6\./ }).isChecked()).to.equal(true);
    await drawer().getByRole('button', { name: 'Lấy bản hiện có' }).click();
    expect(await drawer().getByRole('checkbox', { name: /^6\./ }).isChecked()).to.equal(false);
    await drawer().getByRole('checkbox', { name: /^6\./ }).check();
    await drawer().getByRole('button', { name: 'Ghi', exact: true }).click();
    await page.getByText('Đã ghi.').waitFor();
    expect((await store.access.facts([id])).get(id)?.groups).to.deep.equal(['5', '6']);
  });

  it('lists what is secret with its term, extends it, and takes the mark away by a decision alone', async () => {
    await enter('archivist');
    await rows().filter({ hasText: SECRET }).getByText('hết từ 31/12/2025').waitFor();
    await page.getByRole('tab', { name: 'Xem xét giải mật' }).click();
    await rows().filter({ hasText: SECRET }).focus();
    await page.keyboard.press('Enter');
    await drawer().getByText('31/12/2025', { exact: false }).waitFor();

    await drawer().getByRole('button', { name: 'Ghi gia hạn…' }).click();
    const extension = form('Ghi quyết định gia hạn');
    await page.keyboard.press('Enter');
    await extension.getByText('Phải điền.').first().waitFor();
    await extension.getByLabel('Số, ký hiệu quyết định').fill('9/QĐ');
    await extension.getByLabel('Ngày quyết định').fill('1/4/2025');
    await extension.getByLabel('Cơ quan quyết định').fill('Công an tỉnh Mẫu');
    await extension.getByLabel('Thêm (năm)').fill('30');
    await page.keyboard.press('Enter');
    await extension.getByRole('alert').waitFor();
    expect(await extension.getByLabel('Số, ký hiệu quyết định').inputValue()).to.equal('9/QĐ');
    await extension.getByLabel('Thêm (năm)').fill('5');
    await page.keyboard.press('Enter');
    await drawer().getByText('9/QĐ ngày 01/04/2025', { exact: false }).waitFor();

    await drawer().getByRole('button', { name: 'Ghi giải mật, gỡ dấu…' }).click();
    const lifting = form('Ghi giải mật, gỡ dấu');
    await lifting.getByLabel('Số, ký hiệu quyết định').fill('7/QĐ');
    await lifting.getByLabel('Ngày quyết định').fill('5/1/2026');
    await lifting.getByLabel('Cơ quan quyết định').fill('Công an tỉnh Mẫu');
    await lifting.getByRole('button', { name: 'Gỡ dấu mật' }).click();
    await drawer().getByText('Không mang dấu mật.').waitFor();
    await drawer().getByText('7/QĐ ngày 05/01/2026', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Không có tài liệu nào phải xem xét giải mật.').waitFor();
  });

  it('marks a dossier; whoever may not see it sees the place that it keeps', async () => {
    await enter('operator', 'restricted');
    expect(await page.getByRole('tab').count()).to.equal(1);
    await openComplaint();
    await drawer().getByRole('button', { name: 'Ghi dấu mật…' }).click();
    await form('Ghi dấu mật').getByRole('button', { name: 'Ghi dấu mật' }).click();
    await drawer().getByText('Tài khoản này không được xem hồ sơ này.', { exact: false }).waitFor();
    const [dossier] = await store.dossiers.findMany(await idsOf(COMPLAINT));
    expect(dossier?.description.secrecy).to.equal('Mật');

    await page.goto(address(`/archive/fonds/${dossier?.fondsId ?? ''}`));
    await page.getByText(MASKED).first().waitFor();
    expect(await page.getByText(COMPLAINT).count()).to.equal(0);
  });

  it('prints the list that is made apart for the handover, of one fonds', async () => {
    await enter('archivist');
    await page.getByRole('combobox', { name: 'Phông' }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'In biểu mẫu' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem').first().click();
    expect((await download).suggestedFilename()).to.equal('secret-list.pdf');
    await page.getByRole('menuitem').waitFor({ state: 'hidden' });
  });
});
