import type { ArrangementProject, ProjectDocument, ProjectDocumentKind } from './project.ts';
import type { ArrangementReport } from './closing-report.ts';

/** What an acceptance asks for (nghiệm thu), arranging first, then the database; as tenders list it. */
export const ACCEPTANCE_ITEMS = [
  { key: 'plan', part: 'arrangement' },
  { key: 'handover-minutes', part: 'arrangement' },
  { key: 'classification-guide', part: 'arrangement' },
  { key: 'appraisal-guide', part: 'arrangement' },
  { key: 'closing-report', part: 'arrangement' },
  { key: 'inventory', part: 'arrangement' },
  { key: 'elimination-list', part: 'arrangement' },
  { key: 'acceptance-minutes', part: 'arrangement' },
  { key: 'plan', part: 'database' },
  { key: 'handover-minutes', part: 'database' },
  { key: 'closing-report', part: 'database' },
  { key: 'inventory', part: 'database' },
  { key: 'acceptance-minutes', part: 'database' },
] as const satisfies readonly { readonly key: ProjectDocumentKind; readonly part: 'arrangement' | 'database' }[];
export type AcceptancePart = (typeof ACCEPTANCE_ITEMS)[number]['part'];

export interface AcceptanceItem {
  readonly key: ProjectDocumentKind;
  readonly part: AcceptancePart;
  /** Papers that were recorded. */
  readonly documents: readonly ProjectDocument[];
  /** It can be made from what is in the program. */
  readonly data: boolean;
  /** A paper is there, or the numbered minutes of a receipt. */
  readonly there: boolean;
}

/** What is there and what is missing; the part of the database belongs to the process of 23 steps alone. */
export function acceptanceList(
  { process, record }: Pick<ArrangementProject, 'process' | 'record'>,
  report: ArrangementReport,
): readonly AcceptanceItem[] {
  const numbered = report.before.receipts.length > 0 && report.before.receipts.every(({ number }) => number !== null);
  const hasData: Partial<Record<ProjectDocumentKind, boolean>> = {
    plan: true,
    'handover-minutes': report.before.receipts.length > 0,
    'closing-report': report.after.dossiers > 0,
    inventory: report.steps.some(({ step, done, total }) => step.key === 'number' && total > 0 && done === total),
    'elimination-list': report.eliminated.dossiers > 0,
  };
  return ACCEPTANCE_ITEMS.filter(({ part }) => part === 'arrangement' || process === '23').map(({ key, part }) => {
    const documents = record.documents.filter(({ kind }) => kind === key);
    const there = documents.length > 0 || (key === 'handover-minutes' && numbered);
    return { key, part, documents, data: hasData[key] ?? false, there };
  });
}
