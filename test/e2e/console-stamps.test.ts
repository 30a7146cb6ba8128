import { expect } from 'chai';
import { describeConsole } from '../support/console/console-suite.ts';
import { fileId, officeFiles, stampedFile } from '../support/console/fixtures.ts';

const FILE = fileId(10);
const LOOK = 'Xem trang 2 để xét dấu…';
const SUBMIT = 'Đã xem, không có dấu mật';

describeConsole('console: stamps that could not be read', ({ open }) => {
  const files = () => [...officeFiles(), stampedFile()];

  it('are settled by an archivist who looked at the page; the page asks nobody any more', async () => {
    const { page, go, service } = await open('archivist', files());
    const { scanFiles, seenStamps } = service.app.store;
    await go(`/files/${FILE}`);
    await page.getByText('dấu chưa đọc được ở trang 2, 3').waitFor();

    await page.getByRole('button', { name: LOOK }).click();
    const dialog = page.getByRole('dialog', { name: 'Trang 2 có dấu mật không?' });
    await dialog.getByRole('img', { name: 'Ảnh trang 2 của hộp 14/tờ 3.pdf' }).waitFor();
    await dialog.getByRole('button', { name: SUBMIT }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('dấu chưa đọc được ở trang 3').waitFor();

    const file = await scanFiles.find(FILE);
    expect(file).to.deep.include({ state: 'done', details: { stamps: '3' } });
    expect(await seenStamps.of(file?.sha256 ?? '')).to.deep.equal([
      { sha256: file?.sha256, page: 2, actor: 'người archivist' },
    ]);
    const settled = page.getByRole('row', { name: /^trang 2 Đã xem, không có dấu mật/ });
    await settled.waitFor();
    await settled.locator('button:focus').waitFor();
    await page.getByRole('row', { name: 'trang 2 Ảnh tốt' }).waitFor();
    await page.locator('tr', { hasText: 'Xác nhận không có dấu mật' }).getByText('người archivist').waitFor();
    expect(await page.getByRole('button', { name: LOOK }).count()).to.equal(0);
  });

  it('ask again when that is taken back', async () => {
    const { page, go, service } = await open('administrator', files());
    await go(`/files/${FILE}`);
    await page.getByRole('button', { name: LOOK }).click();
    await page.getByRole('dialog').getByRole('button', { name: SUBMIT }).click();

    await page.getByRole('button', { name: 'Rút lại xác nhận ở trang 2' }).click();

    await page.getByRole('button', { name: LOOK }).waitFor();
    await page.locator('button:focus', { hasText: LOOK }).waitFor();
    expect(await service.app.store.scanFiles.find(FILE)).to.deep.include({ details: { stamps: '2, 3' } });
  });

  it('give the focus back to their button when the dialog is left', async () => {
    const { page, go } = await open('archivist', files());
    await go(`/files/${FILE}`);
    await page.getByRole('button', { name: LOOK }).click();
    await page.getByRole('dialog').waitFor();

    await page.keyboard.press('Escape');

    await page.locator('button:focus', { hasText: LOOK }).waitFor();
  });

  it('cannot be settled before the page is there to be seen', async () => {
    const { page, go } = await open('archivist', files());
    await go(`/files/${FILE}`);
    let show = (): void => undefined;
    const shown = new Promise<void>((resolve) => (show = resolve));
    await page.route(/\/pages\/2\/image/, async (route) => {
      await shown;
      await route.continue();
    });

    await page.getByRole('button', { name: LOOK }).click();
    const submit = page.getByRole('dialog').getByRole('button', { name: SUBMIT });
    await submit.waitFor();
    const before = await submit.isDisabled();
    show();
    await page
      .getByRole('dialog')
      .getByRole('img', { name: /^Ảnh trang 2/ })
      .waitFor();

    expect(before).to.equal(true);
    expect(await submit.isEnabled()).to.equal(true);
  });

  it('are framed on the page, also when it is turned', async () => {
    const { page, go } = await open('archivist', files());
    await go(`/files/${FILE}`);
    await page.getByRole('button', { name: LOOK }).click();
    const picture = page.getByRole('dialog').getByRole('img', { name: /^Ảnh trang 2/ });
    await picture.waitFor();

    const upright = await places();
    await page.getByRole('button', { name: 'Xoay' }).click();
    const turned = await places();

    expect(upright.across).to.be.closeTo(240 / 1654, 0.01);
    expect(upright.down).to.be.closeTo(830 / 2339, 0.01);
    expect(turned.across + turned.width).to.be.closeTo(1 - 830 / 2339, 0.01);
    expect(turned.down).to.be.closeTo(240 / 1654, 0.01);

    async function places() {
      const sheet = await picture.boundingBox();
      const frame = await page.locator('.marked-page-box').boundingBox();
      if (!sheet || !frame) throw new Error('nothing is shown');
      return {
        across: (frame.x - sheet.x) / sheet.width,
        down: (frame.y - sheet.y) / sheet.height,
        width: frame.width / sheet.width,
      };
    }
  });

  it('withhold the file where the person sees a mark: the page is known already', async () => {
    const { page, go, service } = await open('archivist', files());
    await go(`/files/${FILE}`);
    await page.getByRole('button', { name: 'Xem trang 3 để xét dấu…' }).click();

    await page.getByRole('dialog').getByRole('button', { name: 'Có dấu mật, giữ lại…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Giữ lại tệp vì có dấu mật' });
    await dialog.getByRole('combobox', { name: 'Độ mật' }).click();
    await page.getByRole('option', { name: 'MẬT', exact: true }).click();
    await dialog.getByLabel('Vì sao giữ lại').fill('Dấu mờ ở giữa trang là dấu mật.');
    await dialog.getByRole('button', { name: 'Giữ lại', exact: true }).click();
    await page.getByText('Tài liệu bị giữ lại vì có dấu mật').waitFor();

    expect(await service.app.store.scanFiles.find(FILE)).to.deep.include({
      state: 'withheld',
      details: { level: 'MẬT', page: 3 },
    });
  });

  it('leave a contractor with the words who looks at them', async () => {
    const { page, go } = await open('operator', files());
    await go(`/files/${FILE}`);

    await page.getByText('Quản trị hoặc lưu trữ viên xem rồi xác nhận.').waitFor();

    expect(await page.getByRole('button', { name: /để xét dấu/ }).count()).to.equal(0);
  });

  it('fit the dialog on the office’s smallest screen', async () => {
    const { page, go } = await open('archivist', files());
    await go(`/files/${FILE}`);
    await page.getByRole('button', { name: LOOK }).click();
    await page
      .getByRole('dialog')
      .getByRole('img', { name: /^Ảnh trang 2/ })
      .waitFor();

    const box = await page.getByRole('dialog').getByRole('button', { name: SUBMIT }).boundingBox();

    expect(box && box.y + box.height).to.be.at.most(768);
    expect(box && box.x + box.width).to.be.at.most(1366);
  });
});
