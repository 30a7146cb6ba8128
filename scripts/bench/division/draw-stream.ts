import type { Browser, Page } from 'playwright-core';
import { A4 } from './paper-html.ts';
import type { FolioPlace, Part, StreamDocument } from './stream-model.ts';

/** A word as it is printed: box `[x, y, width, height]` of its ink in CSS pixels of the upright page. */
export interface PrintedWord {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
  readonly by: 'print' | 'pen' | 'stamp';
}

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
  readonly words: readonly PrintedWord[];
  /** The layout that it was drawn from, and which page of it. */
  readonly html: string;
  readonly index: number;
}

/** Runs in the page. Boxes of letters are drawn from the type size: a line box is higher than its ink. */
const WORDS = `(width) => {
  const pages = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder || holder.closest('svg,style')) continue;
    const em = parseFloat(getComputedStyle(holder).fontSize);
    const by = holder.closest('.pen') ? 'pen' : holder.closest('.stamp') ? 'stamp' : 'print';
    for (const match of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const rect = range.getClientRects()[0];
      if (!rect || rect.width === 0) continue;
      const page = Math.max(0, Math.floor((rect.left + 1) / width));
      (pages[page] ??= []).push([match[0], rect.left - page * width, rect.top + rect.height / 2, rect.width, em, by]);
    }
  }
  return [...pages].map((words) => words ?? []);
}`;

type RawWord = readonly [text: string, x: number, middle: number, width: number, em: number, by: PrintedWord['by']];

const MOST_PAGES = 14;

/** The pages of a document in order. `browserPage` is used for nothing else meanwhile. */
export async function drawDocument(browserPage: Page, document: StreamDocument): Promise<PrintedPage[]> {
  const pages: PrintedPage[] = [];
  let shown = 0;
  for (const part of document.parts) {
    const from = part.numbering === 'continue' ? shown : 0;
    const drawn = await drawPart(browserPage, part, { from, place: document.folio });
    pages.push(...drawn);
    shown = from + drawn.length;
  }
  return pages;
}

export async function openDrawingPage(browser: Browser, scale = 1): Promise<Page> {
  const viewport = { width: A4.height * 2, height: A4.height };
  return browser.newPage({ deviceScaleFactor: scale, viewport });
}

async function drawPart(page: Page, part: Part, folio: { from: number; place: FolioPlace }): Promise<PrintedPage[]> {
  const [width, height] = part.landscape ? [A4.height, A4.width] : [A4.width, A4.height];
  await page.setContent(part.html);
  await page.evaluate('document.fonts.ready');
  const whole = await page.evaluate<number>('document.querySelector(".flow").scrollWidth');
  const count = Math.min(MOST_PAGES, Math.max(1, Math.ceil((whole - 40) / width)));
  const folios = Array.from({ length: count }, (_, i) => folioHtml(part, { ...folio, i, width, height })).join('');
  const html = part.html.replace('</body>', `${folios}</body>`);
  if (folios !== '') await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(folios)})`);
  // the evaluated text is ours: what it gives has this shape
  const raw = await page.evaluate<RawWord[][]>(`(${WORDS})(${String(width)})`);
  return Array.from({ length: count }, (_, index): PrintedPage => {
    const words = (raw[index] ?? []).map(inked).filter(({ box }) => box[1] > 0 && box[1] < height);
    return { width, height, landscape: part.landscape, words, html, index };
  });
}

interface FolioAt {
  readonly from: number;
  readonly place: FolioPlace;
  readonly i: number;
  readonly width: number;
  readonly height: number;
}

const PLACES: Readonly<Record<Exclude<FolioPlace, 'none'>, string>> = {
  top: 'left:0;right:0;top:9mm',
  bottom: 'left:0;right:0;bottom:9mm',
  'bottom-right': 'right:18mm;bottom:10mm',
};

function folioHtml({ numbering }: Part, { from, place, i, width, height }: FolioAt): string {
  const number = from + i + 1;
  if (place === 'none' || numbering === 'none' || (number === 1 && numbering !== 'show-first')) return '';
  const at = `position:absolute;left:${String(i * width)}px;top:0;width:${String(width)}px;height:${String(height)}px`;
  return `<div style="${at}"><div class="folio" style="position:absolute;${PLACES[place]}">${String(number)}</div></div>`;
}

/** Capitals, digits and ascenders reach up, tails reach down. */
function inked([text, x, middle, width, em, by]: RawWord): PrintedWord {
  const baseline = middle + em * 0.34;
  if (/^[-–—.…_]+$/u.test(text)) return { text, by, box: [x, baseline - em * 0.25, width, em * 0.08] };
  const up = /[\p{Lu}\p{N}bdfhklt]/u.test(text) || text.normalize('NFD') !== text ? 0.68 : 0.46;
  const down = /[gpqy,;Q]/u.test(text) ? 0.2 : 0;
  return { text, by, box: [x, baseline - em * up, width, em * (up + down)] };
}
