import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { importSchedule } from '../../src/app/archive/retention/import-schedule.ts';
import { activateSchedule } from '../../src/app/archive/retention/move-schedule.ts';
import { createIdSource, systemClock } from '../../src/infra/system.ts';
import type { Role } from '../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, FONDS_ID } from '../support/archive/dossiers.ts';
import { aSchedule, anItem, inGroup } from '../support/archive/schedules.ts';
import { HEADINGS, startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';

const ITEMS = [
  { ...anItem('tt-mau/1/1', '20 năm'), title: 'Hồ sơ tu bổ đê điều' },
  { ...anItem('tt-mau/1/2', '10 năm'), title: 'Kế hoạch, báo cáo công tác quý' },
  { ...anItem('tt-mau/1/3', 'Vĩnh viễn'), title: 'Kế hoạch, báo cáo công tác nhiều năm' },
];

describeBrowser('console: one dossier beside the grid', (openWindow) => {
  let store: OpenStore;
  let service: ArchiveConsole | undefined;
  let page: Page;

  const open = async (role: Role) => {
    store = await pglite.sharedStore();
    service = await startArchiveConsole(store);
    const deps = { store, clock: systemClock, ids: createIdSource(systemClock) };
    const schedule = aSchedule({ id: 'tt-mau', title: 'Bảng thời hạn mẫu' }, inGroup('tt-mau', ITEMS));
    const { version } = await importSchedule(deps, { schedule, as: 'proposed', actor: 'an' });
    await activateSchedule(deps, { ...version, actor: 'bình' });
    const description = { title: 'Hồ sơ về lịch tiếp công dân năm 2015' };
    await store.dossiers.insert([aDossier(1, { nodeId: HEADINGS[0], description })]);
    await store.dossiers.insertDocuments([
      aDocument(1, 1, { subject: 'Về lịch tiếp công dân quý một' }),
      aDocument(1, 2, { subject: 'Về lịch tiếp công dân quý hai' }),
    ]);
    page = await openWindow(service.url);
    await signIn(page, 'lưu trữ viên', await service.addAccount('lưu trữ viên', role));
    await page.goto(`${service.url}/archive/fonds/${FONDS_ID}?dossier=${dossierId(1)}`);
    await page.getByRole('dialog').getByRole('tab', { name: 'Phiếu tin' }).waitFor();
  };
  const tab = (name: string) => page.getByRole('tab', { name }).click();
  const stored = async () => (await store.dossiers.find(dossierId(1))) ?? expect.fail('no dossier');
  const search = async (text: string) => {
    await tab('Thời hạn bảo quản');
    await page.getByLabel('Tìm mục khác').fill(text);
  };
  const found = () => page.getByRole('list', { name: 'Các mục tìm thấy' });
  const confirm = () => page.getByRole('button', { name: 'Ghi quyết định' }).click();
  const close = async () => {
    await service?.close();
    service = undefined;
  };
  afterEach(close);
  // Also where a failing hook skipped the one above: an open service would keep the run from ending.
  after(close);

  it('shows slip, documents and history in their tabs; what is typed on the slip is saved, and documents change places', async () => {
    await open('archivist');
    const note = page.getByRole('dialog').getByLabel('Ghi chú', { exact: true });
    await note.fill('Thiếu tờ 12');
    await note.blur();
    await tab('Văn bản (2)');
    const rows = page.getByRole('table', { name: 'Mục lục văn bản' }).getByRole('row');
    await rows.nth(1).getByText('quý một').waitFor();
    await rows.nth(1).getByRole('button', { name: 'Chuyển xuống' }).click();
    await rows.nth(1).getByText('quý hai').waitFor();
    await tab('Lịch sử');
    await page.getByRole('dialog').getByRole('table').getByText('lưu trữ viên').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    expect((await stored()).description.note).to.equal('Thiếu tờ 12');
    expect((await store.dossiers.documents(dossierId(1))).map(({ entry }) => entry.subject)).to.deep.equal([
      'Về lịch tiếp công dân quý hai',
      'Về lịch tiếp công dân quý một',
    ]);
  });

  it('decides by a row that was searched for, typed without marks', async () => {
    await open('archivist');
    await search('ke hoach bao cao');
    await found().getByText('Vĩnh viễn').waitFor();
    const titles = await found().getByRole('listitem').count();
    await page.getByRole('button', { name: 'Chọn mục Kế hoạch, báo cáo công tác quý' }).click();
    await page.getByText('Không được thấp hơn thời hạn «10 năm» của mục này').waitFor();
    await confirm();
    await page.getByText('Đã ghi quyết định thời hạn.').waitFor();
    await page.getByText(/lưu trữ viên quyết định ngày .*, theo tt-mau\/1\/2/).waitFor();
    const decided = await stored();

    expect(titles).to.equal(2);
    expect(decided.description.retention).to.deep.equal({ kind: 'years', years: 10 });
    expect(decided.retentionDecision).to.deep.include({ item: 'tt-mau/1/2', scheduleVersion: 1 });
  });

  it('refuses a period below the row in words, takes a longer one with its reason, and gives the decision back', async () => {
    await open('archivist');
    await search('công tác quý');
    await found().getByRole('button').click();
    const period = page.getByRole('textbox', { name: 'Thời hạn bảo quản quyết định' });
    await period.fill('5 năm');
    await page.getByText('Thấp hơn thời hạn «10 năm» của mục được dẫn').waitFor();
    await confirm();
    const before = await stored();
    await period.fill('30 năm');
    await confirm();
    await page.getByText('Dài hơn thời hạn «10 năm» của mục được dẫn: ghi lý do.').waitFor();
    await page.getByLabel('Lý do').fill('Liên quan khiếu kiện kéo dài');
    await confirm();
    await page.getByText('· Liên quan khiếu kiện kéo dài').waitFor();
    const longer = await stored();
    await page.getByRole('button', { name: 'Bỏ quyết định' }).click();
    await page.getByText('Gõ trong bảng, chưa có quyết định').waitFor();

    expect(before.revision, 'nothing was sent').to.equal(1);
    expect(longer.description.retention).to.deep.equal({ kind: 'years', years: 30 });
    expect(longer.retentionDecision).to.deep.include({ item: 'tt-mau/1/2', reason: 'Liên quan khiếu kiện kéo dài' });
    expect((await stored()).retentionDecision).to.equal(null);
  });

  it('decides without a row where none fits, but not without a reason', async () => {
    await open('archivist');
    await search('không có mục nào như thế');
    await page.getByText('Không có mục nào chứa đủ các từ này').waitFor();
    await page.getByRole('button', { name: 'Không mục nào phù hợp' }).click();
    await page.getByRole('textbox', { name: 'Thời hạn bảo quản quyết định' }).fill('vv');
    await confirm();
    await page.getByText('Không dẫn mục nào: ghi lý do.').waitFor();
    await page.getByLabel('Lý do').fill('Tư liệu quý của tỉnh');
    await confirm();
    await page.getByText('theo không dẫn mục nào').waitFor();

    expect((await stored()).retentionDecision).to.deep.include({ item: null, reason: 'Tư liệu quý của tỉnh' });
  });

  it('shows a reader what stands, and offers no decision', async () => {
    await open('reader');
    await tab('Thời hạn bảo quản');
    await page.getByText('Thời hạn đang ghi:').waitFor();

    expect(await page.getByLabel('Tìm mục khác').count()).to.equal(0);
    expect(await page.getByRole('tab').allInnerTexts()).to.deep.equal([
      'Phiếu tin',
      'Văn bản (2)',
      'Thời hạn bảo quản',
    ]);
  });
});
