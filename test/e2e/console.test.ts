import { expect } from 'chai';
import { sha256Hex } from '../../src/http/auth/secrets.ts';
import type { HostId } from '../../src/ports/host.ts';
import { signIn } from '../support/console/browser.ts';
import { INBOX } from '../support/console/console-service.ts';
import { describeConsole } from '../support/console/console-suite.ts';
import { createAccounts } from '../support/memory-host/inbound.ts';
import { blankFile, fileId, officeFiles, retriedFile } from '../support/console/fixtures.ts';

describeConsole('console: session and lists', ({ open, openSignedOut }) => {
  it('says in Vietnamese why a sign-in failed, and lets the right secret in for good', async () => {
    const { page, service } = await openSignedOut();
    const secret = await service.addAccount('bích', 'archivist');

    await page.getByLabel('Tên tài khoản').fill('bích');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai rồi');
    await page.keyboard.press('Enter');
    const refusal = await page.getByRole('alert').innerText();
    await signIn(page, 'bích', secret);
    await page.reload();

    expect(refusal).to.contain('mật khẩu không đúng');
    await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();
    expect(await page.getByRole('link', { name: 'Tài khoản' }).count(), 'archivists manage no accounts').to.equal(0);
  });

  it('asks for the one-time code of a host account, with the keyboard alone, and again when it was wrong', async () => {
    const { page, service } = await openSignedOut();
    const { system } = service.app;
    const person = { name: 'lan', secret: 'mật khẩu', groups: ['Lưu trữ'], administrator: false };
    system.people.push({ ...person, oneTimeCode: '123456' });
    const roles = { 'Lưu trữ': 'archivist' } as const;
    service.hostAccounts.push({ hostId: system.hostId, accounts: createAccounts(system), roles });

    await page.getByLabel('Tên tài khoản').fill('lan');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('mật khẩu');
    await page.keyboard.press('Enter');
    const code = page.getByRole('textbox', { name: 'Mã xác thực hai bước' });
    await code.waitFor();
    const asked = await page.getByRole('alert').innerText();
    const kind = await code.getAttribute('autocomplete');
    await page.keyboard.type('000 000');
    await page.keyboard.press('Enter');
    await page.getByText('không đúng hoặc đã hết hạn').waitFor();
    await page.keyboard.type('123 456');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();
    expect(asked).to.contain('xác thực hai bước');
    expect(kind).to.equal('one-time-code');
  });

  it('tells the service when nobody sits at the page, so that its own questions keep no session alive', async () => {
    const { page, go } = await open('archivist');
    await page.clock.install();
    await go('/');
    const asked = async (doing: () => Promise<void>) => {
      const next = page.waitForRequest('**/api/v1/status');
      await doing();
      return (await (await next).allHeaders())['x-unattended'];
    };
    await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();

    const attended = await asked(() => page.clock.fastForward(11_000));
    await page.clock.fastForward(60_000);
    const alone = await asked(() => page.clock.fastForward(11_000));
    await page.keyboard.press('Shift');
    const back = await asked(() => page.clock.fastForward(11_000));

    expect([attended, alone, back]).to.deep.equal([undefined, 'true', undefined]);
  });

  it('signs out', async () => {
    const { page } = await open('reader');

    await page.getByRole('button', { name: 'Tài khoản người reader' }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();

    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  });

  it('shows the state of the office and what to do next', async () => {
    const { page } = await open('archivist');

    const counts = page.getByRole('navigation', { name: 'Tệp quét theo trạng thái' });
    await counts.waitFor();

    const shown = await counts.getByRole('link').allInnerTexts();
    expect(shown.map((text) => text.replace(/\s+/g, ' '))).to.deep.equal([
      '1 Đã nhận',
      '1 Đang đọc',
      '2 Cần xem lại',
      '1 Đã biên mục',
      '1 Giữ lại (dấu mật)',
      '1 Lỗi',
    ]);
    await page.getByText('Xem lại 2 tệp máy chưa chắc').waitFor();
    await page.getByText('Đã đọc 5 trên 7 tệp').waitFor();
  });

  it('tells a fresh office where to put scans', async () => {
    const { page } = await open('administrator', []);

    await page.getByText('Chưa có bản quét nào').waitFor();

    await page.getByText('data/inbox').waitFor();
  });

  it('walks the documents with the arrows and opens one with Enter', async () => {
    const { page, go } = await open('archivist');
    await go('/documents');

    await page.locator('[data-row="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');

    await page.waitForURL(`**/documents/${fileId(2)}-1`);
  });

  it('enters a list by the arrow where nothing has the focus, and leaves the arrow alone in a field', async () => {
    const { page, go } = await open('archivist');
    for (const list of ['/documents', '/files']) {
      await go(list);
      await page.locator('[data-row="1"]').waitFor();
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('ArrowDown');
      await page.locator('[data-row="0"]:focus').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.locator('[data-row="1"]:focus').waitFor();
    }

    const name = page.getByLabel('Tên tệp');
    await name.focus();
    await page.keyboard.press('ArrowDown');

    expect(await page.locator('input:focus').getAttribute('id')).to.equal(await name.getAttribute('id'));
  });

  it('filters by type and by need of review, and keeps the filter in the address', async () => {
    const { page, go } = await open('archivist');
    await go('/documents?type=T%E1%BB%9D+tr%C3%ACnh');

    const rows = page.locator('tbody tr');
    await rows.first().waitFor();
    const ofType = await rows.count();
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    const report = page.locator('tbody').getByText('Báo cáo', { exact: true });
    await report.waitFor();
    await page.getByLabel('Chỉ văn bản cần xem lại').click();
    await page.waitForURL('**/documents?needsReview=true');
    await page.getByText('Đang hiện 3 văn bản').waitFor();

    expect(ofType).to.equal(1);
    expect(await report.count()).to.equal(0);
  });

  it('reaches the search by / and the keys by ?', async () => {
    const { page, go } = await open('reader');
    await go('/documents');
    await page.locator('[data-row="0"]').waitFor();

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('trích "quan trắc"');
    await page.keyboard.press('Enter');

    await page.waitForURL('**/search?q=*');
  });

  it('finds without marks, tells marks apart on demand, and opens the page that matches', async () => {
    const { page, go } = await open('reader');
    await go('/search?q=%22phu+luc+2%22');

    const marks = page.locator('.snippet mark');
    await marks.first().waitFor();
    const found = await marks.allInnerTexts();
    await page.locator('[data-row="0"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/documents/${fileId(1)}-1?page=3`);
    const opened = await page.getByLabel('Trang', { exact: true }).inputValue();
    await go('/search?q=%22phu+luc+2%22&marks=true');

    expect(found).to.deep.equal(['Phụ lục 2']);
    expect(opened).to.equal('3');
    await page.getByText('Không tìm thấy văn bản nào.').waitFor();
  });

  it('lists failures with reason and remedy, and sends a stopped job again', async () => {
    const { page, go } = await open('operator');
    await go('/failures');

    await page.getByText('không trả lời kịp').waitFor();
    await page.getByRole('button', { name: 'Làm lại' }).click();

    await page.getByText('Đã xếp lại 1 việc.').waitFor();
    await page.getByText('Không có việc nào bị dừng.').waitFor();
    await page.getByRole('button', { name: 'Đọc lại' }).click();
    await page.getByText('Không có tệp nào bị lỗi.').waitFor();
  });

  it('takes scans in through the page', async () => {
    const { page, go } = await open('operator');
    await go('/files');

    const file = { name: 'tờ 50.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    await page.locator('input[type=file]').setInputFiles(file);

    await page.getByText('Đã nhận tờ 50.pdf.').waitFor();
  });

  it('offers those hosts for an upload that take files, not those that values alone are written into', async () => {
    const { page, go, service } = await open('operator');
    for (const [id, capabilities] of [
      ['chỉ-ghi', ['read', 'write']],
      ['kho-2', ['read', 'intake']],
    ] as const) {
      const description = { ...INBOX.description, id: id as HostId, capabilities: new Set(capabilities) };
      service.hosts.push({ ...INBOX, description });
    }
    await go('/files');

    await page.getByLabel('Đưa vào nguồn').first().click();

    expect(await page.getByRole('option').allInnerTexts()).to.deep.equal(['inbox', 'kho-2']);
  });

  it('says of an upload that its content is there already, and leads to that file', async () => {
    const { page, go } = await open('operator');
    await go('/files');

    const file = { name: 'trùng.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    await page.locator('input[type=file]').setInputFiles(file);
    const note = page.getByRole('alert').filter({ hasText: 'Nội dung này đã có trong tệp:' });
    await note.getByText('Đã nhận trùng.pdf.').waitFor();
    await note.getByRole('link', { name: 'hộp 12/quyết định 108.pdf' }).click();

    await page.waitForURL(`**/files/${fileId(1)}`);
    await note.waitFor({ state: 'detached' });
  });

  it('says of a file in retry how often it was tried, when again, and why', async () => {
    const { page, go } = await open('operator', [...officeFiles(), retriedFile()]);
    const shown: string[] = [];

    await go('/files?state=failed');
    shown.push(await page.locator('tr', { hasText: 'tờ 48.jpg' }).innerText());
    await go('/failures');
    shown.push(await page.locator('tr', { hasText: 'tờ 48.jpg' }).innerText());
    await go(`/files/${fileId(8)}`);
    await page.getByText('Đã thử 2 lần không thành; tự thử lại lúc').waitFor();

    for (const text of shown) expect(text).to.match(/Thử lại lúc 24\/11\/2026 .*đã 2 lần/);
    await page.getByText('không trả lời kịp').waitFor();
  });

  it('says in the list and on its page that a file holds blank sides only', async () => {
    const { page, go } = await open('reader', [...officeFiles(), blankFile()]);

    await go('/files?state=done');
    const row = await page.locator('tr', { hasText: 'mặt sau.jpg' }).innerText();
    await go(`/files/${fileId(9)}`);
    await page.getByText('Mặt trắng: tệp chỉ có mặt trắng (1 trang)').waitFor();

    expect(row).to.include('Mặt trắng');
    expect(await page.getByRole('alert').count(), 'nothing is wrong with it').to.equal(0);
  });

  it('makes an account, shows its secret once, and the secret works', async () => {
    const { page, go } = await open('administrator');
    await go('/accounts');

    await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    await page.getByLabel('Tên', { exact: true }).fill('Trần Văn Bình');
    await page.getByRole('button', { name: 'Tạo', exact: true }).click();
    const secret = await page.locator('.secret').innerText();
    await page.getByRole('dialog').getByText('Đóng').last().click();
    await page.getByRole('button', { name: 'Tài khoản người administrator' }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await signIn(page, 'Trần Văn Bình', secret);

    await page.getByRole('button', { name: 'Tài khoản Trần Văn Bình' }).waitFor();
  });

  it('speaks English on demand, the service too', async () => {
    const { page, go } = await open('archivist');

    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await go('/failures');

    await page.getByText('did not answer in time').waitFor();
  });

  it('asks a lapsed session back in over the page, without losing it', async () => {
    const { page, go, service } = await open('archivist');
    const secret = await service.addAccount('người khác', 'archivist');
    await go('/documents');
    await page.locator('[data-row="0"]').waitFor();
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'vankho_session');

    await service.app.store.accounts.deleteToken(sha256Hex(cookie?.value ?? ''));
    await page.getByLabel('Chỉ văn bản cần xem lại').click();
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await dialog.waitFor();
    await dialog.getByLabel('Tên tài khoản').fill('người khác');
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(secret);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });

    expect(await page.getByLabel('Chỉ văn bản cần xem lại').isChecked()).to.equal(true);
    await page.getByText('Đang hiện 3 văn bản').waitFor();
  });

  it('fits the office’s smallest and largest screens, every page', async () => {
    const { page, go } = await open('administrator');
    const pages = [
      '/',
      '/documents',
      '/search?q=ban',
      '/files',
      '/failures',
      '/alarms',
      '/ledger',
      '/accounts',
      `/files/${fileId(2)}`,
    ];
    const wider: string[] = [];

    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const path of pages) {
        await go(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const room = await page.evaluate<number>('document.querySelector("#main").scrollWidth');
        if (room > width) wider.push(`${path} at ${String(width)}: ${String(room)}`);
      }
    }

    expect(wider).to.deep.equal([]);
  });
});
