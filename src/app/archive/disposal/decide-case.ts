import type { AuthorityOpinion, CasePaper, DisposalCase, Handover } from '../../../domain/disposal/disposal-case.ts';
import type { EliminationItem, Keeper } from '../../../domain/disposal/elimination-item.ts';
import { RequestError } from '../../../ports/errors.ts';
import { refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { demandAllowed, factsOfList, refusedItems } from './check-list.ts';
import { withPaper } from './describe-case.ts';
import {
  demandState,
  lockCase,
  moveCase,
  tell,
  writeCase,
  type CaseCommand,
  type DisposalDeps,
} from './disposal-deps.ts';
import { moveBack, moveListed } from './move-listed.ts';

/** Items that somebody wants to keep, each with the reason. */
export type ToKeep = readonly { readonly itemId: string; readonly reason: string }[];

export interface KeepCommand extends CaseCommand {
  readonly keep: ToKeep;
}

/**
 * Takes items off the list for good, with the reason; until destruction begins. A custodian may always keep.
 * @throws RequestError `forbidden-move`, `not-found`; RecordError without a reason
 */
export async function keepItems(deps: DisposalDeps, command: KeepCommand): Promise<DisposalCase> {
  const { keep } = tidy(command);
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command);
    demandState(before, 'submitted', 'council', 'appraised', 'decided', 'handed-over');
    if (before.begunAt !== null) throw begun(before);
    const kept = await takeOff(deps, before, { keep, by: 'custodian' });
    const after = await writeCase(deps, before, {});
    const body = { ordinals: kept.map(({ ordinal }) => ordinal) };
    await tell(deps, command, { what: 'items-kept', body, values: { keep } });
    return after;
  });
}

function begun({ id, state }: DisposalCase): RequestError {
  const details = { id, state, missing: 'not-begun' };
  return new RequestError('forbidden-move', 'The destruction has begun', { details });
}

/** Inside a transaction. @throws RequestError `not-found`; RecordError */
export async function takeOff(
  deps: DisposalDeps,
  given: DisposalCase,
  { keep, by }: { readonly keep: ToKeep; readonly by: Keeper },
): Promise<readonly EliminationItem[]> {
  const reasons = new Map(keep.map(({ itemId, reason }) => [itemId, reason]));
  if ([...reasons.values()].some((reason) => reason.trim() === '')) throw refusal('keep', 'disposal-reason-missing');
  if (reasons.size === 0) return [];
  const listed = await deps.store.disposals.allItems(given.id, { states: ['listed'] });
  const items = listed.filter(({ id }) => reasons.has(id));
  if (items.length < reasons.size) throw new RequestError('not-found', 'No such item on this list');
  const kept = items.map((item): EliminationItem => {
    const record = { ...item.record, kept: { by, reason: reasons.get(item.id) ?? '' } };
    return { ...item, state: 'kept', record };
  });
  await deps.store.disposals.saveItems(kept);
  await moveListed(deps, kept, { to: 'kept', met: [] });
  return kept;
}

export interface OpinionCommand extends CaseCommand {
  readonly opinion: AuthorityOpinion;
  readonly paper: CasePaper;
  /** What the authority wants to be kept. */
  readonly keep?: ToKeep;
}

/** The opinion of the archives authority comes in. A later one takes its place. @throws as `keepItems` */
export async function recordOpinion(deps: DisposalDeps, command: OpinionCommand): Promise<DisposalCase> {
  const { opinion, paper, keep = [] } = tidy(command);
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command, { opinion });
    demandState(before, 'appraised');
    const kept = await takeOff(deps, before, { keep, by: 'authority' });
    const after = await writeCase(deps, before, { record: { ...withPaper(before, 'opinion', paper), opinion } });
    const body = { agrees: opinion.agrees, kept: kept.length, paper: paper.number ?? null };
    await tell(deps, command, { what: 'opinion', body, values: { opinion, paper, keep } });
    return after;
  });
}

export interface DecisionCommand extends CaseCommand {
  readonly paper: CasePaper;
  /** What the head wants to be kept. */
  readonly keep?: ToKeep;
}

/**
 * The head decides on the destruction.
 * @throws RecordError naming items that may not be destroyed any more; RequestError `forbidden-move`
 */
export async function decideCase(deps: DisposalDeps, command: DecisionCommand): Promise<DisposalCase> {
  const { paper, keep = [] } = tidy(command);
  if (paper.number === undefined || paper.signer === undefined) throw refusal('paper', 'disposal-decision-incomplete');
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command, { paper });
    demandState(before, 'appraised');
    await takeOff(deps, before, { keep, by: 'head' });
    const items = await deps.store.disposals.allItems(before.id);
    demandAllowed(await refusedItems(deps, before, items));
    const changes = { record: withPaper(before, 'decision', paper), decidedOn: paper.date };
    const after = await moveCase(deps, before, {
      to: 'decided',
      facts: { ...factsOfList(items), refused: 0 },
      changes,
    });
    const body = { items: factsOfList(items).listed, kept: keep.length, paper: paper.number };
    await tell(deps, command, { what: 'decided', body, values: { paper, keep } });
    return after;
  });
}

export interface HandoverCommand extends CaseCommand {
  readonly handover: Handover;
  readonly paper: CasePaper;
}

/** Packed, brought and handed to who destroys it, with minutes. @throws RequestError `forbidden-move` */
export async function handOver(deps: DisposalDeps, command: HandoverCommand): Promise<DisposalCase> {
  const { handover, paper } = tidy(command);
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command, { handover });
    demandState(before, 'decided');
    const items = await deps.store.disposals.allItems(before.id);
    const changes = { record: { ...withPaper(before, 'handover-minutes', paper), handover } };
    const after = await moveCase(deps, before, { to: 'handed-over', facts: factsOfList(items), changes });
    await tell(deps, command, {
      what: 'handed-over',
      body: { paper: paper.number ?? null },
      values: { handover, paper },
    });
    return after;
  });
}

export interface Withdrawal extends CaseCommand {
  readonly reason: string;
}

/**
 * Takes the case back; possible until destruction begins. Its dossiers go back to where they stood; what the council kept
 * stays kept.
 * @throws RequestError `forbidden-move` (begun, closed, no reason)
 */
export async function withdrawCase(deps: DisposalDeps, command: Withdrawal): Promise<DisposalCase> {
  const { reason } = tidy(command);
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command);
    const items = await deps.store.disposals.allItems(before.id, { states: ['listed'] });
    if (before.state !== 'draft') await moveBack(deps, items);
    const off = items.map(({ id, record }) => ({
      ...{ id, state: 'kept' as const },
      record: { ...record, kept: { by: 'custodian' as const, reason } },
    }));
    await deps.store.disposals.saveItems(off);
    const changes = { record: { ...before.record, withdrawnBecause: reason } };
    const after = await moveCase(deps, before, { to: 'withdrawn', facts: { listed: 0, kept: 0, reason }, changes });
    await tell(deps, command, { what: 'withdrawn', body: { items: items.length }, values: { reason } });
    return after;
  });
}
