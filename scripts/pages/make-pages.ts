import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { compose } from './content/compose.ts';
import { composeOffice } from './content/office.ts';
import { damagePage } from './damage.ts';
import { PAGE } from './html.ts';
import type { PageDocument } from './model.ts';
import { drawPages, openBrowser, type DrawnPage } from './render.ts';
import { describeDocument, textOf, type PageTruth } from './truth.ts';

export interface MakeOptions {
  readonly out: string;
  readonly documents: number;
  readonly seed: string;
  /** Share of documents whose number is written or stamped by hand, 0…1. */
  readonly handwritten: number;
  /** Share of documents that lack the signature, the seal or both; absent: none. */
  readonly unsigned?: number;
}

/** Writes labelled documents (`docs/truth-format.md`) into a folder. @returns how many pages */
export async function makePages({ out, documents, seed, handwritten, unsigned = 0 }: MakeOptions): Promise<number> {
  await mkdir(out, { recursive: true });
  const browser = await openBrowser();
  let pages = 0;
  try {
    for (let i = 1; i <= documents; i += 1) {
      const id = `p${String(i).padStart(4, '0')}`;
      pages += await makeDocument(browser, compose({ id, seed: `${seed} ${id}`, handwritten, unsigned }), out);
    }
  } finally {
    await browser.close();
  }
  return pages;
}

/** As `makePages`, of one archive (`composeOffice`); of the first half only what an archivist would write down is made. */
export async function makeOfficePages({ out, documents, seed, handwritten }: MakeOptions): Promise<void> {
  await mkdir(out, { recursive: true });
  const papers = composeOffice(documents, { seed, handwritten });
  const half = Math.ceil(documents / 2);
  for (const paper of papers.slice(0, half)) await writeTruth(out, paper, []);
  const browser = await openBrowser();
  try {
    for (const paper of papers.slice(half)) await makeDocument(browser, paper, out);
  } finally {
    await browser.close();
  }
}

async function makeDocument(browser: Browser, doc: PageDocument, out: string): Promise<number> {
  const pages: PageTruth[] = [];
  for (const [index, page] of (await drawPages(browser, doc)).entries()) {
    pages.push(await makePage(page, { doc, index, out }));
  }
  await writeTruth(out, doc, pages);
  await writeFile(join(out, `${doc.id}.txt`), textOf(pages));
  return pages.length;
}

async function writeTruth(out: string, doc: PageDocument, pages: readonly PageTruth[]): Promise<void> {
  await writeFile(join(out, `${doc.id}.json`), `${JSON.stringify(describeDocument(doc, pages), undefined, 1)}\n`);
}

interface Place {
  readonly doc: PageDocument;
  readonly index: number;
  readonly out: string;
}

async function makePage(page: DrawnPage, { doc, index, out }: Place): Promise<PageTruth> {
  const scan = await damagePage(page, doc, index);
  const image = `${doc.id}-${String(index + 1)}.${scan.extension}`;
  await writeFile(join(out, image), scan.bytes);
  const scale = page.width / PAGE.width;
  const lines = page.lines.map((line) => ({ ...line, box: line.box.map((value) => Math.round(value * scale)) }));
  const { width, height } = page;
  const { ppi, damage, mode } = doc;
  return { image, width, height, ppi, damage, mode, skewDegrees: scan.skewDegrees, lines };
}
