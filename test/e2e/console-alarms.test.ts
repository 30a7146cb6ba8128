import { expect } from 'chai';
import { describeConsole } from '../support/console/console-suite.ts';
import type { ConsoleService } from '../support/console/console-service.ts';
import { fileId } from '../support/console/fixtures.ts';

const FILE = fileId(2);
const OTHER = fileId(3);
const REASON = 'Đã khôi phục từ thùng rác, đã nhắc người xóa.';

async function raise({ app: { store } }: ConsoleService, id: string, retention: object): Promise<string> {
  await store.hostDocuments.save(id, { alarm: 'deleted-under-retention', retention: { ...retention } });
  await store.ledger.append({ action: 'retention.alarm', subject: id, actor: 'system', body: {} });
  return (await store.scanFiles.find(id))?.name ?? '';
}

describeConsole('console: alarms', ({ open }) => {
  it('are told of on the overview, and settled by keys alone with a reason that the ledger keeps', async () => {
    const { page, go, service } = await open('archivist');
    const name = await raise(service, FILE, { retentionPeriod: 'Vĩnh viễn' });
    const other = await raise(service, OTHER, { retentionDueOn: '2040-03-02', retentionHold: true });
    await go('/');
    await page.getByRole('link', { name: 'Xem cảnh báo' }).click();

    const row = page.locator('tbody tr', { hasText: name });
    await row.getByText('Vĩnh viễn').waitFor();
    await page.locator('tbody tr', { hasText: other }).getByText('đến 02/03/2040, tạm dừng hủy').waitFor();
    await row.getByRole('button', { name: 'Giải quyết' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Ghi nhận đã giải quyết cảnh báo' });
    await dialog.getByText(name).waitFor();
    await page.keyboard.type('xong');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.getByText('Cần ít nhất 10 chữ cái.').waitFor();
    await dialog.getByLabel('Đã giải quyết thế nào').fill(REASON);
    await dialog.getByRole('button', { name: 'Ghi nhận' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await row.waitFor({ state: 'detached' });

    expect(await page.locator('tbody tr').count()).to.equal(1);
    expect(await page.evaluate<string>('document.activeElement?.id')).to.equal('main');
    expect((await service.app.store.hostDocuments.find(FILE))?.alarm).to.equal(null);
    await go(`/files/${FILE}`);
    const entry = page.locator('tr', { hasText: 'Giải quyết cảnh báo lưu trữ' });
    await entry.filter({ hasText: 'người archivist' }).getByText(`“${REASON}”`).waitFor();
  });

  it('stay by Escape, and say so when somebody else was faster', async () => {
    const { page, go, service } = await open('administrator');
    await raise(service, FILE, { retentionHold: true });
    await go('/alarms');
    const button = page.getByRole('button', { name: 'Giải quyết' });
    await button.click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await service.app.store.hostDocuments.find(FILE))?.alarm).to.equal('deleted-under-retention');

    await button.click();
    await service.app.store.hostDocuments.save(FILE, { alarm: null });
    await page.getByLabel('Đã giải quyết thế nào').fill(REASON);
    await page.getByRole('button', { name: 'Ghi nhận' }).click();

    await page.getByRole('dialog').getByRole('alert').getByText('trạng thái hiện tại').waitFor();
    expect(await page.getByLabel('Đã giải quyết thế nào').inputValue()).to.equal(REASON);
  });

  it('are seen by a checker, who settles none', async () => {
    const { page, go, service } = await open('checker');
    const name = await raise(service, FILE, { retentionHold: true });
    await go('/alarms');
    await page.locator('tbody tr', { hasText: name }).waitFor();

    expect(await page.getByRole('button', { name: 'Giải quyết' }).count()).to.equal(0);
  });

  it('are none as long as nothing was lost, and the page says what would stand there', async () => {
    const { page, go } = await open('archivist');
    await go('/');
    await page.getByRole('link', { name: 'Không có cảnh báo' }).click();

    await page.getByText('Không có cảnh báo nào').waitFor();
    await page.getByText('sẽ hiện ở đây').waitFor();
    expect(await page.getByRole('table').count()).to.equal(0);
  });
});
