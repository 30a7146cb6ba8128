import { CHECKED_STATES } from '../../../domain/arrangement/evidence.ts';
import { hasMember, memberOf, type ArrangementProject } from '../../../domain/arrangement/project.ts';
import { openOf, sampleSize, type Verdict } from '../../../domain/arrangement/sampling.ts';
import type { DescriptionChanges, Dossier } from '../../../domain/archive/dossier.ts';
import type { ArrangementLot, LotDecision } from '../../../ports/archive/arrangement.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import { sendBack } from '../dossiers/check-dossiers.ts';
import type { DossierDeps } from '../dossiers/dossier-deps.ts';
import { requireDossier } from '../dossiers/require-dossier.ts';
import { demandFound, demandRevision, refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { correctAt } from './correct-dossier.ts';
import type { FieldFinding } from './record-findings.ts';
import { demandMember, requireRunning } from './require-project.ts';

export interface LotRequest {
  readonly projectId: string;
  /** Draws the same sample again; absent: the id of the lot. */
  readonly seed?: string;
  /** Absent: as the project says; 100: all. */
  readonly percent?: number;
  readonly actor: string;
}

/**
 * Second level: a lot of all dossiers that were checked and that no accepted lot holds as they are now; the controller
 * looks at the sample. @throws RequestError `not-found`, `forbidden-move`; RecordError where nothing waits
 */
export async function drawLot(deps: DossierDeps, given: LotRequest): Promise<ArrangementLot> {
  const { projectId, percent, actor, seed } = tidy(given);
  return deps.store.transaction(async () => {
    const { arrangement, ledger } = deps.store;
    await arrangement.lock(projectId);
    const project = await requireRunning(deps, projectId);
    // Whoever keeps the archive may draw as well; a member only as a controller.
    if (memberOf(project, actor) !== undefined) demandController(project, actor);
    if ((await arrangement.lots(projectId)).some(({ closed }) => closed === null)) throw refusal('lot', 'lot-open');
    const { sample } = project.record;
    const setting = percent === undefined ? sample : { percent, least: Math.min(sample.least, 1) };
    const id = deps.ids.next();
    const lot = await arrangement.drawLot(
      { id, projectId, seed: seed ?? id, drawnBy: actor, drawnAt: deps.clock.now() },
      { states: CHECKED_STATES, sampleOf: (whole) => sampleSize(whole, setting) },
    );
    if (lot === undefined) throw refusal('lot', 'nothing-to-check');
    const body = { lot: lot.number, seed: lot.seed, dossiers: lot.counts.lot, sample: lot.counts.sample };
    await ledger.append({ action: 'arrangement.lot-drawn', subject: projectId, actor, body });
    return lot;
  });
}

export interface Judgement {
  readonly projectId: string;
  readonly lotId: string;
  readonly dossierId: string;
  readonly revision: number;
  readonly verdict: Verdict;
  /** Of `corrected`: what is right. */
  readonly description?: DescriptionChanges;
  readonly nodeId?: string | null;
  /** Of `sent-back`. */
  readonly findings?: readonly FieldFinding[];
  readonly reason?: string;
  /** Who looked at it, where somebody else writes it down; absent: the actor. */
  readonly controller?: string;
  readonly actor: string;
}

/**
 * What a controller finds of a dossier of the sample. Not who described or changed it, nor who checked it before.
 * @throws RequestError `not-found`, `forbidden-move`, `own-work`; RecordError; ConflictError
 */
export async function judgeDossier(deps: DossierDeps, given: Judgement): Promise<Dossier> {
  const judgement = tidy(given);
  const { projectId, lotId, dossierId, verdict, revision, actor, controller = actor } = judgement;
  return deps.store.transaction(async () => {
    const { arrangement, ledger } = deps.store;
    const project = await requireRunning(deps, projectId);
    demandController(project, controller);
    // Whoever corrects becomes an editor: nobody makes another one that.
    if (verdict === 'corrected' && controller !== actor) throw refusal('verdict', 'correction-by-other');
    const lot = await requireOpenLot(deps, projectId, lotId);
    const listed = demandFound(await arrangement.lotDossier(lotId, dossierId), dossierId);
    if (!listed.sampled) throw refusal('dossierId', 'not-in-sample');
    const dossier = await requireDossier(deps, dossierId);
    demandRevision(dossier, { revision, stored: dossier.description, given: judgement.description ?? {} });
    if (dossier.editors.includes(controller) || dossier.checkedBy === controller) throw ownWork(dossier);
    if (verdict === 'passed' && (!listed.unchanged || !CHECKED_STATES.includes(dossier.state)))
      throw refusal('verdict', 'changed-since-drawn');
    await arrangement.judge(lotId, dossierId, { verdict, by: controller, at: deps.clock.now() });
    const after = await carryOut(deps, dossier, judgement);
    const body = { lot: lot.number, verdict, ...(controller !== actor && { controller }) };
    await ledger.append({ action: 'dossier.judged', subject: dossierId, actor, body });
    return after;
  });
}

async function carryOut(deps: DossierDeps, dossier: Dossier, judgement: Judgement): Promise<Dossier> {
  const { verdict, description, nodeId, findings = [], reason, revision, actor, lotId } = judgement;
  const { id } = dossier;
  switch (verdict) {
    case 'passed':
      return dossier;
    case 'corrected': {
      const given = { ...(description && { description }), ...(nodeId !== undefined && { nodeId }) };
      const note = reason === undefined ? {} : { note: reason };
      return await correctAt(deps, { id, revision, ...given, ...note, actor }, { level: 2, lotId });
    }
    case 'sent-back': {
      if (findings.length === 0) throw refusal('findings', 'minItems', { limit: 1 });
      const text = reason ?? findings.map(({ field, note }) => note ?? field).join('; ');
      return await sendBack(deps, { id, revision, actor, reason: text, findings, level: 2, lotId });
    }
  }
}

export interface LotClosing {
  readonly projectId: string;
  readonly lotId: string;
  readonly revision: number;
  readonly decision: LotDecision;
  readonly note?: string;
  /** Who decides, where somebody else writes it down; absent: the actor. */
  readonly controller?: string;
  readonly actor: string;
}

/**
 * The controller takes the lot over or refuses it, once the whole sample was looked at. A lot with more errors than the
 * project allows is accepted with a note only.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError; StoreError `stale`
 */
export async function closeLot(deps: DossierDeps, given: LotClosing): Promise<ArrangementLot> {
  const { projectId, lotId, revision, decision, note = null, actor, controller = actor } = tidy(given);
  return deps.store.transaction(async () => {
    const { arrangement, ledger } = deps.store;
    const project = await requireRunning(deps, projectId);
    demandController(project, controller);
    const lot = await requireOpenLot(deps, projectId, lotId);
    const left = openOf(lot.counts);
    if (left > 0 && decision === 'accepted') throw refusal('decision', 'sample-open', { count: left });
    if (decision === 'accepted' && note === null && isOverLimit(project, lot))
      throw refusal('note', 'errors-over-limit', { percent: project.record.errorLimitPercent });
    await arrangement.closeLot(lotId, revision, { decision, by: controller, at: deps.clock.now(), note });
    const { lot: dossiers, ...counts } = lot.counts;
    const body = { lot: lot.number, decision, dossiers, ...counts, ...(controller !== actor && { controller }) };
    const event = { action: 'arrangement.lot-closed', subject: projectId, actor, body };
    await ledger.append({ ...event, ...(note !== null && { values: { note } }) });
    return demandFound(await arrangement.lot(lotId), lotId);
  });
}

function isOverLimit({ record }: ArrangementProject, { counts }: ArrangementLot): boolean {
  const { passed, corrected, sentBack } = counts;
  return (corrected + sentBack) * 100 > record.errorLimitPercent * (passed + corrected + sentBack);
}

async function requireOpenLot(deps: DossierDeps, projectId: string, lotId: string): Promise<ArrangementLot> {
  const lot = demandFound(await deps.store.arrangement.lot(lotId), lotId);
  if (lot.projectId !== projectId) demandFound(undefined, lotId);
  if (lot.closed !== null) throw new StoreError('stale', 'The lot is closed', { details: { id: lotId } });
  return lot;
}

/** @throws RecordError */
function demandController(project: ArrangementProject, actor: string): void {
  const member = demandMember(project, actor, 'actor');
  if (member.role !== 'controller' && hasMember(project, 'controller'))
    throw refusal('actor', 'not-a-controller', { account: actor });
  if (member.role === 'worker') throw refusal('actor', 'not-a-controller', { account: actor });
}

function ownWork({ description }: Dossier): RequestError {
  const details = { subject: description.title };
  return new RequestError('own-work', 'Level two is not for who worked on it or checked it', { details });
}
