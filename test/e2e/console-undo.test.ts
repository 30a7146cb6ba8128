import { expect } from 'chai';
import { describeConsole } from '../support/console/console-suite.ts';
import type { ConsoleService } from '../support/console/console-service.ts';
import { fileId } from '../support/console/fixtures.ts';

const FILE = fileId(2);
const DOCUMENT = `/documents/${FILE}-1`;

/** We wrote number and title into the host, where nothing stood before. */
async function write({ app: { store } }: ConsoleService): Promise<void> {
  const written = { number: '12', title: 'Tờ trình 12/TTr-VP' };
  await store.hostDocuments.save(FILE, { baseline: written });
  const values = { before: { number: null, title: 'scan_0042' }, written };
  await store.ledger.append({ action: 'host.values-written', subject: FILE, actor: 'system', body: {}, values });
}

describeConsole('console: our last write into the host', ({ open }) => {
  it('is taken back by keys alone, after the page has shown what comes back', async () => {
    const { page, go, service } = await open('operator');
    await write(service);
    await go(DOCUMENT);
    await page.getByRole('button', { name: 'Hoàn tác lần ghi' }).focus();

    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Hoàn tác lần ghi cuối vào hệ thống tài liệu' });
    await dialog.waitFor();
    const rows = await dialog.locator('tbody tr').allInnerTexts();
    const atHand = await page.locator(':focus').innerText();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Đã nhận yêu cầu').waitFor();
    await dialog.waitFor({ state: 'detached' });

    expect(rows.map((row) => row.split(/\s*\t\s*/))).to.deep.equal([
      ['Số', '12', '(để trống)'],
      ['Tiêu đề', 'Tờ trình 12/TTr-VP', 'scan_0042'],
    ]);
    expect(atHand).to.contain('Giữ nguyên');
    expect(service.app.sent.map(({ payload }) => payload)).to.deep.equal([
      { scanFileId: FILE, part: 'undo', actor: 'người operator' },
    ]);
  });

  it('is asked for once: until it is done the button says so', async () => {
    const { page, go, service } = await open('operator');
    await write(service);
    await go(DOCUMENT);
    const button = page.getByRole('button', { name: 'Hoàn tác lần ghi' });
    await button.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await go(DOCUMENT);

    await button.focus();
    await page.getByRole('tooltip').getByText('Đã yêu cầu hoàn tác').waitFor();
    await page.keyboard.press('Enter');
    expect(await button.getAttribute('aria-disabled')).to.equal('true');
    expect(await page.getByRole('dialog').count()).to.equal(0);
    expect(service.app.sent).to.have.length(1);

    await service.app.store.ledger.append({ action: 'host.values-undone', subject: FILE, actor: 'an', body: {} });
    await page.getByRole('tooltip').getByText('Không còn gì để hoàn tác').waitFor();
  });

  it('is left as it is by Escape', async () => {
    const { page, go, service } = await open('archivist');
    await write(service);
    await go(DOCUMENT);

    await page.getByRole('button', { name: 'Hoàn tác lần ghi' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    expect(service.app.sent).to.deep.equal([]);
  });

  it('cannot be taken back twice, and says why', async () => {
    const { page, go, service } = await open('archivist');
    await write(service);
    await service.app.store.ledger.append({ action: 'host.values-undone', subject: FILE, actor: 'an', body: {} });
    await go(DOCUMENT);

    const button = page.getByRole('button', { name: 'Hoàn tác lần ghi' });
    await button.focus();
    await page.getByRole('tooltip').getByText('Không còn gì để hoàn tác').waitFor();
    await page.keyboard.press('Enter');

    expect(await button.getAttribute('aria-disabled')).to.equal('true');
    expect(await page.getByRole('dialog').count()).to.equal(0);
  });

  it('is no matter of readers', async () => {
    const { page, go, service } = await open('reader');
    await write(service);
    await go(DOCUMENT);
    await page.getByRole('link', { name: 'PDF/A' }).waitFor();

    expect(await page.getByRole('button', { name: 'Hoàn tác lần ghi' }).count()).to.equal(0);
  });
});
