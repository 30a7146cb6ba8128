import type { PartialDate } from '../../archive/partial-date.ts';
import { PERMANENT_RULES, ruleHolds } from '../check-decision.ts';
import { longestPeriods, periodKey, type RetentionPeriod } from '../retention-period.ts';
import { proposeForTitle, proposeSurely, type Knowledge, type Proposal } from './propose-for-title.ts';
import { titleWords } from './title-words.ts';
import { lawHints, type LawHint } from './title-traits.ts';

export interface DossierToPropose {
  readonly title: string;
  /** Of each document what its list says: type and summary ("Quyết định về việc …"). */
  readonly documents: readonly string[];
  /** When the material was formed: rules of the law hold for that of their time. Absent = not known. */
  readonly formed?: PartialDate | undefined;
}

/** Where a proposed period comes from. */
export type PeriodSource =
  | { readonly kind: 'title' }
  /** From 0, in `documents`. */
  | { readonly kind: 'document'; readonly at: number }
  | { readonly kind: 'law'; readonly rule: string };

export interface ProposedPeriod {
  readonly period: RetentionPeriod;
  readonly source: PeriodSource;
  /** The row that is cited. Beside a rule of the law it is the row of the title. */
  readonly proposal: Proposal;
}

export interface DossierProposal {
  /** For the title, the most probable first. */
  readonly proposals: readonly Proposal[];
  /**
   * The longest of what the title and the documents call for (2024 law, article 15.4). Empty = nothing fits, so nothing is
   * proposed; several = they cannot be compared and a person chooses.
   */
  readonly longest: readonly ProposedPeriod[];
  /** Rules of the law of 2024 that the words of the title call for; a person says whether they apply. */
  readonly byLaw: readonly LawHint[];
}

/** A document lengthens the period of the whole dossier: that must be sure, not a guess from a few words. */
const SURE_DOCUMENT = 0.8;

/** Documents only ever lengthen: one more of them never makes the proposed period shorter. */
export function proposeForDossier(dossier: DossierToPropose, knowledge: Knowledge): DossierProposal {
  const proposals = proposeForTitle(dossier.title, knowledge);
  const byLaw = lawHints(titleWords(dossier.title)).filter(({ rule }) => holds(rule, dossier.formed));
  const candidates: ProposedPeriod[] = [...ofTitle(proposals[0]), ...ofLaw(proposals[0], byLaw[0])];
  for (const [at, text] of dossier.documents.entries()) {
    // Nothing is longer: the other documents cannot change the period any more.
    if (candidates.some(({ period }) => period.kind === 'permanent')) break;
    candidates.push(...ofDocument(text, at, knowledge));
  }
  const longest = longestPeriods(candidates.map(({ period }) => period));
  return { proposals, byLaw, longest: longest.flatMap((period) => firstOf(period, candidates)) };
}

function holds(rule: string, formed: PartialDate | undefined): boolean {
  return PERMANENT_RULES.some((one) => one.id === rule && ruleHolds(one, formed));
}

function ofTitle(proposal: Proposal | undefined): readonly ProposedPeriod[] {
  return proposal === undefined ? [] : [{ period: proposal.row.period, source: { kind: 'title' }, proposal }];
}

/** Without a row that can be cited there is no proposal, whatever the law says: the hint alone remains. */
function ofLaw(proposal: Proposal | undefined, hint: LawHint | undefined): readonly ProposedPeriod[] {
  if (proposal === undefined || hint === undefined) return [];
  return [{ period: { kind: 'permanent' }, source: { kind: 'law', rule: hint.rule }, proposal }];
}

function ofDocument(text: string, at: number, { index }: Knowledge): readonly ProposedPeriod[] {
  const proposal = proposeSurely(text, { index }, SURE_DOCUMENT);
  if (proposal === undefined || proposal.open) return [];
  return [{ period: proposal.row.period, source: { kind: 'document', at }, proposal }];
}

function firstOf(period: RetentionPeriod, candidates: readonly ProposedPeriod[]): readonly ProposedPeriod[] {
  const key = periodKey(period);
  return candidates.filter((one) => periodKey(one.period) === key).slice(0, 1);
}
