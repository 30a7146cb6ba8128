import type { QuarterTurn } from '../../../domain/page/geometry.ts';
import type { PageMeasures } from '../../../domain/page/page-reading.ts';
import { brokenPrint } from './broken-print.ts';
import { clippedMarks } from './clipped-marks.ts';
import { coarsePage, type RawPage } from './coarse-page.ts';
import { edgeSharpness } from './edge-sharpness.ts';
import { pageFingerprint } from './fingerprint.ts';
import { foldedCorner } from './folded-corner.ts';
import { foreignObject } from './foreign-object.ts';
import { showThrough } from './show-through.ts';
import { sheetFrame } from './sheet-frame.ts';
import { findStreaks } from './streaks.ts';

export interface QualitySource {
  readonly page: RawPage;
  readonly turn: QuarterTurn;
  /** Print alone, coloured ink taken off. */
  readonly ink: Uint8Array;
  /** The same with the paper brought to white. */
  readonly level: Uint8Array;
  readonly bilevel: boolean;
}

export type QualityMeasures = Omit<PageMeasures, 'inkShare' | 'redShare' | 'paperLevel'>;

/** What is wrong with the image of a page, in figures. Boxes in pixels of `page`. Same input, same output. */
export function qualityMeasures({ page, turn, ink, level, bilevel }: QualitySource): QualityMeasures {
  const coarse = coarsePage(page);
  const frame = sheetFrame(coarse);
  const edges = edgeSharpness(ink, page);
  return {
    colour: page.channels === 3 ? 'colour' : bilevel ? 'bilevel' : 'grey',
    edgeMm: rounded((edges.width * 25.4) / page.ppi, 3),
    contrast: edges.contrast,
    clipped: clippedMarks({
      level,
      width: page.width,
      height: page.height,
      ppi: page.ppi,
      contrast: edges.contrast,
      frame,
    }),
    streaks: findStreaks(page, turn),
    foldedCorner: foldedCorner(coarse, frame),
    foreign: foreignObject(coarse, frame),
    showThrough: rounded(showThrough(coarse), 4),
    brokenPieces: bilevel ? brokenPrint(level, page) : 0,
    fingerprint: pageFingerprint(level, page),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
