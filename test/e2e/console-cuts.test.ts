import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { divideByCuts } from '../../src/domain/division/person-cuts.ts';
import { describeConsole } from '../support/console/console-suite.ts';
import type { ConsoleService } from '../support/console/console-service.ts';
import { keepStream, STREAM_DIVISION, STREAM_ID, streamFile } from '../support/console/stream-file.ts';
import { aDocument } from '../support/store/builders.ts';

const CUTS = `/files/${STREAM_ID}/cuts`;

describeConsole('console: cuts of a scan file', ({ open }) => {
  const shot = async (page: Page, name: string) => {
    if (process.env['SHOTS'] === undefined) return;
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: width === 1280 ? 800 : 1080 });
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(process.env['SHOTS'], `${name}-${String(width)}.png`) });
    }
  };
  const side = (page: Page, number: number) => page.locator(`[data-page="${String(number)}"]`);
  const said = (page: Page, text: string | RegExp) => page.locator('.cut-said').filter({ hasText: text }).waitFor();
  const heads = (page: Page) => page.locator('.cut-row-head[data-kind="document"] strong + span').allInnerTexts();
  const opened = async (role: 'operator' | 'archivist' | 'reader' = 'archivist') => {
    const console = await open(role, [streamFile()]);
    await keepStream(console.service);
    await console.go(CUTS);
    return console;
  };

  it('shows every side in order, walks and cuts by keys, goes back, and says what is lost before it saves', async () => {
    const { page, service } = await opened();
    await side(page, 14).waitFor();
    await page.getByText('3 văn bản · 1 phiếu ngăn cách · 14 mặt').waitFor();
    await page.getByText('Phiếu ngăn cách: hồ sơ HS-2017-014').waitFor();
    await page.getByText('Mặt trắng, không thuộc văn bản nào').waitFor();
    await page.getByText('1 giá trị đã nhập').waitFor();
    await page.getByText('nhưng phần đầu trang đọc được ít').waitFor();
    expect(await page.locator('[data-page]').count()).to.equal(14);
    expect(await page.locator(':focus').getAttribute('data-page'), 'the doubtful side').to.equal('11');
    await shot(page, 'cuts');

    await page.keyboard.press('Enter');
    await said(page, 'Trang 11 đã nối vào văn bản trước.');
    expect(await page.locator(':focus').getAttribute('data-page')).to.equal('11');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press(' ');
    await said(page, 'có giá trị do người nhập');
    await page.keyboard.press('Home');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press(' ');
    await said(page, 'Văn bản mới bắt đầu từ trang 4.');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('p');
    await said(page, 'Trang 5 là phiếu ngăn cách');
    await page.keyboard.press('Control+z');
    await said(page, 'Đã lùi một bước.');
    expect(await heads(page)).to.deep.equal(['trang 3 · 1 mặt', 'trang 4–5 · 2 mặt', 'trang 6–14 · 9 mặt']);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Bỏ các thay đổi chưa lưu?' }).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Lưu chỗ cắt…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lưu chỗ cắt' });
    await dialog.getByText('Cắt thêm trước trang: 4.').waitFor();
    await dialog.getByText('Nối, không cắt nữa trước trang: 11.').waitFor();
    await dialog.getByText('Văn bản từ trang 6: giữ 1 giá trị; trước gồm trang 6–10, nay gồm trang 6–14.').waitFor();
    await shot(page, 'save');
    await dialog.getByRole('button', { name: 'Lưu chỗ cắt' }).click();
    await page.getByText('Đang chia lại và biên mục theo chỗ cắt.').waitFor();
    expect(await page.getByRole('button', { name: 'Lưu chỗ cắt…' }).count()).to.equal(0);
    expect((await service.app.store.divisions.find(STREAM_ID))?.cuts).to.deep.equal({
      starts: [3, 4, 6],
      separators: [1],
    });

    await readAgain(service);
    await page.getByText('Do người cắt').waitFor();
    expect(await heads(page)).to.deep.equal(['trang 3 · 1 mặt', 'trang 4–5 · 2 mặt', 'trang 6–14 · 9 mặt']);
    expect(await page.getByText('chưa lưu').count()).to.equal(0);
  });

  it('cuts and joins by mouse', async () => {
    const { page } = await opened('operator');
    await page.getByRole('button', { name: 'Cắt trước trang 8' }).first().click();
    await said(page, 'Văn bản mới bắt đầu từ trang 8.');
    await page.getByRole('button', { name: 'Nối vào văn bản trước' }).first().click();
    await said(page, /Trang 8 đã nối|có giá trị do người nhập/);
    await side(page, 13).click();
    await page.getByRole('button', { name: 'Là phiếu ngăn cách' }).click();
    await said(page, 'Trang 13 là phiếu ngăn cách');
    await page.getByRole('button', { name: 'Bỏ mọi thay đổi' }).click();
    expect(await heads(page)).to.deep.equal(['trang 3–5 · 3 mặt', 'trang 6–10 · 5 mặt', 'trang 11–14 · 4 mặt']);
  });

  it('drops the cuts of a person after it was told what that means, and takes them up again by one step back', async () => {
    const { page, service } = await opened();
    await recut(service, [3, 5, 6, 11]);
    await page.getByText('Do người cắt').waitFor();
    await page.getByRole('button', { name: 'Lấy chỗ cắt của máy…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bỏ chỗ cắt của người, lấy chỗ cắt của máy?' });
    await dialog.getByText('4 văn bản thành 3 văn bản.').waitFor();
    await dialog.getByText('Nối, không cắt nữa trước trang: 5.').waitFor();
    await dialog.getByText('Không mất giá trị nào do người nhập').waitFor();
    await shot(page, 'drop');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect((await service.app.store.divisions.find(STREAM_ID))?.cuts?.starts, 'kept').to.deep.equal([3, 5, 6, 11]);

    await page.getByRole('button', { name: 'Lấy chỗ cắt của máy…' }).click();
    await dialog.getByRole('button', { name: 'Lấy chỗ cắt của máy' }).click();
    await page.getByText('Đang chia lại và biên mục theo chỗ cắt.').waitFor();
    expect((await service.app.store.divisions.find(STREAM_ID))?.cuts).to.equal(undefined);
    await readAgain(service);
    await page.getByText('Do người cắt').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Cắt trước trang 5' }).first().waitFor();
    expect((await heads(page)).map((head) => head.split(' · ')[0])).to.deep.equal(['trang 3–5', 'trang 6–10', 'trang 11–14']); // prettier-ignore

    await page.keyboard.press('Control+z');
    await said(page, 'Đã lùi một bước.');
    await page.getByText('1 thay đổi chưa lưu').waitFor();
    await page.getByRole('button', { name: 'Lưu chỗ cắt…' }).click();
    await page.getByRole('dialog', { name: 'Lưu chỗ cắt' }).getByRole('button', { name: 'Lưu chỗ cắt' }).click();
    await page.getByText('Đang chia lại và biên mục theo chỗ cắt.').waitFor();
    expect((await service.app.store.divisions.find(STREAM_ID))?.cuts).to.deep.equal({
      starts: [3, 5, 6, 11],
      separators: [1],
    });
  });

  it('shows a side upright that was scanned on its side', async () => {
    const { page } = await opened('reader');
    await side(page, 13).scrollIntoViewIfNeeded();
    const size = async (number: number) => {
      const image = `document.querySelector('[data-page="${String(number)}"] img')`;
      await page.evaluate(`${image}.decode()`);
      return page.evaluate(`${image}.naturalWidth > ${image}.naturalHeight ? 'across' : 'upright'`);
    };

    expect([await size(12), await size(13)], 'the sheet 13 is a table across').to.deep.equal(['upright', 'across']);
  });

  it('keeps the changes of a person where somebody else was faster', async () => {
    const { page, service } = await opened();
    await side(page, 4).click();
    await page.keyboard.press('Enter');
    await said(page, 'trang 4');

    await recut(service, [3, 6, 8, 11]);
    await page.getByText('Người khác vừa đổi chỗ cắt của tệp này').waitFor();
    expect(await page.getByRole('button', { name: 'Lưu chỗ cắt…' }).count()).to.equal(0);
    await shot(page, 'conflict');
    await page.getByRole('button', { name: 'làm lại thay đổi của tôi' }).click();

    await page.getByText('1 thay đổi chưa lưu').waitFor();
    expect((await heads(page)).map((head) => head.split(' · ')[0])).to.deep.equal([
      ...['trang 3', 'trang 4–5', 'trang 6–7', 'trang 8–10', 'trang 11–14'],
    ]);
  });

  it('lets a reader look and nothing else, and is linked from the file and the document', async () => {
    const { page, go } = await opened('reader');
    await page.getByText('Tài khoản này chỉ xem').waitFor();
    await side(page, 4).click();
    await page.keyboard.press('Enter');
    expect(await page.getByText('chưa lưu').count()).to.equal(0);
    expect(await page.getByRole('button', { name: /Cắt trước|Nối vào|Lưu/ }).count()).to.equal(0);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Chỗ cắt' }).click();
    await page.waitForURL(`**${CUTS}`);
    await go(`/documents/${STREAM_ID}-6`);
    await page.getByRole('link', { name: 'chỗ cắt' }).click();
    await side(page, 1).waitFor();
  });

  it('says so where nothing was read, where the file is withheld and where there is none', async () => {
    const { page, go, service } = await opened();
    const { store } = service.app;
    const change = async (state: 'received' | 'withheld') => {
      const file = await store.scanFiles.find(STREAM_ID);
      const code = state === 'withheld' ? 'secrecy-mark' : null;
      const details = { page: 2, level: 'MẬT' };
      await store.scanFiles.update(STREAM_ID, file?.revision ?? 0, { state, code, details, updatedAt: new Date() });
    };
    await change('received');
    await go(CUTS);
    await page.getByText('Tệp chưa được đọc').waitFor();
    await change('withheld');
    await page.getByText('Luật Bảo vệ bí mật nhà nước 117/2025/QH15').waitFor();
    expect(await page.locator('[data-page]').count()).to.equal(0);
  });
});

/** As the worker does behind the back of the page. */
async function readAgain({ app: { store } }: ConsoleService): Promise<void> {
  const { result } = streamFile();
  const cuts = (await store.divisions.find(STREAM_ID))?.cuts;
  if (result === undefined) throw new Error('No stream');
  const division = cuts ? divideByCuts(cuts, result.readings, STREAM_DIVISION) : STREAM_DIVISION;
  const documents = division.documents.map(({ firstPage, lastPage }) => aDocument(firstPage, lastPage));
  await store.readings.saveResult({ ...result, documents });
  const file = await store.scanFiles.find(STREAM_ID);
  await store.divisions.save({ scanFileId: STREAM_ID, sha256: file?.sha256 ?? '', division });
  await store.scanFiles.update(STREAM_ID, file?.revision ?? 0, { state: 'review', updatedAt: new Date() });
}

async function recut(service: ConsoleService, starts: readonly number[]): Promise<void> {
  const { store } = service.app;
  const file = await store.scanFiles.find(STREAM_ID);
  const cuts = { starts, separators: [1] };
  await store.divisions.cut({ scanFileId: STREAM_ID, sha256: file?.sha256 ?? '', cuts, actor: 'bình' });
  await readAgain(service);
}
