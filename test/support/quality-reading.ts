import type { PageMeasures, PageReading, Word } from '../../src/domain/page/page-reading.ts';
import type { QualityLimits } from '../../src/domain/quality/limits.ts';
import { GOOD_MEASURES } from './page-measures.ts';

export const LIMITS: QualityLimits = {
  ppi: 150,
  skewDegrees: 3,
  confidence: 80,
  unreadable: 50,
  blurMicrometres: 400,
  contrast: 58,
  darkestPaper: 165,
  clippedMarks: 3,
  streaks: 1,
  foldedCornerMm: 9,
  foreignMm: 8,
  showThrough: 12,
  duplicate: 90,
};

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
