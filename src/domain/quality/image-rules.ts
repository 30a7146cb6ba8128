import type { Box } from '../page/geometry.ts';
import type { MeasuredPlace, PageFinding, PageFindingCode, PageMeasures, PageReading } from '../page/page-reading.ts';
import type { QualityLimits } from './limits.ts';

/** Pixels of the page itself that the sharpest border of print takes. */
const SHARPEST_PIXELS = 2.2;
/** Lighter paper than this with little contrast is a page scanned too light. */
const WHITE = 225;

/** What the measures of a page image mean under these limits. */
export function imageFindings(
  { measures, ppi }: Pick<PageReading, 'measures' | 'ppi'>,
  limits: QualityLimits,
): readonly PageFinding[] {
  if (measures === undefined) return [];
  const blurred = blur(measures, ppi, limits);
  return [
    ...placed('clipped', measures.clipped, limits.clippedMarks),
    ...blurred,
    ...exposure(measures, limits),
    ...placed('streaks', measures.streaks, limits.streaks),
    ...solids(measures, limits),
    // Blurred print has faint borders of its own.
    ...(blurred.length === 0 ? fromBehind(measures, limits) : []),
    ...(measures.colour === 'bilevel' ? [{ code: 'bilevel' } as const] : []),
    ...broken(measures, limits),
  ];
}

function broken({ brokenPieces = 0 }: PageMeasures, limits: QualityLimits): readonly PageFinding[] {
  return brokenPieces < limits.brokenPieces ? [] : [{ code: 'broken-print', value: brokenPieces }];
}

function placed(code: PageFindingCode, measured: MeasuredPlace, limit: number): readonly PageFinding[] {
  return measured.value < limit ? [] : [{ code, ...measured }];
}

function fromBehind({ showThrough }: PageMeasures, limits: QualityLimits): readonly PageFinding[] {
  return showThrough * 1000 >= limits.showThrough ? [{ code: 'show-through', value: showThrough }] : [];
}

/** A dark lid seen where a corner is turned over is no object of its own. */
function solids({ foldedCorner, foreign }: PageMeasures, limits: QualityLimits): readonly PageFinding[] {
  const corner = placed('folded-corner', foldedCorner, limits.foldedCornerMm);
  const isCorner = corner.length > 0 && overlap(foldedCorner.box, foreign.box);
  return isCorner ? corner : [...corner, ...placed('foreign-object', foreign, limits.foreignMm)];
}

function overlap(one: Box | undefined, other: Box | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [x, y, width, height] = other;
  return one[0] < x + width && x < one[0] + one[2] && one[1] < y + height && y < one[1] + one[3];
}

/** A coarse scan has broad borders of its own, which are not held against it twice; what blurs in turn adds up in squares. */
function blur({ edgeMm, colour }: PageMeasures, ppi: number, limits: QualityLimits): readonly PageFinding[] {
  if (colour === 'bilevel' || edgeMm === 0) return [];
  const own = (SHARPEST_PIXELS * 25.4) / Math.min(ppi, 200);
  const beyond = Math.sqrt(Math.max(0, edgeMm ** 2 - own ** 2));
  return beyond > limits.blurMicrometres / 1000 ? [{ code: 'blurred', value: edgeMm }] : [];
}

function exposure({ paperLevel, contrast, colour }: PageMeasures, limits: QualityLimits): readonly PageFinding[] {
  if (colour === 'bilevel') return [];
  const dark: readonly PageFinding[] =
    paperLevel < limits.darkestPaper ? [{ code: 'too-dark', value: Math.round(paperLevel) }] : [];
  if (contrast === 0 || contrast >= limits.contrast) return dark;
  return [...dark, { code: paperLevel >= WHITE ? 'too-light' : 'low-contrast', value: contrast }];
}
