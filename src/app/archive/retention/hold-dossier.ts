import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { DeliveryFacts, RetentionFacts, RetentionHold } from '../../../ports/archive/retention.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import { forbidden } from '../dossiers/require-dossier.ts';
import { demandRevision } from '../refuse.ts';
import { demandReason } from '../../withheld-file.ts';
import type { RetentionDeps } from './examine-schedule.ts';

export interface HoldRequest {
  readonly dossierId: string;
  readonly reason: string;
  readonly actor: string;
}

/**
 * Keeps a dossier from falling due until the hold is released. Several holds may stand at once.
 * @throws RequestError `not-found`, `invalid-request` (reason), `forbidden-move` (destroyed)
 */
export async function placeHold(
  deps: RetentionDeps,
  { dossierId, reason, actor }: HoldRequest,
): Promise<RetentionHold> {
  demandReason(reason);
  const { store, ids, clock } = deps;
  return store.transaction(async () => {
    await requireDossier(deps, dossierId);
    const placed = {
      id: ids.next(),
      dossierId,
      reason: reason.normalize('NFC'),
      placedBy: actor,
      placedAt: clock.now(),
    };
    const hold: RetentionHold = { ...placed, releasedBy: null, releasedAt: null, releaseReason: null };
    await store.retention.placeHold(hold);
    const body = { hold: hold.id };
    await store.ledger.append({ action: 'dossier.held', subject: dossierId, actor, body, values: { reason } });
    return hold;
  });
}

export interface ReleaseRequest {
  readonly holdId: string;
  readonly reason: string;
  readonly actor: string;
}

/** @throws RequestError `not-found`, `invalid-request` (reason); StoreError `stale` when it is released already */
export async function releaseHold({ store, clock }: RetentionDeps, request: ReleaseRequest): Promise<RetentionHold> {
  const { holdId, reason, actor } = request;
  demandReason(reason);
  return store.transaction(async () => {
    const hold = await store.retention.hold(holdId);
    if (!hold) throw new RequestError('not-found', 'No such hold', { details: { id: holdId } });
    if (hold.releasedAt !== null) throw new StoreError('stale', 'The hold is released already');
    const release = { releasedBy: actor, releasedAt: clock.now(), releaseReason: reason.normalize('NFC') };
    await store.retention.releaseHold(holdId, release);
    const event = { action: 'dossier.released', subject: hold.dossierId, actor, body: { hold: holdId } };
    await store.ledger.append({ ...event, values: { reason } });
    return { ...hold, ...release };
  });
}

export interface FactsRequest extends Partial<DeliveryFacts> {
  readonly dossierId: string;
  readonly eventOn: PartialDate | null;
  readonly carriedOver: boolean;
  /** The revision that was seen; 0 where there were none. */
  readonly revision: number;
  readonly actor: string;
}

/**
 * States when the event came that the period waits for, that the matter went on elsewhere, or what the law says of its
 * delivery; facts of the delivery that are not named stay.
 * @throws RequestError `not-found`; ConflictError
 */
export async function stateRetentionFacts(deps: RetentionDeps, request: FactsRequest): Promise<RetentionFacts> {
  const { store } = deps;
  const { actor, ...facts } = request;
  return store.transaction(async () => {
    await requireDossier(deps, facts.dossierId);
    const before = await factsOf(deps, facts.dossierId);
    const { revision: seen, ...given } = facts;
    demandRevision(before, { revision: seen, stored: before, given });
    const { revision, ...saved } = await store.retention.saveFacts({ ...before, ...facts });
    const { dossierId, ...values } = saved;
    const event = { action: 'dossier.retention-facts', subject: dossierId, actor, body: {} };
    await store.ledger.append({ ...event, values });
    return { ...saved, revision };
  });
}

/** With revision 0 where nobody has stated any. */
export async function factsOf({ store }: Pick<RetentionDeps, 'store'>, dossierId: string): Promise<RetentionFacts> {
  const found = await store.retention.facts(dossierId);
  if (found !== undefined) return found;
  const delivery = { deliveredOn: null, construction: false, yearsAllowed: null };
  return { dossierId, eventOn: null, carriedOver: false, ...delivery, revision: 0 };
}

export interface DeliveryStatement {
  readonly dossierIds: readonly string[];
  /** Null takes a statement back. */
  readonly deliveredOn: PartialDate | null;
  readonly actor: string;
}

/** States when many dossiers came into the agency's own archives: all or none. @throws RequestError `not-found`, `forbidden-move` */
export async function stateDelivered(
  { store }: Pick<RetentionDeps, 'store'>,
  { dossierIds, deliveredOn, actor }: DeliveryStatement,
): Promise<{ readonly stated: number }> {
  const ids = [...new Set(dossierIds)];
  return store.transaction(async () => {
    const dossiers = await store.dossiers.findMany(ids);
    const known = new Set(dossiers.map(({ id }) => id));
    for (const id of ids) if (!known.has(id)) throw notFound(id);
    const over = dossiers.find(({ state }) => state === 'destroyed' || state === 'handed-over');
    if (over !== undefined) throw forbidden(over);
    await store.retention.saveDelivered(ids, deliveredOn);
    for (const [fondsId, some] of Map.groupBy(dossiers, (dossier) => dossier.fondsId)) {
      const body = { deliveredOn, dossiers: some.map(({ id }) => id) };
      await store.ledger.append({ action: 'dossiers.delivered', subject: fondsId, actor, body });
    }
    return { stated: ids.length };
  });
}

async function requireDossier({ store }: RetentionDeps, id: string): Promise<void> {
  const dossier = await store.dossiers.find(id);
  if (!dossier) throw notFound(id);
  if (dossier.state === 'destroyed') throw forbidden(dossier);
}

function notFound(id: string): RequestError {
  return new RequestError('not-found', 'No dossier of this id', { details: { id } });
}
