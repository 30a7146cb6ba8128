import type { PageMeasures } from '../../src/domain/page/page-reading.ts';

/** Measures of a page that nothing is wrong with. */
export const GOOD_MEASURES: PageMeasures = {
  inkShare: 0.05,
  redShare: 0,
  paperLevel: 240,
  colour: 'colour',
  edgeMm: 0.3,
  contrast: 220,
  clipped: { value: 0 },
  streaks: { value: 0 },
  foldedCorner: { value: 0 },
  foreign: { value: 0 },
  showThrough: 0,
  fingerprint: '',
};
