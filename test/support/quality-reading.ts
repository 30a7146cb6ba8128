import { loadConfig } from '../../src/config/load-config.ts';
import { qualityLimits } from '../../src/config/quality-limits.ts';
import type { PageMeasures, PageReading, Word } from '../../src/domain/page/page-reading.ts';
import type { QualityLimits } from '../../src/domain/quality/limits.ts';
import { GOOD_MEASURES } from './page-measures.ts';

/** As the service judges when nobody sets other ones. */
export const LIMITS: QualityLimits = qualityLimits(loadConfig({ environment: {}, overrides: {} }));

/** A page of A4 at 200 ppi that nothing is wrong with; its words stand in rows of eight. */
export function goodReading(page: number, text: string, changes: Partial<PageReading> = {}): PageReading {
  const words = text.split(' ').map((part, index): Word => ({
    text: part,
    box: [200 + (index % 8) * 150, 300 + Math.floor(index / 8) * 45, 120, 26],
    confidence: 0.95,
    line: Math.floor(index / 8) + 1,
    layer: 'ink',
  }));
  return {
    page,
    widthPx: 1654,
    heightPx: 2339,
    ppi: 200,
    rotation: 0,
    skewDegrees: 0,
    blank: false,
    verdict: 'good',
    findings: [],
    words,
    text,
    confidence: 0.95,
    source: 'ocr',
    measures: GOOD_MEASURES,
    ...changes,
  };
}

export function measured(changes: Partial<PageMeasures>): Pick<PageReading, 'measures'> {
  return { measures: { ...GOOD_MEASURES, ...changes } };
}

/** The page with its number printed at the head. */
export function numbered(reading: PageReading, number: number): PageReading {
  const folio: Word = { text: String(number), box: [820, 110, 22, 24], confidence: 0.95, line: 0, layer: 'ink' };
  return { ...reading, words: [folio, ...reading.words] };
}
