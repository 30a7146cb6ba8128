import type { PartialDate } from '../archive/partial-date.ts';
import { addDays, addYears, type Day } from '../retention/day.ts';
import type { ArchivesLaw } from '../retention/retention-schedule.ts';
import { arrangementDeadline, LAW_2024_FROM, lawOfArrangement } from '../retention/transfer-deadline.ts';

/** Papers of a case (tài liệu trong hồ sơ hủy). */
export const PAPER_KINDS = [
  'submission',
  'explanation',
  'council-decision',
  'council-minutes',
  'opinion-request',
  'opinion',
  'decision',
  'handover-minutes',
  'destruction-minutes',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** What a paper of the list of the norm is met by: itself, or the list. */
export type RequiredPaper = PaperKind | 'elimination-list';

export interface Regime {
  readonly law: ArchivesLaw;
  readonly norms: string;
  /** The dossier of the disposal, in the order of the norm. */
  readonly papers: readonly RequiredPaper[];
  /** From the decision to destruction. */
  readonly destroyWithinDays: number | null;
  /** How the council is called. */
  readonly council: string;
}

export const REGIMES: Readonly<Record<ArchivesLaw, Regime>> = {
  2011: {
    law: '2011',
    norms: 'Luật 01/2011/QH13, Điều 16–18, 28',
    papers: [
      ...(['council-decision', 'elimination-list', 'submission', 'explanation', 'council-minutes'] as const),
      ...(['opinion-request', 'opinion', 'decision', 'handover-minutes', 'destruction-minutes'] as const),
    ],
    destroyWithinDays: null,
    council: 'Hội đồng xác định giá trị tài liệu',
  },
  2024: {
    law: '2024',
    norms: 'Luật 33/2024/QH15, Điều 16; TT 06/2025/TT-BNV',
    papers: [
      ...(['elimination-list', 'explanation', 'council-decision', 'council-minutes', 'opinion'] as const),
      ...(['decision', 'handover-minutes', 'destruction-minutes'] as const),
    ],
    destroyWithinDays: 15,
    council: 'Hội đồng xét hủy tài liệu lưu trữ',
  },
};

export interface RegimeFacts {
  readonly openedOn: Day;
  /** Until when the material was formed. */
  readonly formedUntil?: PartialDate | null;
}

/**
 * Which law a case follows. Before the law of 2024 the one of 2011. After, material formed before and not yet arranged is
 * appraised by the one of 2011 as long as the transition lasts (5 years in agencies); all else by that of 2024.
 */
export function proposeRegime({ openedOn, formedUntil }: RegimeFacts): ArchivesLaw {
  if (openedOn < LAW_2024_FROM) return '2011';
  const formedBefore = formedUntil != null && lawOfArrangement(formedUntil) === '2011';
  return formedBefore && openedOn <= arrangementDeadline('agency') ? '2011' : '2024';
}

/** The last day for the destruction; null where the law names none, or nobody decided yet. */
export function destructionDeadline(law: ArchivesLaw, decidedOn: Day | null): Day | null {
  const days = REGIMES[law].destroyWithinDays;
  return days === null || decidedOn === null ? null : addDays(decidedOn, days);
}

/** The dossier of the disposal is kept at least so long (Luật 2011, Điều 28; of the law of 2024 no other term was found). */
const KEPT_YEARS = 20;

export function caseKeptUntil(destroyedOn: Day): Day {
  return addYears(destroyedOn, KEPT_YEARS);
}

/** Papers of the norm that are not there. Where no opinion is needed, neither is the request for one. */
export function missingPapers(
  law: ArchivesLaw,
  facts: {
    readonly papers: ReadonlySet<PaperKind>;
    readonly opinionRequired: boolean;
    readonly listed: number;
    readonly explained: boolean;
  },
): readonly RequiredPaper[] {
  return REGIMES[law].papers.filter((paper) => {
    if (paper === 'elimination-list') return facts.listed === 0;
    if (paper === 'opinion' || paper === 'opinion-request') return facts.opinionRequired && !facts.papers.has(paper);
    if (paper === 'explanation' && facts.explained) return false;
    return !facts.papers.has(paper);
  });
}
