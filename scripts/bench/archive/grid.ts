import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openStore } from '../../../src/store/open-store.ts';
import { FONDS_ID } from '../../../test/support/archive/dossiers.ts';
import { manyDossiers, startArchiveConsole } from '../../../test/support/console/archive-console.ts';
import { findChromium, launchBrowser, openConsole, signIn } from '../../../test/support/console/browser.ts';

interface GridSize {
  readonly dossiers: number;
  /** How often each action is done. */
  readonly rounds: number;
}
type Report = (line: string) => void;

/**
 * How long a person waits for each action in the grid of dossiers: from the event to the painted frame, as the page itself
 * measures it (`grid:<action>`), over the embedded store.
 */
export async function runGridBench(size: GridSize, report: Report): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined) throw new Error('No Chromium on this machine');
  execFileSync(process.execPath, ['scripts/build-web.mjs']);
  const folder = await mkdtemp(path.join(tmpdir(), 'vankho-bench-'));
  const store = await openStore({ kind: 'embedded', folder: path.join(folder, 'store') });
  const service = await startArchiveConsole(store);
  const browser = await launchBrowser(chromium);
  try {
    await service.addDossiers(manyDossiers(size.dossiers));
    const { page, complaints } = await openConsole(browser, service.url);
    await page.addInitScript(COLLECT);
    await signIn(page, 'bench', await service.addAccount('bench', 'operator'));
    await page.goto(`${service.url}/archive/fonds/${FONDS_ID}`);
    await page.getByText('tập 1').first().waitFor();
    await work(page, size);
    await page.locator('[data-saved]').waitFor();
    report(
      `${String(size.dossiers)} dossiers, ${String(size.rounds)} rounds; milliseconds from the event to the painted frame`,
    );
    for (const [action, times] of await measured(page)) report(lineOf(action, times));
    for (const complaint of complaints) if (!complaint.includes('401')) report(`the browser complained: ${complaint}`);
  } finally {
    await browser.close();
    await service.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * In the page: keeps what it measures, and when rows that were scrolled to are there. Shift alone does nothing: what it takes
 * until the next frame is what the machine takes at that load (`control`).
 */
const COLLECT = `
  window.gridTimes = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name.startsWith('grid:')) window.gridTimes.push([name, duration]);
  }).observe({ type: 'measure' });
  window.addEventListener('keydown', ({ key, timeStamp }) => {
    if (key !== 'Shift') return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        window.gridTimes.push(['grid:control', performance.now() - timeStamp]);
      };
      port2.postMessage(undefined);
    });
  }, true);
`;

async function work(page: Page, { dossiers, rounds }: GridSize): Promise<void> {
  const press = (key: string) => page.keyboard.press(key);
  for (let round = 0; round < rounds; round += 1) {
    for (const key of ['Shift', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'PageDown', 'Shift']) await press(key);
    await page.keyboard.type(`Tiêu đề gõ lại lần ${String(round)}`);
    await press('Enter');
    await press('Control+z');
    await press('F2');
    await press('Escape');
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, 760);
    await page.mouse.wheel(0, 760);
    // The wheel's own movement must have come to rest, else it pulls the bar back.
    await page.waitForTimeout(WHEEL_MS);
    await jumpTo(page, ((round + 1) * 7919) % (dossiers - 50));
  }
}

const WHEEL_MS = 500;

/** Drags the bar to a far place and waits until its rows are there. */
async function jumpTo(page: Page, row: number): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const start = performance.now();
    document.querySelector('.grid-scroller').scrollTop = ${String(row * 38)};
    const look = () => {
      const isThere = document.querySelector('[data-row="${String(row + 2)}"] .grid-text') !== null;
      if (!isThere) return void requestAnimationFrame(look);
      window.gridTimes.push(['grid:far rows there', performance.now() - start]);
      resolve();
    };
    requestAnimationFrame(look);
  })`);
}

async function measured(page: Page): Promise<ReadonlyMap<string, readonly number[]>> {
  const entries = await page.evaluate<readonly (readonly [string, number])[]>('window.gridTimes');
  const groups = Map.groupBy(entries, ([name]) => name.replace('grid:', ''));
  return new Map([...groups].map(([name, some]) => [name, some.map(([, duration]) => duration).sort((a, b) => a - b)]));
}

function lineOf(action: string, times: readonly number[]): string {
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  return `${action.padEnd(16)} ${String(times.length).padStart(5)} times   median ${at(0.5).padStart(4)}   p95 ${at(0.95).padStart(4)}   longest ${at(1).padStart(4)}`;
}
