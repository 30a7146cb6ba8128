import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { OpenStore } from '../../src/store/open-store.ts';
import { FONDS_ID } from '../support/archive/dossiers.ts';
import { manyDossiers, startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';

const MANY = 10_000;
const GRID = `/archive/fonds/${FONDS_ID}`;

/** A cell of the row that shows this temporary number, by the words at the head of its column. */
function cellOf(page: Page, temporaryNumber: number, column: string) {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: String(temporaryNumber), exact: true }) });
  return { row, cell: row.locator(`[data-col="${String(COLUMNS.indexOf(column))}"]`) };
}
const COLUMNS = [
  'Số tạm',
  'Số, ký hiệu',
  'Tiêu đề',
  'Bắt đầu',
  'Kết thúc',
  'THBQ',
  'Số tờ',
  'Hộp',
  'Trạng thái',
  'Ghi chú',
];

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Runs in the page, where the clipboard itself is out of reach without a secure context. */
async function clipboard(page: Page, kind: 'copy' | 'paste', text = ''): Promise<string> {
  return page.evaluate<string>(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    const event = new ClipboardEvent('${kind}', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return clipboardData.getData('text/plain');
  })()`);
}

describeBrowser('console: grid of dossiers', (openWindow) => {
  let store: OpenStore;
  let service: ArchiveConsole | undefined;
  let page: Page;

  const open = async (count: number, role: 'operator' | 'reader' | 'archivist' = 'operator') => {
    store = await pglite.sharedStore();
    service = await startArchiveConsole(store);
    await service.addDossiers(manyDossiers(count));
    page = await openWindow(service.url);
    await signIn(page, 'người biên mục', await service.addAccount('người biên mục', role));
    await page.goto(service.url + GRID);
    await page.getByText('hồ sơ · dòng 1').waitFor();
    await cellOf(page, 1, 'Tiêu đề').cell.getByText('tập 1').waitFor();
  };
  const saved = () => page.locator('[data-saved]').waitFor();
  const dossier = async (place: number) => {
    const [found] = await store.dossiers.window({ fondsId: FONDS_ID }, { offset: place - 1, limit: 1 });
    return found ?? expect.fail('no dossier');
  };
  const close = async () => {
    await service?.close();
    service = undefined;
  };
  afterEach(close);
  // Also where a failing hook skipped the one above: an open service would keep the run from ending.
  after(close);

  it('shows ten thousand rows, goes to any of them, and saves what is typed when the row is left', async () => {
    await open(MANY);
    await page.getByText('10.000 hồ sơ').waitFor();
    const drawn = await page.getByRole('row').count();

    await press(page, 'Control+End', 'ArrowUp', 'Home');
    await cellOf(page, MANY, 'Tiêu đề').cell.waitFor();
    await press(page, 'ArrowRight', 'ArrowRight');
    await page.keyboard.type('Hồ sơ gõ lại ở cuối phông');
    await press(page, 'Tab');
    await page.keyboard.type('5/2015');
    await press(page, 'Tab');
    await page.keyboard.type('05/01/2016');
    await press(page, 'Tab');
    await page.keyboard.type('vv');
    await press(page, 'Enter');
    await saved();
    const last = await dossier(MANY);

    expect(drawn, 'only what is seen is drawn').to.be.below(60);
    expect(last.description).to.deep.include({
      ...{ title: 'Hồ sơ gõ lại ở cuối phông', startDate: '2015-05', endDate: '2016-01-05' },
      retention: { kind: 'permanent' },
    });
    expect(last.revision, 'one change for the row').to.equal(2);
    await page.evaluate("document.querySelector('.grid-scroller').scrollTop = 38 * 5000");
    await cellOf(page, 5005, 'Tiêu đề').cell.getByText('tập 5005').waitFor();
  });

  it('takes back the last change, and leaves a cell as it was with Esc', async () => {
    await open(30);
    await press(page, 'F2');
    await page.keyboard.type(' thêm');
    await press(page, 'Escape');
    await page.keyboard.type('Đổi hẳn tiêu đề');
    await press(page, 'Enter');
    await saved();
    const changed = await dossier(1);

    await press(page, 'Control+z');
    await saved();
    const back = await dossier(1);

    expect(changed.description.title).to.equal('Đổi hẳn tiêu đề');
    expect([back.description.title.startsWith('Hồ sơ về việc tu bổ đê điều năm 1996'), back.revision]).to.deep.equal([
      true,
      3,
    ]);
  });

  it('prints what is chosen, in the format that is chosen', async () => {
    await open(3);
    const print = async (format: string, form: string) => {
      await page.getByRole('button', { name: 'In biểu mẫu' }).click();
      await page.getByText(format, { exact: true }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: form }).click(),
      ]);
      return [file.suggestedFilename(), JSON.parse(await readFile(await file.path(), 'utf8'))] as const;
    };

    const cover = await print('PDF', 'Bìa hồ sơ');
    const inventory = await print('XLSX', 'Mục lục hồ sơ · 02');

    expect(cover).to.deep.equal(['cover.pdf', { fondsId: FONDS_ID, ids: [(await dossier(1)).id] }]);
    expect(inventory).to.deep.equal(['inventory.xlsx', { fondsId: FONDS_ID, inventoryNumber: '02' }]);
  });

  it('pastes a block from a spreadsheet after showing what changes and what cannot be, and adds rows at the end', async () => {
    await open(30);
    await press(page, 'Control+End', 'Home', 'ArrowUp', 'ArrowRight', 'ArrowRight');

    await clipboard(
      page,
      'paste',
      '"Hồ sơ dán ""một"""\t2011\t31/02/2012\r\nHồ sơ dán hai\t1/2012\t2013\r\nHồ sơ dán ba\t\t\r\n',
    );
    const dialog = page.getByRole('dialog', { name: 'Dán từ bảng tính' });
    await dialog.getByText('1 ô có giá trị không hợp lệ').waitFor();
    await dialog.getByText('Gõ ngày dạng').waitFor();
    await dialog.getByText('Trong đó 2 hồ sơ mới').waitFor();
    await dialog.getByRole('button', { name: 'Dán' }).click();
    await page.getByText('32 hồ sơ').waitFor();
    await saved();

    expect((await dossier(30)).description).to.deep.include({ title: 'Hồ sơ dán "một"', startDate: '2011' });
    expect((await dossier(31)).description).to.deep.include({
      title: 'Hồ sơ dán hai',
      startDate: '2012-01',
      endDate: '2013',
    });
    expect((await dossier(32)).description.title).to.equal('Hồ sơ dán ba');
  });

  it('takes back a paste with the rows that it added, but for those that somebody worked on since', async () => {
    await open(30);
    await press(page, 'Control+End', 'Home', 'ArrowUp', 'ArrowRight', 'ArrowRight');
    const before = await dossier(30);
    const paste = async () => {
      await clipboard(page, 'paste', 'Hồ sơ dán một\r\nHồ sơ dán hai\r\nHồ sơ dán ba\r\n');
      await page.getByRole('dialog').getByRole('button', { name: 'Dán' }).click();
      await page.getByText('32 hồ sơ').waitFor();
      await saved();
    };

    await paste();
    await press(page, 'Control+z');
    await page.getByText('Đã hoàn tác, bỏ 2 hồ sơ vừa thêm.').waitFor();
    await page.getByText('30 hồ sơ').waitFor();
    await saved();
    const left = await store.dossiers.window({ fondsId: FONDS_ID }, { offset: 0, limit: 100 });
    await paste();
    const touched = await dossier(31);
    const description = { ...touched.description, note: 'Người khác ghi thêm' };
    await store.dossiers.update(touched.id, touched.revision, { description });
    await press(page, 'Control+z');
    await page.getByText('giữ lại 1 hồ sơ').waitFor();
    await page.getByText('31 hồ sơ').waitFor();

    expect(left.length).to.equal(30);
    expect(left.at(-1)?.description).to.deep.equal(before.description);
    expect((await dossier(31)).description).to.deep.include({ title: 'Hồ sơ dán hai', note: 'Người khác ghi thêm' });
  });

  it('copies cells as a block', async () => {
    await open(5);
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight');

    const text = await clipboard(page, 'copy');

    const rows = text.split('\r\n').map((row) => row.split('\t'));
    expect(rows.map(([, start]) => start)).to.deep.equal(['1996', '1997']);
    expect(rows[0]?.[0]).to.contain('tập 1');
  });

  it('shows both values where two people write the same field, and saves what is chosen for each', async () => {
    await open(5);
    const other = await dossier(1);
    await page.keyboard.type('Tiêu đề của tôi');
    await store.dossiers.update(other.id, other.revision, {
      description: { ...other.description, title: 'Tiêu đề của người khác', note: 'Ghi chú của người khác' },
    });
    await press(page, 'Enter');

    const dialog = page.getByRole('dialog');
    await dialog.getByText('Tiêu đề của người khác').waitFor();
    await dialog.getByText('Tiêu đề của tôi').waitFor();
    await dialog.getByRole('radio', { name: 'Của tôi' }).check();
    await dialog.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    await saved();
    const settled = await dossier(1);

    expect(settled.description.title).to.equal('Tiêu đề của tôi');
    expect(settled.description.note, 'what the other one wrote beside it stays').to.equal('Ghi chú của người khác');
  });

  it('keeps what is typed while the service is away, also over a reload, and sends it by itself', async () => {
    await open(5);
    await page.route('**/api/v1/dossiers/changes', (route) => route.abort('connectionrefused'));
    await page.keyboard.type('Gõ khi mất kết nối');
    await press(page, 'Enter');
    await page.getByText('1 dòng chưa gửi được').waitFor();

    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await cellOf(page, 1, 'Tiêu đề').cell.getByText('Gõ khi mất kết nối').waitFor();
    await page.unroute('**/api/v1/dossiers/changes');
    await saved();

    expect((await dossier(1)).description.title).to.equal('Gõ khi mất kết nối');
  });

  it('says at the cell what is wrong with a value, and keeps it there', async () => {
    await open(5);
    await press(page, 'ArrowRight');
    await page.keyboard.type('31/02/2015');
    await press(page, 'Enter', 'ArrowUp');

    const { cell } = cellOf(page, 1, 'Bắt đầu');
    await page.getByRole('status').getByText('ngày phải có trong lịch').waitFor();

    expect(await cell.getAttribute('aria-invalid')).to.equal('true');
    expect(await cell.innerText()).to.equal('31/02/2015');
    expect((await dossier(1)).description.startDate).to.equal('1996');
    await page.keyboard.type('2015');
    await press(page, 'Enter');
    await saved();
  });

  it('lets a reader read, keeps a secret row in its place, and edits nothing', async () => {
    await open(120, 'reader');
    await page.evaluate("document.querySelector('.grid-scroller').scrollTop = 38 * 45");
    const { row, cell } = cellOf(page, 50, 'Tiêu đề');
    await cell.getByText('hạn chế').waitFor();
    const secret = await row.innerText();
    await page.keyboard.type('không được');
    await page.getByText('Ô này không sửa trong bảng').waitFor();

    expect((await dossier(1)).revision).to.equal(1);
    expect(secret).to.not.contain('thi đua');
    expect(await page.getByText('120 hồ sơ').count()).to.equal(1);
  });
});
