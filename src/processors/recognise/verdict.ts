import type { PageFinding, PageVerdict } from '../../domain/page/page-reading.ts';
import type { QuarterTurn } from '../../domain/page/geometry.ts';

/** Below these a person should look at the page; first values, to be raised or lowered in configuration later. */
const SKEW_DEGREES = 3;
const PPI = 150;
const CONFIDENCE = 0.8;
const UNREADABLE = 0.5;
/** Three letters of print on A4: what is less is faint marks or the other side showing through. */
const HARDLY_ANY_INK = 0.0003;

export interface PageState {
  readonly rotation: QuarterTurn;
  readonly skewDegrees: number;
  readonly ppi: number;
  readonly blank: boolean;
  readonly confidence: number;
  readonly words: number;
  /** Share of dark pixels after cleaning. */
  readonly inkShare: number;
}

/** What a person should know of the page, each with the figure it rests on. */
export function findingsOf(page: PageState): readonly PageFinding[] {
  const findings: PageFinding[] = [];
  if (page.rotation === 180) findings.push({ code: 'upside-down', value: 180 });
  else if (page.rotation !== 0) findings.push({ code: 'sideways', value: page.rotation });
  if (Math.abs(page.skewDegrees) > SKEW_DEGREES) findings.push({ code: 'skewed', value: page.skewDegrees });
  if (page.ppi < PPI) findings.push({ code: 'low-resolution', value: page.ppi });
  if (page.blank) findings.push({ code: 'blank' });
  else if (page.words === 0 && page.inkShare < HARDLY_ANY_INK)
    findings.push({ code: 'nearly-blank', value: page.inkShare });
  else if (page.words === 0 || page.confidence < UNREADABLE)
    findings.push({ code: 'unreadable', value: page.confidence });
  else if (page.confidence < CONFIDENCE) findings.push({ code: 'low-confidence', value: page.confidence });
  return findings;
}

const RESCAN = new Set<PageFinding['code']>(['unreadable']);
const HARMLESS = new Set<PageFinding['code']>([
  'blank',
  'upside-down',
  'sideways',
  'stamp-text-only',
  'junk-text-layer',
]);

export function verdictOf(findings: readonly PageFinding[]): PageVerdict {
  if (findings.some(({ code }) => RESCAN.has(code))) return 'rescan';
  return findings.every(({ code }) => HARMLESS.has(code)) ? 'good' : 'look';
}

/** Figures in records are kept to what they are worth: equal input must give equal text on every machine. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
