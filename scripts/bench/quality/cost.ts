import { estimatePaper, levelPaper } from '../../../src/ocr/preparation/level-paper.ts';
import { findSkew } from '../../../src/ocr/preparation/find-skew.ts';
import { preparePage, type SizedPage } from '../../../src/ocr/preparation/prepare-page.ts';
import { clippedMarks } from '../../../src/ocr/preparation/quality/clipped-marks.ts';
import { coarsePage } from '../../../src/ocr/preparation/quality/coarse-page.ts';
import { edgeSharpness } from '../../../src/ocr/preparation/quality/edge-sharpness.ts';
import { pageFingerprint } from '../../../src/ocr/preparation/quality/fingerprint.ts';
import { foldedCorner } from '../../../src/ocr/preparation/quality/folded-corner.ts';
import { foreignObject } from '../../../src/ocr/preparation/quality/foreign-object.ts';
import { sheetFrame } from '../../../src/ocr/preparation/quality/sheet-frame.ts';
import { showThrough } from '../../../src/ocr/preparation/quality/show-through.ts';
import { findStreaks } from '../../../src/ocr/preparation/quality/streaks.ts';
import { splitColour } from '../../../src/ocr/preparation/split-colour.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { loadPicture, type LabelledPage } from './labelled-pages.ts';
import { toReadingSize } from './looked-at.ts';
import { spread } from './tally.ts';

const PAGES = 20;
/** The first pages are dearer: the engine of JavaScript has not yet compiled what runs often. */
const WARM_UP = 4;

/** CPU time of each measure on good pages, its share of them all, and of the whole preparation around them. */
export async function reportCost(pages: readonly LabelledPage[], report: (line: string) => void): Promise<void> {
  const chosen = spread(pages, PAGES);
  const spent = new Map<string, number>();
  let counted = 0;
  for (const page of [...chosen.slice(0, WARM_UP), ...chosen]) {
    if (counted++ === Math.min(WARM_UP, chosen.length)) spent.clear();
    const as = page.mode === 'fax' ? 'bilevel' : page.mode === 'grey' ? 'grey' : 'colour';
    const sized = await toReadingSize(await loadPicture(page), as);
    const timed = <Made>(name: string, make: () => Made): Made => {
      const before = cpuSeconds();
      const made = make();
      spent.set(name, (spent.get(name) ?? 0) + cpuSeconds() - before);
      return made;
    };
    measureParts(sized, timed);
  }
  const perPage = [...spent].map(([name, seconds]) => [name, (seconds * 1000) / chosen.length] as const);
  const measures = perPage.filter(([name]) => !WHOLE.has(name));
  const all = measures.reduce((sum, [, ms]) => sum + ms, 0);
  report(`cost of the measures: ${(all / 1000).toFixed(3)} CPU-seconds a page (${String(chosen.length)} pages)`);
  for (const [name, ms] of measures) report(`  ${name.padEnd(28)}${ms.toFixed(1).padStart(6)} ms  ${((100 * ms) / all).toFixed(0).padStart(3)} %`); // prettier-ignore
  for (const [name, ms] of perPage.filter(([one]) => WHOLE.has(one)))
    report(`  ${name.padEnd(28)}${ms.toFixed(1).padStart(6)} ms`);
}

const SKEW = 'beside them: skew';
const PREPARATION = 'whole preparation';
const WHOLE = new Set([SKEW, PREPARATION]);

function measureParts(page: SizedPage, timed: <Made>(name: string, make: () => Made) => Made): void {
  const ink = page.channels === 1 ? page.data : splitColour(page.data).ink;
  const level = levelPaper(ink, { ...page, paper: estimatePaper(ink, page) });
  const coarse = timed('page at a quarter', () => coarsePage(page));
  const frame = timed('edges of the sheet', () => sheetFrame(coarse));
  const { contrast } = timed('blur and contrast', () => edgeSharpness(ink, page));
  const { width, height, ppi } = page;
  timed('cut text', () => clippedMarks({ level, width, height, ppi, contrast, frame }));
  timed('streaks', () => findStreaks(page, 0));
  timed('folded corners', () => foldedCorner(coarse, frame));
  timed('foreign objects', () => foreignObject(coarse, frame));
  timed('print of the other side', () => showThrough(coarse));
  timed('fingerprint', () => pageFingerprint(level, page));
  timed(SKEW, () => findSkew(level, page));
  timed(PREPARATION, () => preparePage(page));
}
