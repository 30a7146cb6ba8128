import type { PageFinding, PageFindingCode, PageReading, PageVerdict } from '../page/page-reading.ts';
import { imageFindings } from './image-rules.ts';
import type { QualityLimits } from './limits.ts';
import { isTooSmallToRead } from './too-small.ts';
import { trueResolution } from './true-resolution.ts';

/** Three letters of print on A4: what is less is faint marks or the other side showing through. */
const HARDLY_ANY_INK = 0.0003;

/** What a person should know of a page as it was read, each with the figure it rests on and the place. */
export function judgePage(reading: PageReading, limits: QualityLimits): readonly PageFinding[] {
  const found = [...reading.findings, ...turnFindings(reading), ...resolutionFindings(reading, limits)];
  if (reading.source === 'ocr') found.push(...contentFindings(reading, limits));
  if (Math.abs(reading.skewDegrees) > limits.skewDegrees) found.push({ code: 'skewed', value: reading.skewDegrees });
  if (reading.measures !== undefined && !reading.blank) found.push(...imageFindings(reading, limits));
  return found;
}

function turnFindings({ rotation }: PageReading): readonly PageFinding[] {
  if (rotation === 0) return [];
  return [{ code: rotation === 180 ? 'upside-down' : 'sideways', value: rotation }];
}

/** The resolution that the file states is believed only as far as print of that size makes sense. */
function resolutionFindings(reading: PageReading, limits: QualityLimits): readonly PageFinding[] {
  if (reading.measures === undefined) return [];
  const estimate = trueResolution(reading);
  const wrong: readonly PageFinding[] = estimate === undefined ? [] : [{ code: 'wrong-resolution', value: estimate }];
  const ppi = estimate ?? reading.ppi;
  return ppi < limits.ppi ? [...wrong, { code: 'low-resolution', value: ppi }] : wrong;
}

function contentFindings(reading: PageReading, limits: QualityLimits): readonly PageFinding[] {
  const { blank, words, confidence, measures } = reading;
  const inkShare = measures?.inkShare ?? 1;
  const isTiny = isTooSmallToRead({ width: reading.widthPx, height: reading.heightPx });
  if (isTiny && words.length === 0) return [{ code: 'unreadable', value: 0 }];
  if (blank) return [{ code: 'blank' }];
  if (words.length === 0 && inkShare < HARDLY_ANY_INK) return [{ code: 'nearly-blank', value: inkShare }];
  if (words.length === 0 || confidence < limits.unreadable / 100) return [{ code: 'unreadable', value: confidence }];
  return confidence < limits.confidence / 100 ? [{ code: 'low-confidence', value: confidence }] : [];
}

const RESCAN = new Set<PageFindingCode>(['unreadable', 'clipped', 'blurred', 'folded-corner', 'foreign-object']);
const HARMLESS = new Set<PageFindingCode>([
  'blank',
  'upside-down',
  'sideways',
  'stamp-text-only',
  'junk-text-layer',
  'bilevel',
  'unsealed',
]);

/** Those for which a page should be scanned again; all of them where the rules of their day said so for another reason. */
export function rescanFindings(findings: readonly PageFinding[]): readonly PageFinding[] {
  const found = findings.filter(({ code }) => RESCAN.has(code));
  return found.length > 0 ? found : findings;
}

export function verdictOf(findings: readonly PageFinding[]): PageVerdict {
  if (findings.some(({ code }) => RESCAN.has(code))) return 'rescan';
  return findings.every(({ code }) => HARMLESS.has(code)) ? 'good' : 'look';
}
