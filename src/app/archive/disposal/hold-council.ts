import { checkCouncil, isQuorate, type CouncilMember } from '../../../domain/disposal/council.ts';
import type { CasePaper, CouncilSession, DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { EliminationItem } from '../../../domain/disposal/elimination-item.ts';
import { countVotes, unexplainedDissent, type Choice, type Tally } from '../../../domain/disposal/votes.ts';
import { RecordError, RequestError } from '../../../ports/errors.ts';
import type { RecordFault } from '../../../ports/record-check.ts';
import { refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { demandAllowed, factsOfList, refusedItems } from './check-list.ts';
import { withPaper } from './describe-case.ts';
import { demandState, lockCase, moveCase, tell, type CaseCommand, type DisposalDeps } from './disposal-deps.ts';
import { moveListed } from './move-listed.ts';

export interface Appointment extends CaseCommand {
  /** Ids are given here; a member that comes without one gets its number. */
  readonly members: readonly (Omit<CouncilMember, 'id'> & { readonly id?: string })[];
  /** The head's decision that sets the council up. */
  readonly paper: CasePaper;
}

/**
 * The council is appointed for the list, and its members see it from now on.
 * @throws RecordError naming what Điều 18 asks for; RequestError `forbidden-move`
 */
export async function appointCouncil(deps: DisposalDeps, command: Appointment): Promise<DisposalCase> {
  const { members: given, paper } = tidy(command);
  const members = given.map((member, index) => ({ ...member, id: member.id ?? String(index + 1) }));
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command, { members });
    demandState(before, 'submitted');
    const faults = checkCouncil(before.regime, members).filter(({ severity }) => severity === 'refused');
    if (faults.length > 0) throw new RecordError(faults.map(({ fault }) => councilFault(fault)));
    const items = await deps.store.disposals.allItems(before.id, { states: ['listed'] });
    const refused = await refusedItems(deps, before, items);
    demandAllowed(refused);
    const record = { ...withPaper(before, 'council-decision', paper), members };
    const facts = { ...factsOfList(items), refused: 0 };
    const after = await moveCase(deps, before, { to: 'council', facts, changes: { record } });
    await moveListed(deps, items, { to: 'council', met: ['elimination-list', 'appointed-council'] });
    const body = { members: members.length, paper: paper.number ?? null };
    await tell(deps, command, { what: 'council-appointed', body, values: { members, paper } });
    return after;
  });
}

function councilFault(fault: string): RecordFault {
  return { field: 'members', keyword: `disposal-${fault}`, details: {} };
}

export interface VoteCommand extends CaseCommand {
  /** For whom; of an account that sits in the council itself where none is given. */
  readonly memberId?: string;
  readonly votes: readonly { readonly itemId: string | null; readonly choice: Choice; readonly reason?: string }[];
}

/**
 * Votes of one member, for single items or for all. Cast by the member's own account, or recorded by a custodian for one
 * who has none or voted on paper; what a member cast with the own account nobody else writes over.
 * @throws RequestError `forbidden-move`, `not-found`, `own-work` (another's vote stands); RecordError
 */
export async function castVotes(deps: DisposalDeps, command: VoteCommand): Promise<void> {
  const { votes, memberId, actor } = tidy(command);
  await deps.store.transaction(async () => {
    const given = await lockCase(deps, command);
    demandState(given, 'council');
    const member = memberFor(given, memberId, actor);
    const before = await deps.store.disposals.votes(given.id);
    const isOwn = member.account === actor;
    const own = before.filter((vote) => vote.memberId === member.id && vote.castBy === member.account);
    // One on all items stands for each of them: a vote on a single one would go over it.
    const taken = own.some(({ itemId }) => itemId === null || votes.some((vote) => vote.itemId === itemId));
    if (!isOwn && taken)
      throw new RequestError('own-work', 'The member has voted with the own account', { details: { id: member.id } });
    await demandItems(deps, given, votes);
    const castAt = deps.clock.now();
    const cast = votes.map((vote) => ({ ...vote, memberId: member.id, castBy: actor, castAt }));
    await deps.store.disposals.putVotes(given.id, cast);
    const body = { member: member.id, votes: votes.length, recorded: !isOwn };
    await tell(deps, command, { what: 'voted', body, values: { votes } });
  });
}

function memberFor({ record }: DisposalCase, memberId: string | undefined, actor: string): CouncilMember {
  const { members = [] } = record;
  const member = members.find(({ id, account }) => (memberId === undefined ? account === actor : id === memberId));
  if (member !== undefined) return member;
  throw new RequestError('not-found', 'No such member of the council', { details: { id: memberId ?? actor } });
}

async function demandItems(deps: DisposalDeps, given: DisposalCase, votes: VoteCommand['votes']): Promise<void> {
  const listed = await deps.store.disposals.allItems(given.id, { states: ['listed'] });
  const known = new Set(listed.map(({ id }) => id));
  const faults = votes.flatMap(({ itemId }, index) =>
    itemId === null || known.has(itemId)
      ? []
      : [{ field: `votes.${String(index)}.itemId`, keyword: 'disposal-not-listed', details: {} }],
  );
  const twice = votes.flatMap(({ itemId }, index) =>
    votes.findIndex((vote) => vote.itemId === itemId) === index
      ? []
      : [{ field: `votes.${String(index)}.itemId`, keyword: 'disposal-voted-twice', details: {} }],
  );
  if (faults.length + twice.length > 0) throw new RecordError([...faults, ...twice]);
}

