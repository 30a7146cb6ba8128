import type { Browser } from 'playwright-core';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import { createRandom } from '../../pages/random.ts';
import { composeStream, type StreamKind } from './compose-stream.ts';
import { drawDocument, openDrawingPage, type PrintedPage } from './draw-stream.ts';
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
}

/** The sides of a stream of at least `pages` pages, the last document whole. */
export async function* makeStream(browser: Browser, kind: StreamKind, pages: number): AsyncGenerator<StreamSide> {
  const drawing = await openDrawingPage(browser);
  const random = createRandom(`sides ${kind.seed}`);
  let page = 0;
  try {
    for (const document of composeStream(kind)) {
      if (page >= pages) return;
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

/** A side as an engine would give it, by simulated faults. */
export function simulateSide(side: StreamSide, seed: string): PageReading {
  const random = createRandom(`read ${seed} ${String(side.page)}`);
  const { page, printed, dirty } = side;
  if (printed === undefined) return blankReading(page, random, dirty);
  return simulateReading(printed, { page, damage: side.document.paper.damage, random });
}
