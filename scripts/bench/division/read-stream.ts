import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { damagePage } from '../../pages/damage.ts';
import { createRandom } from '../../pages/random.ts';
import type { DrawnPage } from '../../pages/render.ts';
import { openMeasuredReader, type MeasuredReader } from '../catalogue/measured-reader.ts';
import { openDrawingPage, type PrintedPage } from './draw-stream.ts';
import { keptReadings } from './kept-readings.ts';
import type { StreamSide } from './make-stream.ts';
import { blankReading } from './simulate-ocr.ts';

const SCREEN_PPI = 96;

export interface ReadSidesOptions {
  /** Of which stream the sides are. */
  readonly stream: string;
  readonly seed: string;
  readonly engine: EngineChoice;
  /** Folder in which what was read is kept. */
  readonly keep: string | undefined;
}

export interface ReadStreamSides {
  readonly readings: readonly PageReading[];
  /** Pages that bear a secrecy mark, as the product sees it: of them nothing is known. */
  readonly withheld: readonly number[];
}

/** Reads the sides of a stream as pictures, worn down like scans, in the product's own way; blank sides are not drawn. */
export async function readSides(
  browser: Browser,
  sides: readonly StreamSide[],
  { stream, seed, engine, keep }: ReadSidesOptions,
): Promise<ReadStreamSides> {
  const reader = await openMeasuredReader(engine);
  const folder = await mkdtemp(join(tmpdir(), 'bench-stream-'));
  const kept = keptReadings(keep, `${stream} ${seed} ${engine}`);
  try {
    const readings: PageReading[] = [];
    const withheld: number[] = [];
    for (const side of sides) {
      const known = await kept.find(side.page);
      const reading = known ?? (await readSide({ browser, reader, folder, seed }, side));
      if (reading === undefined) withheld.push(side.page);
      else if (known === undefined) await kept.keep(side.page, reading);
      readings.push(reading ?? blankReading(side.page, createRandom(`withheld ${String(side.page)}`), true));
    }
    return { readings, withheld };
  } finally {
    await reader.dispose();
    await rm(folder, { recursive: true });
  }
}

interface Desk {
  readonly browser: Browser;
  readonly reader: MeasuredReader;
  readonly folder: string;
  readonly seed: string;
}

/** Undefined where the page is withheld. */
async function readSide(desk: Desk, side: StreamSide): Promise<PageReading | undefined> {
  const random = createRandom(`scan ${desk.seed} ${String(side.page)}`);
  if (side.printed === undefined) return blankReading(side.page, random, side.dirty);
  const { paper } = side.document;
  const page = await openDrawingPage(desk.browser, paper.ppi / SCREEN_PPI);
  try {
    const drawn = await shoot(page, side.printed, paper.ppi);
    const scan = await damagePage(drawn, { ...paper, id: `${paper.id} ${desk.seed}` }, side.page);
    const turn = side.printed.landscape && random.chance(0.6) ? random.pick([90, 270]) : 0;
    const path = join(desk.folder, `page.${scan.extension}`);
    const turned =
      turn === 0 ? scan.bytes : await sharp(scan.bytes).rotate(turn).withMetadata({ density: paper.ppi }).toBuffer();
    await writeFile(path, turned);
    const reading = await desk.reader.read(path);
    return reading && { ...reading, page: side.page };
  } finally {
    await page.close();
  }
}

async function shoot(page: Page, printed: PrintedPage, ppi: number): Promise<DrawnPage> {
  const { html, index, width: across, height: down } = printed;
  const clip = { x: index * across, y: 0, width: across, height: down };
  await page.setViewportSize({ width: (index + 1) * across, height: down });
  const layer = async (name: 'print' | 'over') => {
    await page.setContent(html.replace('class="layer-print"', `class="layer-${name}"`));
    await page.evaluate('document.fonts.ready');
    return page.screenshot({ clip, omitBackground: name === 'over' });
  };
  const [print, over] = [await layer('print'), await layer('over')];
  const width = Math.round((across / SCREEN_PPI) * ppi);
  const height = Math.round((down / SCREEN_PPI) * ppi);
  const size = { width, height, fit: 'fill' as const };
  const grey = sharp(print).resize(size).flatten({ background: '#fff' }).greyscale().extractChannel(0);
  return {
    ...{ width, height, lines: [] },
    print: await grey.raw().toBuffer(),
    over: await sharp(over).resize(size).ensureAlpha().raw().toBuffer(),
  };
}
