import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { findChromium, launchBrowser, openConsole, signIn, type OpenConsole } from './browser.ts';
import { startConsoleService, type ConsoleService } from './console-service.ts';
import type { OfficeFile } from './fixtures.ts';

/**
 * Who asks before signing in is told so with 401, who is too late or too early with 409, who leaves something out with 400,
 * who comes after the day of what was handed in with 404, and a service that is away refuses; the browser reports every
 * such answer.
 */
const EXPECTED = /status of (400|401|409)|status of 404.*appendix-schedules|ERR_CONNECTION_REFUSED/;

/** A fresh window at this address. */
export type OpenWindow = (url: string) => Promise<Page>;

/** Runs tests in Debian's Chromium, one browser a file; left out in words where there is none. */
export function describeBrowser(title: string, tests: (open: OpenWindow) => void): void {
  describe(title, function () {
    this.timeout(120_000);
    let browser: Browser | undefined;
    let opened: OpenConsole | undefined;

    before(async function () {
      const chromium = findChromium();
      if (chromium === undefined) {
        process.stdout.write('      no Chromium on this machine: the console is not tested in a browser\n');
        this.skip();
      }
      execFileSync(process.execPath, ['scripts/build-web.mjs']);
      browser = await launchBrowser(chromium);
    });
    after(() => browser?.close());
    afterEach(async () => {
      const complaints = opened?.complaints.filter((text) => !EXPECTED.test(text)) ?? [];
      await opened?.close();
      opened = undefined;
      expect(complaints, 'the browser complained').to.deep.equal([]);
    });
    tests(async (url) => {
      if (!browser) throw new Error('No browser');
      opened = await openConsole(browser, url);
      return opened.page;
    });
  });
}

export interface ConsoleSuite {
  /** A fresh service and a window in which an account of this role is signed in. */
  readonly open: (role: Role, files?: readonly OfficeFile[]) => Promise<Opened>;
  /** The same, with nobody signed in. */
  readonly openSignedOut: (files?: readonly OfficeFile[]) => Promise<Opened>;
}

export interface Opened {
  readonly page: Page;
  readonly service: ConsoleService;
  /** Opens an address of the console. */
  readonly go: (path: string) => Promise<void>;
}

/** Tests over the small office in memory. */
export function describeConsole(title: string, tests: (suite: ConsoleSuite) => void): void {
  describeBrowser(title, (openWindow) => {
    let service: ConsoleService | undefined;
    afterEach(async () => {
      await service?.close();
      service = undefined;
    });

    // Also where a failing hook skipped the one above: an open service would keep the run from ending.
    after(() => service?.close());

    const openSignedOut = async (files?: readonly OfficeFile[]): Promise<Opened> => {
      const started = await startConsoleService(files);
      service = started;
      const page = await openWindow(started.url);
      return { page, service: started, go: (path) => page.goto(started.url + path).then(() => undefined) };
    };
    const open = async (role: Role, files?: readonly OfficeFile[]): Promise<Opened> => {
      const fresh = await openSignedOut(files);
      const name = `người ${role}`;
      await signIn(fresh.page, name, await fresh.service.addAccount(name, role));
      return fresh;
    };
    tests({ open, openSignedOut });
  });
}
