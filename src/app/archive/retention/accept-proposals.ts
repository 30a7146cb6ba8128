import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { DecisionWarning } from '../../../domain/retention/decision-warning.ts';
import { decisionWarnings } from '../../../domain/retention/decision-warning.ts';
import { comparePeriods, periodKey, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import { isOpenToChange } from '../../../domain/workflow/dossier-state.ts';
import { RecordError } from '../../../ports/errors.ts';
import type { RecordFault } from '../../../ports/record-check.ts';
import type { Proposer, RetentionProposal } from '../propose-retention.ts';
import { openCitedRows, type CitedRows } from './cited-rows.ts';
import { foundDecision, saveDecisions, type DecideDeps, type DecisionToSave } from './decide-retention.ts';

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

/** A transaction each: of more, others would wait too long. */
const AT_ONCE = 500;

/**
 * Makes decisions of proposals that a person has looked at, many at once. Each is made anew and held against what the
 * person saw: where dossier, documents or schedules have changed meanwhile it is left and told, the others go on.
 * Of more than some hundreds, what was accepted before a fault stays.
 */
export async function acceptProposals(
  deps: DecideDeps,
  { proposals, actor }: Acceptance,
  proposer: Pick<Proposer, 'forDossiers'>,
): Promise<AcceptanceReport> {
  const accepted: AcceptedProposal[] = [];
  const left: LeftProposal[] = [];
  for (const some of batchesOf(proposals)) {
    const report = await deps.store.transaction(() => acceptSome(deps, { proposals: some, actor }, proposer));
    accepted.push(...report.accepted);
    left.push(...report.left);
  }
  return { accepted, left };
}

/** Named twice: the second one is held, in a later batch, against what the first made of the dossier. */
function batchesOf(proposals: readonly SeenProposal[]): readonly (readonly SeenProposal[])[] {
  const batches: Map<string, SeenProposal>[] = [];
  for (const seen of proposals) {
    const last = batches.at(-1);
    if (last === undefined || last.size === AT_ONCE || last.has(seen.dossierId))
      batches.push(new Map([[seen.dossierId, seen]]));
    else last.set(seen.dossierId, seen);
  }
  return batches.map((batch) => [...batch.values()]);
}

/** Each dossier is named once. */
async function acceptSome(
  deps: DecideDeps,
  { proposals, actor }: Acceptance,
  proposer: Pick<Proposer, 'forDossiers'>,
): Promise<AcceptanceReport> {
  const ids = proposals.map(({ dossierId }) => dossierId);
  const dossiers = new Map((await deps.store.dossiers.findMany(ids)).map((dossier) => [dossier.id, dossier]));
  const made = await proposer.forDossiers(ids.filter((id) => dossiers.has(id)));
  const now = new Map(made.map((proposal) => [proposal.dossierId, proposal]));
  const rows = openCitedRows(deps);
  const founded: Founded[] = [];
  const left: LeftProposal[] = [];
  for (const seen of proposals) {
    const dossier = dossiers.get(seen.dossierId) ?? null;
    const result = await foundOne(deps, { seen, dossier, proposal: now.get(seen.dossierId), actor, rows });
    if ('because' in result) left.push(result);
    else founded.push(result);
  }
  const saved = await saveDecisions(deps, founded, actor);
  const accepted = saved.map((dossier, at) => ({ dossier, warnings: founded[at]?.warnings ?? [] }));
  return { accepted, left };
}

interface One {
  readonly seen: SeenProposal;
  readonly dossier: Dossier | null;
  readonly proposal: RetentionProposal | undefined;
  readonly actor: string;
  readonly rows: CitedRows;
}

/** What may be saved. */
interface Founded extends Omit<DecisionToSave, 'actor'> {
  readonly warnings: readonly DecisionWarning[];
}

async function foundOne(deps: DecideDeps, one: One): Promise<Founded | LeftProposal> {
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
    const warnings = decisionWarnings(period, cited, proposal);
    return { before: dossier, decision, action: 'dossier.retention-accepted', warnings };
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
