import { blockersOf } from '../../../domain/archive/completeness.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { isChecked } from '../../../domain/arrangement/evidence.ts';
import { canMoveDossier } from '../../../domain/workflow/dossier-state.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { CheckLevel } from '../../../domain/arrangement/error-rate.ts';
import { demandChecker } from '../arrangement/demand-checker.ts';
import { recordFindings, type FieldFinding } from '../arrangement/record-findings.ts';
import { demandFound, demandRevision } from '../refuse.ts';
import { completenessOf, completenessSettings, findingsOf } from './completeness-of.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { forbidden, requireDossier, requireFonds } from './require-dossier.ts';

export interface Check {
  readonly id: string;
  readonly revision: number;
  readonly actor: string;
}

/**
 * Somebody who neither described nor changed it finds it right.
 * @throws RequestError `not-found`, `forbidden-move`, `own-work`, `incomplete` naming the rules; ConflictError
 */
export async function checkDossier({ store }: Pick<DossierDeps, 'store'>, check: Check): Promise<Dossier> {
  const { id, revision, actor } = check;
  return store.transaction(async () => {
    const dossier = await requireDossier({ store }, id);
    demandRevision(dossier, { revision, stored: dossier.description, given: {} });
    if (!canMoveDossier(dossier.state, 'checked')) throw forbidden(dossier);
    await demandChecker({ store }, [dossier.fondsId], actor);
    if (dossier.editors.includes(actor))
      throw new RequestError('own-work', 'Nobody checks their own work', {
        details: { subject: dossier.description.title },
      });
    const blockers = blockersOf(await completenessOf({ store }, dossier), 'checked');
    if (blockers.length > 0)
      throw new RequestError('incomplete', 'The dossier lacks something', { details: { fields: blockers.join(', ') } });
    const checked = await store.dossiers.update(id, revision, { state: 'checked', checkedBy: actor });
    await store.ledger.append({ action: 'dossier.checked', subject: id, actor, body: {} });
    return checked;
  });
}

export interface ManyChecks {
  /** As they were seen. */
  readonly dossiers: readonly Pick<Check, 'id' | 'revision'>[];
  readonly actor: string;
}

/**
 * Somebody finds many right at once, a bundle or a heading: all or none, one entry of the ledger for each fonds.
 * @throws as `checkDossier`; `incomplete` and `own-work` name the first few
 */
export async function checkDossiers(
  { store }: Pick<DossierDeps, 'store'>,
  { dossiers: seen, actor }: ManyChecks,
): Promise<{ readonly checked: number }> {
  return store.transaction(async () => {
    const found = new Map((await store.dossiers.findMany(seen.map(({ id }) => id))).map((one) => [one.id, one]));
    const dossiers = seen.map(({ id, revision }) => {
      const dossier = demandFound(found.get(id), id);
      demandRevision(dossier, { revision, stored: dossier.description, given: {} });
      if (!canMoveDossier(dossier.state, 'checked')) throw forbidden(dossier);
      return dossier;
    });
    await demandChecker(
      { store },
      dossiers.map(({ fondsId }) => fondsId),
      actor,
    );
    demandNone(
      'own-work',
      dossiers.filter(({ editors }) => editors.includes(actor)),
    );
    for (const [fondsId, some] of Map.groupBy(dossiers, (dossier) => dossier.fondsId)) {
      const settings = completenessSettings(await requireFonds({ store }, fondsId));
      const findings = await findingsOf({ store }, some, settings);
      const blocked = findings.filter((one) => blockersOf(one.findings, 'checked').length > 0);
      demandNone(
        'incomplete',
        blocked.map(({ dossier }) => dossier),
      );
      const ids = some.map(({ id }) => id);
      await store.dossiers.check(ids, actor);
      const body = { dossiers: ids };
      await store.ledger.append({ action: 'dossiers.checked', subject: fondsId, actor, body });
    }
    return { checked: dossiers.length };
  });
}

/** How many are named. */
const FIRST_FEW = 5;

function demandNone(code: 'own-work' | 'incomplete', dossiers: readonly Dossier[]): void {
  if (dossiers.length === 0) return;
  const fields = dossiers
    .slice(0, FIRST_FEW)
    .map(({ temporaryNumber }) => `số tạm ${String(temporaryNumber)}`)
    .join(', ');
  const details = { count: dossiers.length, fields, subject: fields };
  throw new RequestError(code, 'Some of the dossiers cannot be checked', { details });
}

export interface SendingBack extends Check {
  readonly reason: string;
  /** Which fields are wrong: counted for whoever wrote them. */
  readonly findings?: readonly FieldFinding[];
  /** The second one is the archive's; absent: the first. */
  readonly level?: CheckLevel;
  readonly lotId?: string;
}

/** Sends one that is described or further on back to those who describe. @throws as `checkDossier` */
export async function sendBack(
  deps: Pick<DossierDeps, 'store' | 'ids' | 'clock'>,
  { id, revision, actor, reason, findings = [], level = 1, lotId }: SendingBack,
): Promise<Dossier> {
  const { store } = deps;
  return store.transaction(async () => {
    const dossier = await requireDossier({ store }, id);
    demandRevision(dossier, { revision, stored: dossier.description, given: {} });
    if (dossier.state !== 'described' && !isChecked(dossier)) throw forbidden(dossier);
    if (dossier.state !== 'described' && !canMoveDossier(dossier.state, 'described')) throw forbidden(dossier);
    if (level === 1) await demandChecker({ store }, [dossier.fondsId], actor);
    const state = dossier.nodeId === null ? 'sorting' : 'described';
    const changed = await store.dossiers.update(id, revision, { state, checkedBy: null });
    const lot = lotId === undefined ? {} : { lotId };
    await recordFindings(deps, { dossier, level, kind: 'sent-back', findings, actor, ...lot });
    const body = findings.length === 0 ? {} : { level, fields: findings.map(({ field }) => field) };
    await store.ledger.append({ action: 'dossier.sent-back', subject: id, actor, body, values: { reason } });
    return changed;
  });
}
