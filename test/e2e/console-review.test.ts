import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { describeConsole, type Opened } from '../support/console/console-suite.ts';
import { PAGE_WIDTH } from '../support/console/drawn-page.ts';
import { fileId } from '../support/console/fixtures.ts';

const FIRST = `${fileId(1)}-1`;
/** Its handwritten number could not be read at all. */
const UNREAD_NUMBER = `${fileId(2)}-1`;
const UPSIDE_DOWN = `${fileId(2)}-3`;

async function openDocument({ page, go }: Opened, id: string): Promise<void> {
  await go(`/documents/${id}`);
  await page.locator('.viewer-image').waitFor();
}

/** The value that counts and who says so. */
async function valueOf({ service }: Opened, id: string, field: 'number' | 'signatory' | 'issuedOn' | 'recipients') {
  const row = await service.app.store.readings.document(id);
  const opinions = row?.fields[field];
  const [origin] = (['human', 'rule', 'model'] as const).filter((name) => opinions?.[name] !== undefined);
  return origin === undefined ? undefined : { origin, value: opinions?.[origin]?.value };
}

function editor(page: Page) {
  return page.locator('.field-editor').locator('input, textarea, select');
}

/** Playwright's own waiting evaluates strings in the page, which its content security policy forbids. */
async function until(condition: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await condition()) === true) return;
    await wait(50);
  }
  throw new Error('It did not come about');
}

/** Waits until the editor of the field called `label` has the focus. */
async function waitForEditor(page: Page, label: string): Promise<void> {
  await page.locator('.field-editor label').getByText(label, { exact: true }).waitFor();
  await page.locator('.field-editor :is(input, textarea, select):focus').waitFor();
}

