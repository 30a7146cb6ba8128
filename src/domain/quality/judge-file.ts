import type { DocumentSpan } from '../cataloguing/catalogued-document.ts';
import { frameOf, layoutPage } from '../layout/page-layout.ts';
import type { PageFinding, PageReading, PageVerdict } from '../page/page-reading.ts';
import { findDuplicates } from './duplicates.ts';
import { judgePage, verdictOf } from './judge-page.ts';
import type { QualityLimits } from './limits.ts';
import { orderFindings } from './page-order.ts';

/** Raise it when the same measures may be judged otherwise. */
export const QUALITY_VERSION = '12';

export interface PageJudgement {
  readonly page: number;
  readonly verdict: PageVerdict;
  readonly findings: readonly PageFinding[];
}

/** Every page judged: by itself, and among the pages of its file. */
export function judgeFile(
  readings: readonly PageReading[],
  documents: readonly Pick<DocumentSpan, 'firstPage' | 'lastPage'>[],
  limits: QualityLimits,
): readonly PageJudgement[] {
  const numbers = new Map(readings.map((reading) => [reading.page, numberOn(reading)]));
  const numbered = (reading: PageReading) => ({ reading, page: reading.page, number: numbers.get(reading.page) });
  // separator sheets belong to no document, and look alike
  const isOfDocument = ({ page }: PageReading) => documents.some(({ firstPage, lastPage }) => page >= firstPage && page <= lastPage); // prettier-ignore
  const twins = findDuplicates(readings.filter(isOfDocument).map(numbered), limits.duplicate);
  const order = new Map<number, PageFinding>();
  for (const span of documents) {
    const content = readings.filter(({ page, blank }) => page >= span.firstPage && page <= span.lastPage && !blank);
    const once = orderFindings(content.filter(({ page }) => !twins.has(page)).map(numbered));
    // a twin without a number may be a second form of one kind, which has a place of its own: a break is one both ways
    const isTold = ({ page }: PageReading) => !twins.has(page) || numbers.get(page) === undefined;
    const all = orderFindings(content.filter(isTold).map(numbered));
    for (const [page, finding] of once) if (all.has(page)) order.set(page, finding);
  }
  return readings.map((reading) => {
    const twin = twins.get(reading.page);
    const inOrder = order.get(reading.page);
    const findings = [
      ...judgePage(reading, limits),
      ...(twin === undefined ? [] : [{ code: 'duplicate-page', value: twin } as const]),
      ...(inOrder === undefined ? [] : [inOrder]),
    ];
    return { page: reading.page, verdict: verdictOf(findings), findings };
  });
}

/** The judgements with findings of single pages added. */
export function withFindings(
  judgements: readonly PageJudgement[],
  more: ReadonlyMap<number, PageFinding>,
): readonly PageJudgement[] {
  return judgements.map((judgement) => {
    const finding = more.get(judgement.page);
    if (finding === undefined) return judgement;
    const findings = [...judgement.findings, finding];
    return { page: judgement.page, verdict: verdictOf(findings), findings };
  });
}

/** The readings with what was judged of them in place of what was known before. */
export function withJudgements(
  readings: readonly PageReading[],
  judgements: readonly PageJudgement[],
): readonly PageReading[] {
  const byPage = new Map(judgements.map((judgement) => [judgement.page, judgement]));
  return readings.map((reading) => ({ ...reading, ...byPage.get(reading.page) }));
}

function numberOn(reading: PageReading): number | undefined {
  return layoutPage(reading.words, frameOf(reading)).pageNumber;
}