export interface RulingCommand extends CaseCommand {
  readonly itemIds: readonly string[];
  readonly choice: Choice;
  readonly reason: string;
}

/**
 * The chairman decides otherwise than the majority, with the reason.
 * @throws RequestError `forbidden-move`, `not-found`; RecordError without a reason
 */
export async function ruleOnItems(deps: DisposalDeps, command: RulingCommand): Promise<void> {
  const { choice, reason, itemIds } = tidy(command);
  if (reason === '') throw refusal('reason', 'disposal-reason-missing');
  await deps.store.transaction(async () => {
    const given = await lockCase(deps, command);
    demandState(given, 'council');
    const wanted = new Set(itemIds);
    const items = (await deps.store.disposals.allItems(given.id, { states: ['listed'] })).filter(({ id }) =>
      wanted.has(id),
    );
    if (items.length < wanted.size) throw new RequestError('not-found', 'No such item on this list');
    const ruled = items.map(({ id, state, record }) => ({
      id,
      state,
      record: { ...record, ruling: { choice, reason } },
    }));
    await deps.store.disposals.saveItems(ruled);
    const body = { choice, ordinals: items.map(({ ordinal }) => ordinal) };
    await tell(deps, command, { what: 'ruled', body, values: { reason } });
  });
}

export interface MinutesCommand extends CaseCommand {
  readonly session: CouncilSession;
  readonly paper: CasePaper;
}

export interface SignedMinutes {
  readonly given: DisposalCase;
  readonly tallies: readonly Tally[];
}

/**
 * Signs the minutes: votes are counted and locked, what the majority wants to keep goes back with the reason.
 * @throws RecordError without a quorum, with votes of people who were not there, with dissent that gives no reason
 */
export async function signMinutes(deps: DisposalDeps, command: MinutesCommand): Promise<SignedMinutes> {
  const { session, paper } = tidy(command);
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command, { session });
    demandState(before, 'council');
    const items = await deps.store.disposals.allItems(before.id);
    const tallies = await countSession(deps, before, { session, items });
    demandReasons(tallies);
    const byId = new Map(tallies.map((tally) => [tally.itemId, tally]));
    const kept = items.filter(({ id, state }) => state === 'listed' && byId.get(id)?.outcome === 'keep');
    await deps.store.disposals.saveItems(kept.map((item) => keptItem(item, byId.get(item.id))));
    const record = { ...withPaper(before, 'council-minutes', paper), session };
    const facts = factsOfList(items);
    const after = await moveCase(deps, before, { to: 'appraised', facts, changes: { record } });
    await moveListed(deps, kept, { to: 'kept', met: ['council-minutes'] });
    const body = { kept: kept.length, items: tallies.length, ruled: tallies.filter(({ ruled }) => ruled).length };
    await tell(deps, command, { what: 'minutes-signed', body, values: { session, paper } });
    return { given: after, tallies };
  });
}

/** How the votes stand, for those who prepare the minutes; nobody missing, where no session is given. */
export async function countSession(
  deps: Pick<DisposalDeps, 'store'>,
  { id, record }: DisposalCase,
  { session, items }: { readonly session?: CouncilSession; readonly items: readonly EliminationItem[] },
): Promise<readonly Tally[]> {
  const { members = [] } = record;
  const present = new Set(session?.present ?? members.map((member) => member.id));
  const votes = await deps.store.disposals.votes(id);
  if (session !== undefined) demandSession(members, present, new Set(votes.map(({ memberId }) => memberId)));
  const count = countVotes({ members, present, votes });
  return items
    .filter(({ state, record: { kept } }) => state === 'listed' || kept?.by === 'council')
    .map((item) => count({ id: item.id, ruling: item.record.ruling ?? null }));
}

function demandSession(
  members: readonly CouncilMember[],
  present: ReadonlySet<string>,
  voted: ReadonlySet<string>,
): void {
  const known = new Set(members.map(({ id }) => id));
  if ([...present].some((id) => !known.has(id))) throw refusal('session.present', 'disposal-no-member');
  if (!isQuorate(members, present)) throw refusal('session.present', 'disposal-no-quorum');
  const absent = members.filter(({ id }) => voted.has(id) && !present.has(id)).map(({ name }) => name);
  if (absent.length > 0) throw refusal('session.present', 'disposal-vote-of-absent', { members: absent.join(', ') });
}

/** Who wanted otherwise must stand in the minutes with the reason. */
function demandReasons(tallies: readonly Tally[]): void {
  const silent = unexplainedDissent(tallies);
  if (silent.length === 0) return;
  throw new RecordError(
    silent.map(({ memberId }) => ({ field: `votes.${memberId}`, keyword: 'disposal-dissent-silent', details: {} })),
  );
}

function keptItem({ id, record }: EliminationItem, tally: Tally | undefined) {
  const counted = tally === undefined ? '' : `${String(tally.keep)}/${String(tally.present)}`;
  const said = tally?.reasons.join('; ') ?? '';
  const reason = record.ruling?.reason ?? (said === '' ? counted : said);
  return { id, state: 'kept' as const, record: { ...record, kept: { by: 'council' as const, reason } } };
}
