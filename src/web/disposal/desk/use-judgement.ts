import { useState } from 'react';
import type { Role } from '../../api/types.ts';
import { useSession } from '../../session/session-context.ts';
import { useAct } from '../case/use-act.ts';
import type { CaseState, DisposalItem, DisposalOverview, DisposalVotes, Member } from '../disposal-types.ts';
import { isCustodian } from '../model/acts-for.ts';
import { tallyOf, voteOf } from '../model/desk.ts';

/** Votes are for the whole case as it is now: nobody's vote is older than the list. */
const ANY_REVISION = { revision: undefined };

/** What this account can say of the item that it looks at. */
export function useJudgement(overview: DisposalOverview, votes: DisposalVotes | undefined) {
  const { members = [] } = overview.case.record;
  const [recordedFor, setRecordedFor] = useState('');
  const seat = useSeat(overview, members, recordedFor);
  const { voter, asMember } = seat;
  const act = useAct(overview, () => undefined);
  const vote = (itemId: string | null, said: object) => ({
    ...{ ...ANY_REVISION, ...asMember },
    votes: [{ itemId, ...said }],
  });
  return {
    ...{ act, members, recordedFor, setRecordedFor, ...seat },
    voteOf: (item: DisposalItem) => (votes && voter ? voteOf(votes, voter.id, item.id) : undefined),
    tallyOf: (item: DisposalItem) => (votes ? tallyOf(votes, item.id) : undefined),
    destroy: (itemId: string | null) =>
      act.mutate({ method: 'POST', path: '/votes', body: vote(itemId, { choice: 'destroy' }) }),
    keepVote: (itemId: string) => (body: object) => vote(itemId, { choice: 'keep', ...body }),
    remove: (itemId: string) => act.mutate({ method: 'POST', path: '/items/removal', body: { itemIds: [itemId] } }),
  };
}

export type Judgement = ReturnType<typeof useJudgement>;

/** For whom this account speaks, and what it may do to items of the case as it stands. */
function useSeat({ case: given }: DisposalOverview, members: readonly Member[], recordedFor: string) {
  const { role, name } = useSession().account;
  const own = members.find(({ account }) => account === name);
  const isRecorder = isCustodian(role) && own === undefined;
  const voter = isRecorder ? members.find(({ id }) => id === recordedFor) : own;
  return {
    voter,
    asMember: isRecorder && voter ? { memberId: voter.id } : {},
    ...(given.state === 'council' && {
      mayRecord: isRecorder,
      mayVote: voter !== undefined,
      mayRule: isCustodian(role) || own?.role === 'chairman',
    }),
    mayKeep: isCustodian(role) && KEEPING.has(given.state) && given.begunAt === null,
    mayRemove: given.state === 'draft' && LISTERS.has(role),
  };
}

const LISTERS: ReadonlySet<Role> = new Set(['administrator', 'archivist', 'operator']);
const KEEPING: ReadonlySet<CaseState> = new Set(['submitted', 'council', 'appraised', 'decided', 'handed-over']);
