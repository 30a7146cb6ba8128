// Makes labelled pages: node scripts/ensure.mjs scripts/pages/make.ts --out DIR [--docs 50] [--seed 1] [--handwritten 0.5]
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { compose } from './content/compose.ts';
import { damagePage } from './damage.ts';
import type { PageDocument } from './model.ts';
import { drawPages, openBrowser, type DrawnPage } from './render.ts';
import { describeDocument, textOf, type PageTruth } from './truth.ts';

const USAGE = `node scripts/ensure.mjs scripts/pages/make.ts --out DIR [--docs 50] [--seed 1] [--handwritten 0.5]
--handwritten  share of documents whose number is written or stamped by hand (0…1)`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    docs: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    handwritten: { type: 'string', default: '0.5' },
  },
});

async function makeDocument(browser: Browser, doc: PageDocument, out: string): Promise<number> {
  const drawn = await drawPages(browser, doc);
  const pages: PageTruth[] = [];
  for (const [index, page] of drawn.entries()) pages.push(await makePage(page, { doc, index, out }));
  await writeFile(join(out, `${doc.id}.json`), `${JSON.stringify(describeDocument(doc, pages), undefined, 1)}\n`);
  await writeFile(join(out, `${doc.id}.txt`), textOf(pages));
  return pages.length;
}

async function makePage(
  page: DrawnPage,
  { doc, index, out }: { doc: PageDocument; index: number; out: string },
): Promise<PageTruth> {
  const scan = await damagePage(page, doc, index);
  const image = `${doc.id}-${String(index + 1)}.${scan.extension}`;
  await writeFile(join(out, image), scan.bytes);
  const scale = page.width / 794;
  const lines = page.lines.map((line) => ({ ...line, box: line.box.map((value) => Math.round(value * scale)) }));
  return {
    image,
    width: page.width,
    height: page.height,
    ppi: doc.ppi,
    damage: doc.damage,
    mode: doc.mode,
    skewDegrees: scan.skewDegrees,
    lines,
  };
}

async function main(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const browser = await openBrowser();
  let pages = 0;
  try {
    for (let i = 1; i <= Number(values.docs); i += 1) {
      const id = `p${String(i).padStart(4, '0')}`;
      const doc = compose({ id, seed: `${values.seed} ${id}`, handwritten: Number(values.handwritten) });
      pages += await makeDocument(browser, doc, out);
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(`${values.docs} documents, ${String(pages)} pages in ${out}\n`);
}

if (values.out === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else await main(values.out);
