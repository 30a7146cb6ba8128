import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { RetentionFacts, RetentionHold } from '../../../ports/archive/retention.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
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

export interface FactsRequest {
  readonly dossierId: string;
  readonly eventOn: PartialDate | null;
  readonly carriedOver: boolean;
  /** The revision that was seen; 0 where there were none. */
  readonly revision: number;
  readonly actor: string;
}

/** States when the event came that the period waits for, or that the matter went on elsewhere. @throws RequestError `not-found`; StoreError `stale` */
export async function stateRetentionFacts(deps: RetentionDeps, request: FactsRequest): Promise<RetentionFacts> {
  const { store } = deps;
  const { actor, ...facts } = request;
  return store.transaction(async () => {
    await requireDossier(deps, facts.dossierId);
    const saved = await store.retention.saveFacts(facts);
    const { eventOn, carriedOver } = facts;
    const event = { action: 'dossier.retention-facts', subject: facts.dossierId, actor, body: {} };
    await store.ledger.append({ ...event, values: { eventOn, carriedOver } });
    return saved;
  });
}

async function requireDossier({ store }: RetentionDeps, id: string): Promise<void> {
  const dossier = await store.dossiers.find(id);
  if (!dossier) throw new RequestError('not-found', 'No dossier of this id', { details: { id } });
  if (dossier.state === 'destroyed')
    throw new RequestError('forbidden-move', 'The dossier is destroyed', { details: { state: dossier.state } });
}
