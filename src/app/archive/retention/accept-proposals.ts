import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { DecisionWarning } from '../../../domain/retention/decision-warning.ts';
import { decisionWarnings } from '../../../domain/retention/decision-warning.ts';
import { comparePeriods, periodKey, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import { isOpenToChange } from '../../../domain/workflow/dossier-state.ts';
import { RecordError } from '../../../ports/errors.ts';
import type { RecordFault } from '../../../ports/record-check.ts';
import type { Proposer, RetentionProposal } from '../propose-retention.ts';
import { openCitedRows, type CitedRows } from './cited-rows.ts';
import { foundDecision, saveDecision, type DecideDeps } from './decide-retention.ts';

/** One dossier with what the person saw proposed for it. */
export interface SeenProposal {
  readonly dossierId: string;
  readonly revision: number;
  readonly item: string;
  readonly scheduleVersion: number;
  readonly period: RetentionPeriod;
}

export interface Acceptance {
  readonly proposals: readonly SeenProposal[];
  readonly actor: string;
}

export interface AcceptedProposal {
  readonly dossier: Dossier;
  readonly warnings: readonly DecisionWarning[];
}

/** Left as it was; `now`: what is proposed for it now. */
export interface LeftProposal {
  readonly dossierId: string;
  readonly because: LeftBecause;
  /** The dossier as it stands; null where it is gone. */
  readonly dossier: Dossier | null;
  readonly now: readonly { readonly item: string; readonly period: string }[];
  /** Of `refused`. */
  readonly faults: readonly RecordFault[];
}
export type LeftBecause = 'gone' | 'closed' | 'changed' | 'proposal-changed' | 'refused';

export interface AcceptanceReport {
  readonly accepted: readonly AcceptedProposal[];
  readonly left: readonly LeftProposal[];
}

/**
 * Makes decisions of proposals that a person has looked at, many at once. Each is made anew and held against what the
 * person saw: where dossier, documents or schedules have changed meanwhile it is left and told, the others go on.
 */
export async function acceptProposals(
  deps: DecideDeps,
  { proposals, actor }: Acceptance,
  proposer: Pick<Proposer, 'forDossiers'>,
): Promise<AcceptanceReport> {
  const ids = [...new Set(proposals.map(({ dossierId }) => dossierId))];
  const rows = openCitedRows(deps);
  return deps.store.transaction(async () => {
    const dossiers = new Map((await deps.store.dossiers.findMany(ids)).map((dossier) => [dossier.id, dossier]));
    const made = await proposer.forDossiers(ids.filter((id) => dossiers.has(id)));
    const now = new Map(made.map((proposal) => [proposal.dossierId, proposal]));
    const accepted: AcceptedProposal[] = [];
    const left: LeftProposal[] = [];
    for (const seen of proposals) {
      const dossier = dossiers.get(seen.dossierId) ?? null;
      const result = await acceptOne(deps, { seen, dossier, proposal: now.get(seen.dossierId), actor, rows });
      if ('because' in result) left.push(result);
      else accepted.push(result);
      // Named twice: the second is held against what the first made of it.
      if ('warnings' in result) dossiers.set(seen.dossierId, result.dossier);
    }
    return { accepted, left };
  });
}

interface One {
  readonly seen: SeenProposal;
  readonly dossier: Dossier | null;
  readonly proposal: RetentionProposal | undefined;
  readonly actor: string;
  readonly rows: CitedRows;
}

async function acceptOne(deps: DecideDeps, one: One): Promise<AcceptedProposal | LeftProposal> {
  const { seen, dossier, proposal, actor, rows } = one;
  const because = whyLeft(one);
  if (because !== undefined || dossier === null || proposal === undefined) return left(one, because ?? 'gone');
  const { item, scheduleVersion, period } = seen;
  // A rule of the law goes with the proposal that it made.
  const rule = proposal.longest.find((each) => each.source.kind === 'law' && isSeen(each, seen))?.source;
  const permanentBecause = rule?.kind === 'law' ? [rule.rule] : [];
  try {
    const request = { item, scheduleVersion, period, permanentBecause, actor };
    const { decision, cited } = await foundDecision(deps, { before: dossier, request, rows });
    const action = 'dossier.retention-accepted';
    const saved = await saveDecision(deps, { before: dossier, decision, actor, action });
    return { dossier: saved, warnings: decisionWarnings(period, cited, proposal) };
  } catch (error) {
    if (error instanceof RecordError) return left(one, 'refused', error.faults);
    throw error;
  }
}

function whyLeft({ seen, dossier, proposal }: One): LeftBecause | undefined {
  if (dossier === null || proposal === undefined) return 'gone';
  if (dossier.revision !== seen.revision) return 'changed';
  if (!isOpenToChange(dossier.state)) return 'closed';
  const stands = proposal.longest.some((each) => isSeen(each, seen));
  const scheduleId = seen.item.split('/')[0];
  const same = proposal.schedules.some((one) => one.scheduleId === scheduleId && one.version === seen.scheduleVersion);
  return stands && same ? undefined : 'proposal-changed';
}

function isSeen({ period, proposal }: RetentionProposal['longest'][number], seen: SeenProposal): boolean {
  return proposal.row.id === seen.item && comparePeriods(period, seen.period) === 'equal';
}

function left(
  { seen, dossier, proposal }: One,
  because: LeftBecause,
  faults: readonly RecordFault[] = [],
): LeftProposal {
  const now = (proposal?.longest ?? []).map((one) => ({ item: one.proposal.row.id, period: periodKey(one.period) }));
  return { dossierId: seen.dossierId, because, dossier, now, faults };
}
