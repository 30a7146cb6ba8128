import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
/** Its number and date are written by hand: something is left for a person. */
const HANDWRITTEN = 'Quyết định của xã, góc gấp.jpg';
/** Bears a stamp MẬT. */
const MARKED = 'Công văn kiểm tra năm 2018.jpg';

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly secret: string;
}

/** Starts the service as a user would; ready once it has said where it is and who may enter. */
function start(data: string): Promise<Started> {
  const { promise, resolve, reject } = Promise.withResolvers<Started>();
  const child = spawn(process.execPath, [MAIN, 'start', '--port', '0', '--data', data], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    const secret = /admin\b.*?: (\S+)\s/.exec(said)?.[1];
    if (url !== undefined && secret !== undefined) resolve({ child, url, secret });
  });
  child.on('error', reject).on('exit', (code) => {
    reject(new Error(`vankho start ended with ${String(code)}: ${said}`));
  });
  return promise;
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (child?.exitCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  child.on('exit', () => {
    resolve(undefined);
  });
  child.kill('SIGINT');
  await promise;
}

describeBrowser('console: the whole service', (open) => {
  const data = path.join(tmpdir(), `vankho-console-${String(process.pid)}`);
  let started: Started | undefined;

  before(async () => {
    mkdirSync(path.join(data, 'inbox'), { recursive: true });
    for (const file of [HANDWRITTEN, MARKED]) copyFileSync(path.join(SAMPLES, file), path.join(data, 'inbox', file));
    started = await start(data);
  });
  after(async () => {
    await stop(started?.child);
    rmSync(data, { recursive: true, force: true });
  });

  it('takes a scan from the inbox to a record that a person has confirmed', async () => {
    if (!started) throw new Error('Not started');
    const page = await open(started.url);
    page.setDefaultTimeout(60_000);
    await signIn(page, 'admin', started.secret);

    await page.getByRole('link', { name: 'Bắt đầu xem lại' }).click();
    await page.locator('.viewer-image').waitFor();
    await page.getByRole('button', { name: /^Sửa Ngày ban hành/ }).click();
    await page.locator('.field-editor input').fill('06/11/2017');
    await page.keyboard.press('Control+Enter');
    // Whose paper it is was read without certainty: the console asks back.
    await page.getByRole('dialog').getByText('máy chưa chắc').first().waitFor();
    await page.getByRole('button', { name: 'Vẫn xác nhận' }).click();
    await page.getByText('Đã xem hết các văn bản cần xem lại.').waitFor();
    await page.getByRole('searchbox').fill('to hoa giai');
    await page.keyboard.press('Enter');
    const hit = page.locator('.hit').first();
    await hit.getByText('06/11/2017').waitFor();
    await hit.click();

    await page.getByText('Không còn trường nào cần xem lại').waitFor();
    await page.locator('.origin-badge[data-origin="human"]').first().waitFor();
    expect(await recordedDate(data)).to.deep.equal({ value: '2017-11-06', origin: 'human' });
  });

  it('reads a withheld file to its end once a person has looked at the page and lifted the withholding', async () => {
    if (!started) throw new Error('Not started');
    const pdf = path.join(data, 'results', `${MARKED}.pdf`);
    const page = await open(started.url);
    page.setDefaultTimeout(60_000);
    await signIn(page, 'admin', started.secret);
    await page.goto(`${started.url}/files?state=withheld`);
    await page.getByRole('link', { name: MARKED }).click();
    await page.getByRole('button', { name: 'Xem trang 1 để xét dấu…' }).click();
    const picture = page.getByRole('img', { name: `Ảnh trang 1 của ${MARKED}` });
    await picture.waitFor();
    const width = await page.evaluate<number>('document.querySelector(".marked-page-view img").naturalWidth');
    const before = existsSync(pdf);

    await page.getByLabel('Vì sao không phải dấu mật').fill('Văn bản dựng để thử, không phải của cơ quan nào.');
    await page.getByLabel('Tôi đã xem hết trang 1').check();
    await page.getByRole('button', { name: 'Gỡ giữ lại và đọc tệp' }).click();
    await page.locator('.state-badge[data-state="review"], .state-badge[data-state="done"]').first().waitFor();

    expect(width).to.be.greaterThan(1500);
    expect(before).to.equal(false);
    expect(existsSync(pdf)).to.equal(true);
  });
});

/** The record beside the scan follows by a job of its own. */
async function recordedDate(data: string): Promise<unknown> {
  const file = path.join(data, 'results', `${HANDWRITTEN}.json`);
  for (let attempt = 0; ; attempt++) {
    const record = JSON.parse(readFileSync(file, 'utf8')) as {
      documents: { fields: Record<string, { value: string; origin: string }> }[];
    };
    const { value, origin } = record.documents[0]?.fields['issuedOn'] ?? {};
    if (origin === 'human' || attempt === 100) return { value, origin };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
