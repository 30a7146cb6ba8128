import { stateAfterChange } from '../../../domain/workflow/dossier-state.ts';
import type { Dossier, DossierDescription } from '../../../domain/archive/dossier.ts';
import { checkDecision } from '../../../domain/retention/check-decision.ts';
import { decisionWarnings, type DecisionWarning } from '../../../domain/retention/decision-warning.ts';
import type { RetentionDecision } from '../../../domain/retention/retention-decision.ts';
import { comparePeriods, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import type { PricedRow } from '../../../domain/retention/retention-schedule.ts';
import type { LedgerEvent } from '../../../ports/store/ledger.ts';
import type { AppDeps } from '../../deps.ts';
import { today } from '../../host/count-run.ts';
import { requireOpenDossier } from '../dossiers/require-dossier.ts';
import type { Proposer } from '../propose-retention.ts';
import { demandRevision, refusal } from '../refuse.ts';
import { without } from '../without.ts';
import { openCitedRows, type CitedRows } from './cited-rows.ts';

export type DecideDeps = Pick<AppDeps, 'store' | 'clock'>;

export interface RetentionChoice {
  readonly period: RetentionPeriod;
  /** Row of a schedule; null or absent where none fits and `reason` says why. */
  readonly item?: string | null;
  /** Of the schedule; without it the version in force. */
  readonly scheduleVersion?: number;
  /** Rules of `permanent-by-law.json`. */
  readonly permanentBecause?: readonly string[];
  readonly reason?: string;
}

export interface DecisionRequest extends RetentionChoice {
  readonly dossierId: string;
  /** The revision that the person saw. */
  readonly revision: number;
  readonly actor: string;
}

export interface DecidedRetention {
  readonly dossier: Dossier;
  readonly warnings: readonly DecisionWarning[];
}

/**
 * Decides how long a dossier is kept. Never below the row that is cited, permanent where a rule of the law says so; what
 * no row settles needs a reason. What title and documents call for is told beside it, never in its way: a person decides.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError (`retention`, `item`, `reason`); ConflictError
 */
export async function decideRetention(
  deps: DecideDeps,
  request: DecisionRequest,
  proposer: Pick<Proposer, 'forDossiers'>,
): Promise<DecidedRetention> {
  const { dossierId, revision } = request;
  const rows = openCitedRows(deps);
  const [proposal] = await proposer.forDossiers([dossierId]);
  return deps.store.transaction(async () => {
    const before = await requireOpenDossier(deps, dossierId);
    const stored = { retention: before.description.retention, retentionDecision: before.retentionDecision };
    demandRevision(before, { revision, stored, given: { retention: request.period } });
    const { decision, cited } = await foundDecision(deps, { before, request, rows });
    const dossier = await saveDecision(deps, { before, decision, actor: request.actor });
    return { dossier, warnings: proposal === undefined ? [] : decisionWarnings(request.period, cited, proposal) };
  });
}

interface ToFound {
  readonly before: Dossier;
  readonly request: RetentionChoice & { readonly actor: string };
  readonly rows: CitedRows;
}

/** The decision as it may be saved. @throws RecordError */
export async function foundDecision(
  deps: DecideDeps,
  { before, request, rows }: ToFound,
): Promise<{ readonly decision: RetentionDecision; readonly cited: PricedRow | undefined }> {
  const { period, item = null, scheduleVersion, permanentBecause = [], actor } = request;
  const cited = item === null ? undefined : await rows.demand(item, scheduleVersion);
  const reason = request.reason?.normalize('NFC').trim() ?? '';
  const found = { period, item, scheduleVersion: cited?.version ?? null, permanentBecause };
  const reasoned = { ...found, ...(reason !== '' && { reason }) };
  demandSound(reasoned, before, cited?.row);
  const decision = { ...reasoned, decidedBy: actor, decidedOn: today(deps), previous: previousOf(before) };
  return { decision, cited: cited?.row };
}

/** @throws RecordError saying what it lacks */
export function demandSound(
  decision: Parameters<typeof checkDecision>[0],
  { description: { endDate, startDate } }: Pick<Dossier, 'description'>,
  cited: PricedRow | undefined,
): void {
  const fault = checkDecision(decision, { cited, formed: endDate ?? startDate });
  if (fault === undefined) return;
  const field = fault === 'not-comparable' || fault === 'not-founded' ? 'reason' : 'retention';
  throw refusal(field, `decision-${fault}`, { item: decision.item ?? '', prescribed: cited?.text ?? '' });
}

function previousOf({ description, retentionDecision }: Dossier): NonNullable<RetentionDecision['previous']> {
  const decision = retentionDecision === null ? null : without(retentionDecision, 'previous');
  return { period: description.retention ?? null, decision };
}

export interface DecisionToSave {
  readonly before: Dossier;
  readonly decision: RetentionDecision;
  readonly actor: string;
  /** Where a proposal was accepted, or a decision taken back. */
  readonly action?: 'dossier.retention-accepted' | 'dossier.retention-decided';
}

/** Another period is a change of what was checked; a row that is cited for the same one is not. */
export async function saveDecision(deps: DecideDeps, save: DecisionToSave): Promise<Dossier> {
  const { before, decision, actor } = save;
  const dossier = await writePeriod(deps, { before, period: decision.period, decision, actor });
  await deps.store.ledger.append(eventOf(save));
  return dossier;
}

/** As `saveDecision`, of dossiers of which each is named once. Call in a transaction. @throws StoreError `stale` */
export async function saveDecisions(
  { store }: DecideDeps,
  saves: readonly Omit<DecisionToSave, 'actor'>[],
  actor: string,
): Promise<readonly Dossier[]> {
  const decided = saves.map(({ before, decision }) => ({
    ...{ ...before, ...withPeriod(before, decision.period) },
    retentionDecision: decision,
  }));
  const dossiers = await store.dossiers.saveDecisions(decided, actor);
  await store.ledger.appendMany(saves.map((save) => eventOf({ ...save, actor })));
  return dossiers;
}

function eventOf({ before, decision, actor, action = 'dossier.retention-decided' }: DecisionToSave): LedgerEvent {
  const body = { cited: decision.item !== null, reason: decision.reason !== undefined };
  const values = {
    before: standing(before),
    after: { retention: decision.period, decision: without(decision, 'previous') },
  };
  return { action, subject: before.id, actor, body, values };
}

interface PeriodToWrite {
  readonly before: Dossier;
  readonly period: RetentionPeriod | null;
  readonly decision: RetentionDecision | null;
  readonly actor: string;
}

export async function writePeriod({ store }: DecideDeps, write: PeriodToWrite): Promise<Dossier> {
  const { before, period, decision, actor } = write;
  const changes = { ...withPeriod(before, period), retentionDecision: decision, editor: actor };
  return store.dossiers.update(before.id, before.revision, changes);
}

function withPeriod({ description, state }: Dossier, period: RetentionPeriod | null) {
  const { retention, ...rest } = description;
  const isSame = period !== null && retention !== undefined && comparePeriods(period, retention) === 'equal';
  const changed: DossierDescription = { ...rest, ...(period !== null && { retention: period }) };
  return { description: changed, ...(!isSame && { state: stateAfterChange(state), checkedBy: null }) };
}

export function standing({ description, retentionDecision }: Dossier) {
  return { retention: description.retention ?? null, decision: retentionDecision };
}