describeConsole('console: review of a document', ({ open }) => {
  it('takes a confirmation back in one step; what was typed stays typed', async () => {
    const opened = await open('operator');
    const { page } = opened;
    await openDocument(opened, UNREAD_NUMBER);
    await waitForEditor(page, 'Số');
    await page.keyboard.type('21');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('Người ký: máy chưa chắc: Lò Văn Sơn').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Công văn' }).waitFor();
    expect(await valueOf(opened, UNREAD_NUMBER, 'signatory')).to.include({ origin: 'human' });

    await openDocument(opened, UNREAD_NUMBER);
    await page.getByText('đã xác nhận (').waitFor();
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/confirmed.png` });
    await page.getByRole('button', { name: 'Bỏ xác nhận' }).click();
    await page.getByText('1 trường cần xem lại').waitFor();
    await page.getByText('đã xác nhận (').waitFor({ state: 'detached' });
    await page.locator('.field-panel:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.field-panel [data-row]:focus').waitFor();
    expect(await valueOf(opened, UNREAD_NUMBER, 'number')).to.deep.equal({ origin: 'human', value: '21' });
    expect(await valueOf(opened, UNREAD_NUMBER, 'signatory')).to.deep.equal({ origin: 'model', value: 'Lò Văn Sơn' });
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/reopened.png` });
  });

  it('leads through all doubtful fields and documents by Enter and Ctrl+Enter alone', async () => {
    const opened = await open('operator');
    const { page, go } = opened;
    await go('/documents/next');

    await waitForEditor(page, 'Số');
    await page.keyboard.type('108');
    await page.keyboard.press('Enter');
    await waitForEditor(page, 'Người ký');
    await page.keyboard.press('Enter');
    await page.getByText('Không còn trường nào cần xem lại').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tờ trình' }).waitFor();
    await waitForEditor(page, 'Số');
    await page.keyboard.type('21');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('Người ký: máy chưa chắc: Lò Văn Sơn').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Công văn' }).waitFor();
    await waitForEditor(page, 'Số');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('Số: máy chưa chắc: 103').waitFor();
    // The question answers to Enter even while the focus is not in it.
    await page.getByRole('dialog').locator(':focus').blur();
    await page.keyboard.press('Enter');
    await page.getByText('Đã xem hết các văn bản cần xem lại.').waitFor();

    expect(await valueOf(opened, FIRST, 'number')).to.deep.equal({ origin: 'human', value: '108' });
    expect(await valueOf(opened, UNREAD_NUMBER, 'number')).to.deep.equal({ origin: 'human', value: '21' });
    expect(await valueOf(opened, FIRST, 'signatory')).to.deep.equal({ origin: 'human', value: 'Hoàng Bá Lĩnh' });
    const counts = await opened.service.app.store.scanFiles.countByState();
    expect(counts.review, 'files left to review').to.equal(0);
  });

  it('asks for an empty core field, shows the place beside it, and lets it be', async () => {
    const opened = await open('operator');
    const { page } = opened;
    await openDocument(opened, UNREAD_NUMBER);
    await waitForEditor(page, 'Số');
    await page.getByText('1 trường chính còn trống').waitFor();
    await page.locator('.field-editor .crop').waitFor();

    await page.keyboard.press('Enter');
    await waitForEditor(page, 'Người ký');
    await page.keyboard.press('Enter');

    await page.getByText('Không còn trường nào cần xem lại').waitFor();
    expect(await page.locator('.field-editor').count()).to.equal(0);
    expect(await valueOf(opened, UNREAD_NUMBER, 'number')).to.equal(undefined);
  });

  it('asks back before it confirms an unsure field or an empty core field; Esc goes back to it, Enter confirms', async () => {
    const opened = await open('operator');
    const { page } = opened;
    await openDocument(opened, UNREAD_NUMBER);
    await waitForEditor(page, 'Số');
    const question = page.getByRole('dialog', { name: 'Xác nhận khi còn trường chưa chắc?' });

    await page.keyboard.press('Control+Enter');
    await question.getByText('Số: còn trống').waitFor();
    const asked = await question.getByRole('listitem').allInnerTexts();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await waitForEditor(page, 'Số');
    const before = await opened.service.app.store.readings.document(UNREAD_NUMBER);
    await page.keyboard.press('Control+Enter');
    await question.locator(':focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tờ trình' }).waitFor({ state: 'detached' });

    expect(asked, 'what is right is not asked for').to.deep.equal([
      'Số: còn trống',
      'Người ký: máy chưa chắc: Lò Văn Sơn',
    ]);
    expect(before?.needsReview).to.equal(true);
    expect(await opened.service.app.store.readings.document(UNREAD_NUMBER)).to.include({ needsReview: false });
  });

  it('asks nothing about what is typed, and shows a fault before any question', async () => {
    const opened = await open('operator');
    const { page } = opened;
    await openDocument(opened, UNREAD_NUMBER);
    await waitForEditor(page, 'Số');

    await page.keyboard.type('mười');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Không đúng dạng.').waitFor();
    const dialogs = await page.getByRole('dialog').count();
    await editor(page).fill('21');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByRole('listitem').waitFor();
    const asked = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tờ trình' }).waitFor({ state: 'detached' });

    expect(dialogs).to.equal(0);
    expect(asked).to.deep.equal(['Người ký: máy chưa chắc: Lò Văn Sơn']);
    expect(await valueOf(opened, UNREAD_NUMBER, 'number')).to.deep.equal({ origin: 'human', value: '21' });
  });

  it('says in place that a value looks wrong for its field, and takes it all the same', async () => {
    const opened = await open('operator');
    const { page } = opened;
    await openDocument(opened, FIRST);
    await page.getByRole('button', { name: /^Sửa Người ký/ }).click();
    await waitForEditor(page, 'Người ký');

    await editor(page).fill('Hoàng Bá L1nh');
    await page.locator('.field-editor .doubt').getByText('Tên người có chữ số').waitFor();
    await page.keyboard.press('Enter');
    const row = page.locator('[data-name="signatory"]');
    await row.locator('.doubt').waitFor();

    expect(await page.locator('.field .doubt').count()).to.equal(1);
    expect(await valueOf(opened, FIRST, 'signatory')).to.deep.equal({ origin: 'human', value: 'Hoàng Bá L1nh' });
  });

  it('marks the evidence where it stands, also on a page that was scanned upside down', async () => {
    const opened = await open('reader');
    const { page } = opened;
    const shares: { id: string; left: number; top: number }[] = [];

    for (const id of [FIRST, UPSIDE_DOWN]) {
      await openDocument(opened, id);
      const sheet = await page.locator('.viewer-sheet').boundingBox();
      const box = await page.locator('.viewer-box[data-field="number"]').boundingBox();
      if (!sheet || !box) throw new Error('Nothing is shown');
      shares.push({ id, left: ((box.x - sheet.x) / sheet.width) * PAGE_WIDTH, top: (box.y - sheet.y) / sheet.height });
    }

    for (const { id, left, top } of shares) {
      // The number stands at x = 260, y = 258 of the upright page; 9 pixels are the border.
      expect(left, id).to.be.closeTo(260 - 6, 9);
      expect(top * 2339, id).to.be.closeTo(258 - 6, 9);
    }
  });

  it('brings the place of the chosen field into view and onto the right page', async () => {
    const opened = await open('reader');
    const { page } = opened;
    await openDocument(opened, FIRST);
    await page.keyboard.press('PageDown');
    await page.getByLabel('Ảnh trang 2', { exact: true }).first().waitFor();

    await page.getByRole('button', { name: /^Sửa Người ký/ }).click();
    const box = page.locator('.viewer-box[data-active="true"]');
    await box.waitFor();
    await until(() => page.evaluate('document.querySelector(".viewer").scrollTop > 0'));

    const [view, place] = [await page.locator('.viewer').boundingBox(), await box.boundingBox()];
    if (!view || !place) throw new Error('Nothing is shown');
    expect(place.y).to.be.greaterThan(view.y);
    expect(place.y + place.height).to.be.lessThan(view.y + view.height);
  });

  it('zooms, fits and turns by keys', async () => {
    const opened = await open('reader');
    const { page } = opened;
    await openDocument(opened, FIRST);
    const scale = () => page.locator('.viewer-sheet').getAttribute('data-scale').then(Number);
    const fitted = await scale();

    await page.keyboard.press('+');
    await until(async () => (await scale()) > fitted);
    await page.keyboard.press('9');
    await until(async () => (await scale()) < fitted);
    await page.keyboard.press('r');
    await until(async () => {
      const sheet = await page.locator('.viewer-sheet').boundingBox();
      return sheet !== null && sheet.width > sheet.height;
    });
    await page.keyboard.press('0');

    await until(async () => (await scale()) !== fitted);
  });

  it('takes a partial date as typed, and no day that does not exist', async () => {
    const opened = await open('archivist');
    const { page } = opened;
    await openDocument(opened, FIRST);
    await page.getByRole('button', { name: /^Sửa Ngày ban hành/ }).click();
    await waitForEditor(page, 'Ngày ban hành');

    await editor(page).fill('31/02/2018');
    await page.keyboard.press('Enter');
    await page.getByText('ngày phải có trong lịch').waitFor();
    await editor(page).fill('6/2018');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sửa Ngày ban hành: 06/2018' }).waitFor();
    await page.locator('.origin-badge[data-origin="human"]').first().waitFor();

    expect(await valueOf(opened, FIRST, 'issuedOn')).to.deep.equal({ origin: 'human', value: '2018-06' });
  });

  it('finds a document type by its abbreviation', async () => {
    const opened = await open('archivist');
    const { page } = opened;
    await openDocument(opened, FIRST);
    await page.getByRole('button', { name: /^Sửa Tên loại văn bản/ }).click();
    await waitForEditor(page, 'Tên loại văn bản');

    await page.keyboard.type('ct');
    await page.getByRole('option', { name: 'Chỉ thị' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const chosen = await editor(page).inputValue();
    await page.keyboard.press('Enter');

    expect(chosen).to.equal('Chỉ thị');
    await page.getByRole('button', { name: 'Sửa Tên loại văn bản: Chỉ thị' }).waitFor();
  });

  it('keeps the lines of a list apart', async () => {
    const opened = await open('archivist');
    const { page } = opened;
    await openDocument(opened, FIRST);
    await page.getByRole('button', { name: /^Sửa Nơi nhận/ }).click();
    await waitForEditor(page, 'Nơi nhận');

    await editor(page).fill('Như Điều 4');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Lưu: VT, NC (Th)');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Sửa Nơi nhận: Như Điều 4; Lưu: VT, NC (Th)' }).waitFor();

    const saved = await valueOf(opened, FIRST, 'recipients');
    expect(saved).to.deep.equal({ origin: 'human', value: ['Như Điều 4', 'Lưu: VT, NC (Th)'] });
  });

  it('gives the machine its word back, and shows both in the ledger', async () => {
    const opened = await open('archivist');
    const { page } = opened;
    await openDocument(opened, FIRST);
    await waitForEditor(page, 'Số');
    await page.keyboard.type('108');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sửa Số: 108' }).click();
    await page.getByText('Máy đọc là: 103').waitFor();

    await page.getByRole('button', { name: 'Lấy lại giá trị máy' }).click();
    await page.getByRole('button', { name: 'Sửa Số: 103' }).waitFor();
    await page.getByRole('button', { name: 'Nhật ký' }).click();
    const ledger = page.getByRole('dialog', { name: 'Nhật ký của tệp này' });
    await ledger.getByText('Số: “108” → (trống)').waitFor();

    await ledger.getByText('Số: “103” → “108”').waitFor();
    expect(await valueOf(opened, FIRST, 'number')).to.deep.equal({ origin: 'model', value: '103' });
  });

  it('loses nothing typed when somebody else was faster', async () => {
    const opened = await open('archivist');
    const { page, service } = opened;
    await openDocument(opened, FIRST);
    await waitForEditor(page, 'Số');
    const value = { value: '2018', confidence: 1, needsReview: false, origin: 'human' } as const;
    const { revision = 0 } = (await service.app.store.readings.document(FIRST)) ?? {};
    await service.app.store.readings.setHumanValue({ documentId: FIRST, revision, field: 'issuedOn', value });

    await page.keyboard.type('108');
    await page.keyboard.press('Enter');
    await page.getByText('Người khác vừa sửa văn bản này').waitFor();
    const keptBefore = await editor(page).inputValue();
    await page.getByRole('button', { name: 'Tải bản mới, giữ điều đã gõ' }).click();
    await page.getByRole('button', { name: 'Sửa Ngày ban hành: 2018' }).waitFor();
    const keptAfter = await editor(page).inputValue();
    await editor(page).press('Enter');
    await page.getByRole('button', { name: 'Sửa Số: 108' }).waitFor();

    expect([keptBefore, keptAfter]).to.deep.equal(['108', '108']);
    expect(await valueOf(opened, FIRST, 'number')).to.deep.equal({ origin: 'human', value: '108' });
    expect(await valueOf(opened, FIRST, 'issuedOn')).to.deep.equal({ origin: 'human', value: '2018' });
  });

  it('cancels by Esc, and goes on from the row by the arrows', async () => {
    const opened = await open('archivist');
    const { page } = opened;
    await openDocument(opened, FIRST);
    await waitForEditor(page, 'Số');

    await page.keyboard.type('999');
    await page.keyboard.press('Escape');
    await page.locator('[data-name="number"] [data-row]:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-name="notation"] [data-row]:focus').waitFor();
    await page.keyboard.press('Enter');
    await waitForEditor(page, 'Ký hiệu');

    expect(await valueOf(opened, FIRST, 'number')).to.deep.equal({ origin: 'model', value: '103' });
  });

  it('lets a reader look and not touch', async () => {
    const opened = await open('reader');
    const { page } = opened;
    await openDocument(opened, FIRST);

    await page.getByRole('button', { name: /^Sửa Số:/ }).click();
    await page.keyboard.press('Control+Enter');

    await page.getByText('Tài khoản này chỉ được xem.').waitFor();
    expect(await page.locator('.field-editor').count()).to.equal(0);
    expect(await valueOf(opened, FIRST, 'number')).to.deep.equal({ origin: 'model', value: '103' });
  });
});
