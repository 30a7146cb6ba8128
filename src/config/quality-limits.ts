import type { QualityLimits } from '../domain/quality/limits.ts';
import type { Config } from './load-config.ts';

/** The options `quality.*` as the rules of page quality want them. */
export function qualityLimits(config: Config): QualityLimits {
  return {
    ppi: config['quality.ppi'],
    skewDegrees: config['quality.skewDegrees'],
    confidence: config['quality.confidence'],
    unreadable: config['quality.unreadable'],
    blurMicrometres: config['quality.blurMicrometres'],
    contrast: config['quality.contrast'],
    darkestPaper: config['quality.darkestPaper'],
    clippedMarks: config['quality.clippedMarks'],
    streaks: config['quality.streaks'],
    foldedCornerMm: config['quality.foldedCornerMm'],
    foreignMm: config['quality.foreignMm'],
    showThrough: config['quality.showThrough'],
    brokenPieces: config['quality.brokenPieces'],
    duplicate: config['quality.duplicate'],
  };
}
