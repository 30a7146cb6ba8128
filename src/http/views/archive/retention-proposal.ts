import type { RetentionProposal } from '../../../app/archive/propose-retention.ts';
import type { PeriodSource, ProposedPeriod } from '../../../domain/retention/proposals/propose-for-dossier.ts';
import type { Proposal } from '../../../domain/retention/proposals/propose-for-title.ts';
import { periodKey } from '../../../domain/retention/retention-period.ts';
import { message } from '../../../infra/messages/message.ts';
import { maySeeSecrets, type Reader } from './dossier.ts';

/** `RetentionProposal` of the description. The words of a secret title are as secret as the title. */
export function retentionProposalView(proposal: RetentionProposal, { role, language, within }: Reader): object {
  const { dossierId, revision, title, secret, schedules, later, longest, proposals, byLaw } = proposal;
  const isElsewhere = within !== undefined && !within.includes(dossierId);
  if (isElsewhere || (secret && !maySeeSecrets(role))) {
    const hidden = { schedules: [], later: false, longest: [], proposals: [], byLaw: [], why: null };
    return { dossierId, revision, title: message('dossier.secret', {}, language), masked: true, ...hidden };
  }
  const reason = schedules.length === 0 ? 'proposals.none.schedule' : 'proposals.none.item';
  return {
    ...{ dossierId, revision, title, masked: false, schedules, later },
    longest: longest.map(longestView),
    proposals: proposals.map(proposalView),
    byLaw: byLaw.map(({ rule, words }) => ({ rule, words, title: message(`proposals.law.${rule}`, {}, language) })),
    why: longest.length === 0 ? message(reason, {}, language) : null,
  };
}

function longestView({ period, source, proposal }: ProposedPeriod): object {
  return { period: periodKey(period), item: proposal.row.id, ...sourceView(source) };
}

function sourceView(source: PeriodSource): object {
  if (source.kind === 'title') return { source: 'title' };
  // People count documents from 1.
  return source.kind === 'law' ? { source: 'law', rule: source.rule } : { source: 'document', ordinal: source.at + 1 };
}

function proposalView({ row, path, confidence, words, open, precedents }: Proposal): object {
  return {
    ...{ item: row.id, groups: path, itemTitle: row.item.title, subItemTitle: row.sub?.title ?? null },
    ...{ period: periodKey(row.period), text: row.text, uncertain: row.uncertain },
    ...{ confidence: Math.round(confidence * 1000) / 1000, words, open, precedents },
  };
}
