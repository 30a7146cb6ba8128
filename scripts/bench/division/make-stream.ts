import type { Browser, Page } from 'playwright-core';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import {
  SEPARATOR_KINDS,
  separatorPayload,
  type SeparatorSheet,
} from '../../../src/domain/division/separator-sheet.ts';
import { createRandom, type Random } from '../../pages/random.ts';
import { composeStream, type StreamKind } from './compose-stream.ts';
import { drawDocument, openDrawingPage, type PrintedPage } from './draw-stream.ts';
import { sheetPart } from './sheet-html.ts';
import { blankReading, simulateReading } from './simulate-ocr.ts';
import type { StreamDocument } from './stream-model.ts';

/** A side of the stream; `printed` is absent on a blank one. */
export interface StreamSide {
  readonly page: number;
  readonly document: StreamDocument;
  /** First side of its document. */
  readonly first: boolean;
  readonly printed: PrintedPage | undefined;
  /** A blank side with enough dirt that it is not called blank. */
  readonly dirty: boolean;
  /** The side is this separator sheet, and belongs to no document. */
  readonly separator?: SeparatorSheet;
}

const SHEET_CHANCE = 0.3;
/** An estimate: squares that no reader makes out. */
const SQUARE_LOST = 0.05;

/** The sides of a stream of at least `pages` pages, the last document whole. */
export async function* makeStream(browser: Browser, kind: StreamKind, pages: number): AsyncGenerator<StreamSide> {
  const drawing = await openDrawingPage(browser);
  const random = createRandom(`sides ${kind.seed}`);
  let page = 0;
  try {
    for (const document of composeStream(kind)) {
      if (page >= pages) return;
      for (const side of await sheetBefore(document, { drawing, random, separators: kind.separators === true }))
        yield { ...side, page: (page += 1) };
      const drawn = await drawDocument(drawing, document);
      for (const [i, printed] of drawn.entries()) {
        yield { page: (page += 1), document, first: i === 0, printed, dirty: false };
      }
      if (!document.duplex || drawn.length % 2 === 0) continue;
      yield { page: (page += 1), document, first: false, printed: undefined, dirty: random.chance(0.15) };
    }
  } finally {
    await drawing.close();
  }
}

interface Desk {
  readonly drawing: Page;
  readonly random: Random;
  readonly separators: boolean;
}

/** The sheet that lies before a document, with its blank back where both sides are scanned; often none. */
async function sheetBefore(
  document: StreamDocument,
  { drawing, random, separators }: Desk,
): Promise<readonly Omit<StreamSide, 'page'>[]> {
  if (!separators || !random.chance(SHEET_CHANCE)) return [];
  const separator = anySheet(random);
  const [printed] = await drawDocument(drawing, { ...document, parts: [sheetPart(separator, document.paper)] });
  const side = { document, first: false, dirty: false };
  return [{ ...side, printed, separator }, ...(document.duplex ? [{ ...side, printed: undefined }] : [])];
}

function anySheet(random: Random): SeparatorSheet {
  const kind = random.pick(SEPARATOR_KINDS);
  const number = String(random.whole(1, 999)).padStart(3, '0');
  const names = { box: `H-${number}`, dossier: `HS-${String(random.whole(1990, 2024))}-${number}`, document: number };
  return { kind, label: names[kind] };
}

/** A side as an engine would give it, by simulated faults. */
export function simulateSide(side: StreamSide, seed: string): PageReading {
  const random = createRandom(`read ${seed} ${String(side.page)}`);
  const { page, printed, dirty } = side;
  if (printed === undefined) return blankReading(page, random, dirty);
  const reading = simulateReading(printed, { page, damage: side.document.paper.damage, random });
  if (side.separator === undefined || random.chance(SQUARE_LOST)) return reading;
  return { ...reading, sheetCode: separatorPayload(side.separator) };
}
