import { chromium, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { documentHtml, PAGE, pageNumber, type Layer } from './html.ts';
import type { PageDocument } from './model.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
const SCREEN_PPI = 96;

/** Debian's Chromium; the fonts that the pages use are named in `docs/truth-format.md`. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
}

/** A printed line: its zone, text and box `[x, y, width, height]` in CSS pixels of its page. */
export interface DrawnLine {
  readonly zone: string;
  readonly text: string;
  readonly box: readonly [number, number, number, number];
}

/** A page before any damage: print in grey, pen and stamps as RGBA above it. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly print: Buffer;
  readonly over: Buffer;
  readonly lines: readonly DrawnLine[];
}

/** Runs in the page: words in document order, joined to lines where they stand at one height of one block. */
const LINES = `(() => {
  const pages = [];
  for (const block of document.querySelectorAll('[data-z]')) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let current;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const match of node.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const rect = range.getClientRects()[0];
        if (!rect) continue;
        const page = Math.floor((rect.left + 1) / ${String(PAGE.width)});
        const middle = rect.top + rect.height / 2;
        const glued = current && current.page === page && Math.abs(rect.left - current.right) < 1;
        if (!current || current.page !== page || Math.abs(middle - current.middle) > rect.height * 0.6) {
          current = { page, middle, zone: block.dataset.z, text: '', left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
          (pages[page] ??= []).push(current);
        }
        current.text += (current.text === '' || glued ? '' : ' ') + match[0];
        current.left = Math.min(current.left, rect.left); current.right = Math.max(current.right, rect.right);
        current.top = Math.min(current.top, rect.top); current.bottom = Math.max(current.bottom, rect.bottom);
      }
    }
  }
  return [...pages].map((lines, page) => (lines ?? []).map((line) => ({ zone: line.zone, text: line.text,
    box: [line.left - page * ${String(PAGE.width)}, line.top, line.right - line.left, line.bottom - line.top].map(Math.round) })));
})()`;

/** All pages of a document. Chromium may shade a few edge pixels otherwise from run to run; nothing else differs. */
export async function drawPages(browser: Browser, doc: PageDocument): Promise<readonly DrawnPage[]> {
  const page = await browser.newPage({
    deviceScaleFactor: doc.ppi / SCREEN_PPI,
    viewport: { width: PAGE.width * 5, height: PAGE.height },
  });
  try {
    const count = await setLayer(page, doc, 'print');
    // the evaluated text is ours: what it gives has the shape of DrawnLine
    const lines = await page.evaluate<DrawnLine[][]>(LINES);
    const print = await shoot(page, count, false);
    await setLayer(page, doc, 'over');
    const over = await shoot(page, count, true);
    return await Promise.all(
      print.map((png, i) => toPixels(doc, { print: png, over: over[i] ?? png }, lines[i] ?? [])),
    );
  } finally {
    await page.close();
  }
}

async function setLayer(page: Page, doc: PageDocument, layer: Layer): Promise<number> {
  await page.setContent(documentHtml(doc, layer));
  await page.evaluate('document.fonts.ready');
  const width = await page.evaluate<number>('document.querySelector(".flow").scrollWidth');
  const count = Math.min(5, Math.ceil(width / PAGE.width));
  const folios = Array.from({ length: count }, (_, i) => {
    const at = `position:absolute;left:${String(i * PAGE.width)}px;top:0;width:${String(PAGE.width)}px;height:${String(PAGE.height)}px`;
    return `<div style="${at}">${pageNumber(doc, i + 1)}</div>`;
  });
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(folios.join(''))})`);
  return count;
}

async function shoot(page: Page, count: number, transparent: boolean): Promise<Buffer[]> {
  const shots: Buffer[] = [];
  for (let i = 0; i < count; i += 1) {
    const clip = { x: i * PAGE.width, y: 0, width: PAGE.width, height: PAGE.height };
    shots.push(await page.screenshot({ clip, omitBackground: transparent }));
  }
  return shots;
}

async function toPixels(
  doc: PageDocument,
  layers: { print: Buffer; over: Buffer },
  lines: readonly DrawnLine[],
): Promise<DrawnPage> {
  const width = Math.round((210 / 25.4) * doc.ppi);
  const height = Math.round((297 / 25.4) * doc.ppi);
  const size = { width, height, fit: 'fill' as const };
  const print = await sharp(layers.print)
    .resize(size)
    .flatten({ background: '#fff' })
    .greyscale()
    .extractChannel(0)
    .raw()
    .toBuffer();
  const over = await sharp(layers.over).resize(size).ensureAlpha().raw().toBuffer();
  return { width, height, print, over, lines };
}
