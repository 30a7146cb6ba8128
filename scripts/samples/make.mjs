// Makes the sample scans: node scripts/samples/make.mjs [part of a file name …]
import { Buffer } from 'node:buffer';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import process from 'node:process';
import { PDFDocument } from '@cantoo/pdf-lib';
import prettier from 'prettier';
import { encode } from './files.mjs';
import { FILES } from './plan.mjs';
import { drawPages, openBrowser, printPdf } from './render.mjs';
import { scanPage } from './scan.mjs';
import { describeFile } from './truth.mjs';

const OUT = join(import.meta.dirname, '..', '..', 'samples');

function blankPage({ width, height }) {
  return {
    width,
    height,
    ink: Buffer.alloc(width * height, 255),
    pen: Buffer.alloc(width * height * 4),
    stamp: Buffer.alloc(width * height * 4),
  };
}

/** Clean pages of all documents of a file, in order, with the reverse sides that were scanned too. */
async function cleanPages(browser, entry) {
  const { ppi } = entry.scan;
  const pages = [];
  const parts = [];
  for (const [index, doc] of entry.documents.entries()) {
    const drawn = await drawPages(browser, doc, ppi);
    if (entry.scan.reverse) drawn.forEach((page, i) => Object.assign(page, { reverse: drawn[i ^ 1] }));
    if (entry.blankAfter === index) drawn.push({ ...blankPage(drawn[0]), blank: true, reverse: drawn.at(-1) });
    pages.push(...drawn);
    parts.push({ doc, count: drawn.length });
  }
  if (entry.blankReverseOf) {
    const [reverse] = await drawPages(browser, entry.blankReverseOf, ppi);
    pages.push({ ...blankPage(reverse), blank: true, reverse });
  }
  return { pages, parts };
}

async function makeScan(browser, entry) {
  const { pages, parts } = await cleanPages(browser, entry);
  const scanned = [];
  for (const [index, page] of pages.entries()) {
    const scan = await scanPage(page, { ...entry.scan, seed: `${entry.file} ${index}` });
    scanned.push({ ...scan, blank: page.blank });
  }
  const bytes = await encode(extname(entry.file).slice(1), scanned, entry.scan);
  return { bytes, truth: describeFile(entry, { parts, pages: scanned }) };
}

async function makeBornDigital(browser, entry) {
  const [doc] = entry.documents;
  const pdf = await PDFDocument.load(await printPdf(browser, doc));
  const day = new Date(`${doc.date}T03:00:00Z`);
  pdf.setCreationDate(day);
  pdf.setModificationDate(day);
  const count = pdf.getPageCount();
  const bytes = Buffer.from(await pdf.save());
  return { bytes, truth: describeFile(entry, { parts: [{ doc, count }], pages: Array(count).fill({}) }) };
}

async function loadTruth() {
  try {
    return JSON.parse(await readFile(join(OUT, 'truth.json'), 'utf8')).files;
  } catch {
    return []; // first run: there is none yet
  }
}

async function saveTruth(files) {
  const order = FILES.map((entry) => entry.file);
  const known = files.filter((entry) => order.includes(entry.file));
  known.sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file));
  const text = JSON.stringify({ $comment: 'Written by scripts/samples/make.mjs; do not edit.', files: known });
  const style = await prettier.resolveConfig(import.meta.filename);
  await writeFile(join(OUT, 'truth.json'), await prettier.format(text, { ...style, parser: 'json' }));
}

const wanted = process.argv.slice(2);
const chosen = FILES.filter((entry) => wanted.length === 0 || wanted.some((part) => entry.file.includes(part)));
await mkdir(OUT, { recursive: true });
const browser = await openBrowser();
let truth = await loadTruth();
for (const entry of chosen) {
  const made = entry.bornDigital ? await makeBornDigital(browser, entry) : await makeScan(browser, entry);
  await writeFile(join(OUT, entry.file), made.bytes);
  truth = [...truth.filter((known) => known.file !== entry.file), made.truth];
  console.log(
    `${entry.file}: ${made.truth.pageCount} page(s), ${made.truth.documents.length} document(s), ${Math.round(made.bytes.length / 1024)} KiB`,
  );
}
await browser.close();
await saveTruth(truth);
