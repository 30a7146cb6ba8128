import { orderWordsIn, pageText } from '../../domain/layout/reading-order.ts';
import type { PageReading, Word } from '../../domain/page/page-reading.ts';
import type { PageIdentity, TextLayerWord } from '../../ports/scan-reader.ts';

/** Text that the file holds and that was judged good is taken as certain, word by word. */
export function readingFromTextLayer(layer: readonly TextLayerWord[], page: PageIdentity): PageReading {
  const size = { width: page.widthPx, height: page.heightPx };
  const words = layer.map(({ text, box }): Word => ({ text, box, confidence: 1, line: 0, layer: 'text-layer' }));
  const ordered = orderWordsIn(words, { size, ppi: page.ppi, rotation: 0 });
  return {
    page: page.page,
    widthPx: page.widthPx,
    heightPx: page.heightPx,
    ppi: page.ppi,
    rotation: 0,
    skewDegrees: 0,
    blank: ordered.length === 0,
    verdict: 'good',
    findings: [],
    words: ordered,
    text: pageText(ordered),
    confidence: 1,
    source: 'text-layer',
  };
}
