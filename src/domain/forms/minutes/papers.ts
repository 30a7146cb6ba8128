import arrangementReport from '../../../../mappings/forms/papers/arrangement-report.json' with { type: 'json' };
import councilDecision from '../../../../mappings/forms/papers/council-decision.json' with { type: 'json' };
import councilMinutes from '../../../../mappings/forms/papers/council-minutes.json' with { type: 'json' };
import destructionMinutes from '../../../../mappings/forms/papers/destruction-minutes.json' with { type: 'json' };
import digitalEliminationList from '../../../../mappings/forms/papers/digital-elimination-list.json' with { type: 'json' };
import disposalDecision from '../../../../mappings/forms/papers/disposal-decision.json' with { type: 'json' };
import disposalExplanation from '../../../../mappings/forms/papers/disposal-explanation.json' with { type: 'json' };
import disposalHandover from '../../../../mappings/forms/papers/disposal-handover.json' with { type: 'json' };
import disposalSubmission from '../../../../mappings/forms/papers/disposal-submission.json' with { type: 'json' };
import eliminationList from '../../../../mappings/forms/papers/elimination-list.json' with { type: 'json' };
import fondsStatistics from '../../../../mappings/forms/papers/fonds-statistics.json' with { type: 'json' };
import handbackMinutes from '../../../../mappings/forms/papers/handback-minutes.json' with { type: 'json' };
import opinionRequest from '../../../../mappings/forms/papers/opinion-request.json' with { type: 'json' };
import receiptMinutes from '../../../../mappings/forms/papers/receipt-minutes.json' with { type: 'json' };
import restrictedList from '../../../../mappings/forms/papers/restricted-list.json' with { type: 'json' };
import secretList from '../../../../mappings/forms/papers/secret-list.json' with { type: 'json' };
import type { Paper } from './paper.ts';

export const PAPER_KINDS = [
  'arrangement-report',
  'council-decision',
  'council-minutes',
  'destruction-minutes',
  'digital-elimination-list',
  'disposal-decision',
  'disposal-explanation',
  'disposal-handover',
  'disposal-submission',
  'elimination-list',
  'fonds-statistics',
  'handback-minutes',
  'opinion-request',
  'receipt-minutes',
  'restricted-list',
  'secret-list',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

const SHIPPED: Readonly<Record<PaperKind, unknown>> = {
  'arrangement-report': arrangementReport,
  'council-decision': councilDecision,
  'council-minutes': councilMinutes,
  'destruction-minutes': destructionMinutes,
  'digital-elimination-list': digitalEliminationList,
  'disposal-decision': disposalDecision,
  'disposal-explanation': disposalExplanation,
  'disposal-handover': disposalHandover,
  'disposal-submission': disposalSubmission,
  'elimination-list': eliminationList,
  'fonds-statistics': fondsStatistics,
  'handback-minutes': handbackMinutes,
  'opinion-request': opinionRequest,
  'receipt-minutes': receiptMinutes,
  'restricted-list': restrictedList,
  'secret-list': secretList,
};

/** Held against the schema of papers by a test. */
export function paperOf(kind: PaperKind): Paper {
  return SHIPPED[kind] as Paper;
}
