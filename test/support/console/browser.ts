import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Where Debian and others put it; the tests bring no browser of their own. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function findChromium(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}

export interface OpenConsole {
  readonly page: Page;
  /** Errors and warnings that the browser reported: faults of scripts, breaches of the content security policy. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export function launchBrowser(executablePath: string): Promise<Browser> {
  // Containers often run as root and with a small /dev/shm; the pages are our own.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
}

/** A fresh window that knows nobody, as small as the office's smallest screens. */
export async function openConsole(browser: Browser, url: string): Promise<OpenConsole> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  await refuseOutside(context, url);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** The console must work with no network but its service: a call elsewhere fails the test by its complaint. */
async function refuseOutside(context: BrowserContext, url: string): Promise<void> {
  await context.route(
    (address) => address.origin !== new URL(url).origin,
    (route) => route.abort('addressunreachable'),
  );
}

export async function signIn(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('Tên tài khoản').fill(name);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('link', { name: 'Văn Khố' }).waitFor();
}
