import { orderWordsIn, pageText } from '../../domain/layout/reading-order.ts';
import type { PageReading, Word } from '../../domain/page/page-reading.ts';
import { turnOfText } from '../../domain/text/text-layer.ts';
import { issuedWords, withIssued } from '../../domain/text/pasted-words.ts';
import type { PageIdentity, TextLayerWord } from '../../ports/scan-reader.ts';

/** Text that the file itself holds is certain; what a scanner laid below its image was still read by an engine. */
export function layerWord({ text, box, hidden }: TextLayerWord): Word {
  return { text, box, confidence: 1, line: 0, layer: 'text-layer', ...(!hidden && { typed: true }) };
}

/** Text that was judged good is taken word by word, with number and date that were pasted into it. */
export function readingFromTextLayer(layer: readonly TextLayerWord[], page: PageIdentity): PageReading {
  const size = { width: page.widthPx, height: page.heightPx };
  const own = layer.filter(({ pasted }) => pasted === undefined);
  const words = withIssued(own, issuedWords(layer)).map(layerWord);
  const rotation = turnOfText(layer);
  const ordered = orderWordsIn(words, { size, ppi: page.ppi, rotation });
  return {
    page: page.page,
    widthPx: page.widthPx,
    heightPx: page.heightPx,
    ppi: page.ppi,
    rotation,
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
