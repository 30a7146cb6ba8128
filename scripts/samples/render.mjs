// Draws a document in Chromium. Every page comes back as three layers, because print, pen and
// seal are damaged differently: black print, blue pen and red ink of stamps.
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { documentHtml, PAGE, pageNumber } from './layout.mjs';
import { styleSheet } from './style.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SCREEN_PPI = 96;

export function openBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
}

function shell(doc, options = {}) {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${doc.number}/${doc.notation}</title><style>${styleSheet(doc, options)}</style></head><body class="${options.layer ? `layer-${options.layer}` : ''}">${documentHtml(doc)}</body></html>`;
}

/** Pixel size of an A4 page at a resolution. */
function pageSize(ppi) {
  return { width: Math.round((210 / 25.4) * ppi), height: Math.round((297 / 25.4) * ppi) };
}

async function countPages(page) {
  const width = await page.evaluate('document.querySelector(".flow").scrollWidth');
  return Math.ceil(width / PAGE.width);
}

function pageNumbers(doc, count) {
  const folios = Array.from(
    { length: count },
    (_, i) =>
      `<div style="position:absolute;left:${i * PAGE.width}px;top:0;width:${PAGE.width}px;height:${PAGE.height}px">${pageNumber(doc, i + 1)}</div>`,
  );
  return `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(folios.join(''))})`;
}

/**
 * One layer of all pages. Chromium paints in several threads: from run to run a few edge pixels of pen and seal
 * may differ by a shade, and no switch was found that stops it.
 */
async function drawLayer(browser, doc, { name, ppi }) {
  const page = await browser.newPage({
    deviceScaleFactor: ppi / SCREEN_PPI,
    viewport: { width: PAGE.width * 4, height: PAGE.height },
  });
  await page.setContent(shell(doc, { layer: name }));
  const count = await countPages(page);
  await page.evaluate(pageNumbers(doc, count));
  const shots = [];
  for (let i = 0; i < count; i += 1) {
    const clip = { x: i * PAGE.width, y: 0, width: PAGE.width, height: PAGE.height };
    shots.push(await page.screenshot({ clip, omitBackground: name !== 'ink' }));
  }
  await page.close();
  return shots;
}

async function raw(png, { width, height }, channels) {
  const image = sharp(png).resize(width, height, { fit: 'fill' });
  const shaped = channels === 1 ? image.flatten({ background: '#fff' }).greyscale() : image.ensureAlpha();
  return shaped.raw().toBuffer();
}

/** The pages of a document as `{ width, height, ink, pen, stamp }`, `ink` grey, the others RGBA. */
export async function drawPages(browser, doc, ppi) {
  const size = pageSize(ppi);
  const ink = await drawLayer(browser, doc, { name: 'ink', ppi });
  const pen = await drawLayer(browser, doc, { name: 'pen', ppi });
  const stamp = await drawLayer(browser, doc, { name: 'stamp', ppi });
  const pages = [];
  for (let i = 0; i < ink.length; i += 1) {
    pages.push({
      ...size,
      ink: await raw(ink[i], size, 1),
      pen: await raw(pen[i], size, 4),
      stamp: await raw(stamp[i], size, 4),
    });
  }
  return pages;
}

/** A born-digital PDF: real text; pen and seal are pasted pictures, as signing programs do it. */
export async function printPdf(browser, doc) {
  const page = await browser.newPage({ deviceScaleFactor: 3 });
  await page.setContent(shell(doc, { print: true }));
  const marks = page.locator('.sign svg, .sealed svg');
  while ((await marks.count()) > 0) {
    const mark = marks.first();
    const kind = (await mark.getAttribute('class')).split(' ')[0];
    await page.evaluate(`document.body.className = 'layer-${kind}'`);
    const box = await mark.boundingBox();
    const picture = (await mark.screenshot({ omitBackground: true })).toString('base64');
    const tag = `<img class="${kind}" style="width:${box.width}px;height:${box.height}px" src="data:image/png;base64,${picture}">`;
    await mark.evaluate((svg, html) => svg.insertAdjacentHTML('afterend', html), tag);
    await mark.evaluate((svg) => svg.remove());
    await page.evaluate("document.body.className = ''");
  }
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  await page.close();
  return pdf;
}
