import { expect } from 'chai';
import { describeConsole } from '../support/console/console-suite.ts';
import { fileId } from '../support/console/fixtures.ts';

const WITHHELD = fileId(4);
const REASON = 'Khung đỏ là dấu công văn đến.';

describeConsole('console: withheld files', ({ open }) => {
  it('shows nothing of a withheld file, but why and what to do', async () => {
    const { page, go, service } = await open('administrator');
    await go('/files?state=withheld');

    await page.getByRole('link', { name: 'hộp 13/tờ 44.tif' }).click();
    await page.getByText('Tài liệu bị giữ lại vì có dấu mật').waitFor();

    await page.getByText('dấu chỉ độ mật MẬT ở trang 1').waitFor();
    expect(await page.locator('img, .page-text').count()).to.equal(0);
    const { items } = await service.app.store.ledger.list({ subject: WITHHELD }, { limit: 10 });
    expect(items.map(({ action }) => action)).to.deep.equal(['scan-file.received']);
  });

  it('are made so by an archivist who sees a mark that the machine did not; nothing of the file stays', async () => {
    const { page, go, service } = await open('archivist');
    const file = fileId(1);
    await go(`/files/${file}`);
    await page.getByRole('button', { name: 'Có dấu mật, giữ lại…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Giữ lại tệp vì có dấu mật' });

    await dialog.getByLabel('Vì sao giữ lại').fill('nhầm');
    await dialog.getByRole('button', { name: 'Giữ lại', exact: true }).click();
    await dialog.getByText('Cần ít nhất 10 chữ cái.').waitFor();
    await dialog.getByText('Chọn độ mật ghi trên dấu.').waitFor();
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/withhold.png` });
    await dialog.getByRole('combobox', { name: 'Độ mật' }).click();
    await page.getByRole('option', { name: 'TỐI MẬT' }).click();
    await dialog.getByLabel('Vì sao giữ lại').fill('Dấu mờ ở góc trái trang đầu.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Tệp được giữ lại vì dấu chỉ độ mật TỐI MẬT ở trang 1.').waitFor();
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/withheld.png` });

    expect(await service.app.store.scanFiles.find(file)).to.deep.include({
      state: 'withheld',
      details: { level: 'TỐI MẬT', page: 1 },
    });
    const { items } = await service.app.store.ledger.list({ subject: file }, { limit: 9 });
    expect(items.map(({ action, actor }) => [action, actor])).to.deep.include([
      'scan-file.withheld-by-hand',
      'người archivist',
    ]);
    expect(await page.locator(`img, .page-text, a[href^="/documents/${file}"]`).count()).to.equal(0);
  });

  it('is lifted by an archivist who looked at the page, by keys alone; the ledger says who and why', async () => {
    const { page, go, service } = await open('archivist');
    const { scanFiles, clearedMarks } = service.app.store;
    const before = await scanFiles.find(WITHHELD);
    await go(`/files/${WITHHELD}`);
    await page.getByRole('button', { name: 'Xem trang 1 để xét dấu…' }).focus();

    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Trang 1 có dấu mật không?' });
    await dialog.getByRole('img', { name: 'Ảnh trang 1 của hộp 13/tờ 44.tif' }).waitFor();
    await page.keyboard.type(REASON);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Đã gỡ giữ lại; tệp được xếp vào hàng đọc.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Tài liệu bị giữ lại vì có dấu mật').waitFor({ state: 'detached' });

    expect(await scanFiles.find(WITHHELD)).to.include({ state: 'received', code: null });
    expect(await clearedMarks.of(before?.sha256 ?? '')).to.deep.equal([
      { sha256: before?.sha256, level: 'MẬT', page: 1, actor: 'người archivist' },
    ]);
    expect(service.app.sent.map(({ name, key }) => [name, key])).to.deep.equal([['read-scan-file', WITHHELD]]);
    const rows = page.locator('tr', { hasText: 'người archivist' });
    await rows.filter({ hasText: 'Xem trang bị nghi có dấu mật' }).getByText('dấu MẬT, trang 1').waitFor();
    await rows.filter({ hasText: 'Gỡ giữ lại' }).getByText(`trang 1 không có dấu MẬT: “${REASON}”`).waitFor();
  });

  it('is not lifted without a reason and the word that the page was seen; Esc leaves all as it is', async () => {
    const { page, go, service } = await open('administrator');
    const before = await service.app.store.scanFiles.find(WITHHELD);
    await go(`/files/${WITHHELD}`);
    await page.getByRole('button', { name: 'Xem trang 1 để xét dấu…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img').waitFor();

    await dialog.getByLabel('Vì sao không phải dấu mật').fill('Nhầm 1234567890');
    await dialog.getByRole('button', { name: 'Gỡ giữ lại và đọc tệp' }).click();
    await dialog.getByText('Cần ít nhất 10 chữ cái.').waitFor();
    await dialog.getByText('Đánh dấu ô này nếu đúng như vậy.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    expect(await service.app.store.scanFiles.find(WITHHELD)).to.deep.equal(before);
    expect(service.app.sent).to.deep.equal([]);
  });

  it('cannot be lifted where the page cannot be shown: the original is another one by now', async () => {
    const { page, go, service } = await open('archivist');
    const { scanFiles } = service.app.store;
    const file = await scanFiles.find(WITHHELD);
    if (file) await scanFiles.update(file.id, file.revision, { sha256: 'ee'.repeat(32) });
    await go(`/files/${WITHHELD}`);

    await page.getByRole('button', { name: 'Xem trang 1 để xét dấu…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Không hiện được trang nên không gỡ được').waitFor();

    expect(await dialog.getByRole('button', { name: 'Gỡ giữ lại và đọc tệp' }).isDisabled()).to.equal(true);
  });

  it('shows the page larger and turned, for what is small or lies on its side', async () => {
    const { page, go } = await open('archivist');
    await go(`/files/${WITHHELD}`);
    await page.getByRole('button', { name: 'Xem trang 1 để xét dấu…' }).click();
    const picture = page.getByRole('dialog').getByRole('img', { name: /^Ảnh trang 1/ });
    const upright = await shape();

    await page.getByRole('button', { name: 'Phóng to' }).click();
    const larger = await shape();
    await page.getByRole('button', { name: 'Xoay' }).click();
    const turned = await shape();

    expect(upright.height / upright.width).to.be.closeTo(Math.SQRT2, 0.01);
    expect(larger.width / upright.width).to.be.closeTo(1.5, 0.01);
    expect(turned.width / larger.width).to.be.closeTo(1, 0.01);
    expect(turned.width / turned.height).to.be.closeTo(Math.SQRT2, 0.01);

    async function shape(): Promise<{ width: number; height: number }> {
      await picture.waitFor();
      const box = await picture.boundingBox();
      return box ?? { width: NaN, height: NaN };
    }
  });

  it('leaves a contractor with the words whom to tell', async () => {
    const { page, go } = await open('operator');
    await go(`/files/${WITHHELD}`);

    await page.getByText('Tài khoản này không có quyền gỡ').waitFor();

    expect(await page.getByRole('button', { name: /để xét dấu/ }).count()).to.equal(0);
  });

  it('is read again only after the question what good that does', async () => {
    const { page, go, service } = await open('operator');
    const { scanFiles } = service.app.store;
    await go(`/files/${WITHHELD}`);

    await page.getByRole('button', { name: 'Đọc lại' }).click();
    const dialog = page.getByRole('dialog', { name: 'Đọc lại tệp đang bị giữ?' });
    await dialog.getByText('máy lại thấy đúng dấu đó').waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const untouched = await scanFiles.find(WITHHELD);
    await page.getByRole('button', { name: 'Đọc lại' }).click();
    await dialog.getByRole('button', { name: 'Đọc lại' }).click();
    await page.getByText('Đã xếp tệp vào hàng đọc lại.').waitFor();
    await page.getByText('Tài liệu bị giữ lại vì có dấu mật').waitFor({ state: 'detached' });

    expect(untouched).to.include({ state: 'withheld' });
    expect(await scanFiles.find(WITHHELD)).to.include({ state: 'received', code: null });
    expect(service.app.sent.map(({ name, key }) => [name, key])).to.deep.equal([['read-scan-file', WITHHELD]]);
  });

  it('fits the dialog on the office’s smallest screen', async () => {
    const { page, go } = await open('archivist');
    await go(`/files/${WITHHELD}`);
    await page.getByRole('button', { name: 'Xem trang 1 để xét dấu…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img').waitFor();

    const box = await dialog.getByRole('button', { name: 'Gỡ giữ lại và đọc tệp' }).boundingBox();

    expect(box && box.y + box.height).to.be.at.most(768);
    expect(box && box.x + box.width).to.be.at.most(1366);
  });
});
