import {
  appointCouncil,
  castVotes,
  countSession,
  ruleOnItems,
  signMinutes,
  type Appointment,
  type MinutesCommand,
  type RulingCommand,
  type VoteCommand,
} from '../../../app/archive/disposal/hold-council.ts';
import { isCustodian, requireVisible } from '../../../app/archive/disposal/show-case.ts';
import type { MemberRole } from '../../../domain/disposal/council.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import { RequestError } from '../../../ports/errors.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { voteView } from '../../views/archive/disposal.ts';
import { answerCase, viewerOf, type CasePath } from './disposal-call.ts';

type Body<Command> = Omit<Command, 'caseId' | 'actor'>;

/** The council at work. Members act for themselves, custodians record what was done on paper. */
export function councilRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ path: CasePath; body: Body<Appointment> }>('appointDisposalCouncil', async (call) => {
      await appointCouncil(deps, { ...call.body, ...commandOf(call) });
      return answerCase(deps, call);
    }),
    defineRoute<{ path: CasePath }>('listDisposalVotes', async (call) => {
      const given = await requireVisible(deps, call.path.id, viewerOf(call));
      const items = await deps.store.disposals.allItems(given.id);
      const tallies = await countSession(deps, given, {
        items,
        ...(given.record.session && { session: given.record.session }),
      });
      const votes = await deps.store.disposals.votes(given.id);
      return ok({
        votes: votes.map(voteView),
        tallies: tallies.map(({ dissent, ...tally }) => ({
          ...tally,
          dissent: dissent.map(({ memberId }) => memberId),
        })),
      });
    }),
    defineRoute<{ path: CasePath; body: Body<VoteCommand> }>('castDisposalVotes', async (call) => {
      const given = await requireVisible(deps, call.path.id, viewerOf(call));
      if (call.body.memberId !== undefined) demandMember(given, call, call.body.memberId);
      await castVotes(deps, { ...call.body, ...commandOf(call) });
      return answerCase(deps, call);
    }),
    defineRoute<{ path: CasePath; body: Body<RulingCommand> }>('ruleOnDisposalItems', async (call) => {
      demandOffice(await requireVisible(deps, call.path.id, viewerOf(call)), call, 'chairman');
      await ruleOnItems(deps, { ...call.body, ...commandOf(call) });
      return answerCase(deps, call);
    }),
    defineRoute<{ path: CasePath; body: Body<MinutesCommand> }>('signDisposalMinutes', async (call) => {
      demandOffice(await requireVisible(deps, call.path.id, viewerOf(call)), call, 'secretary');
      await signMinutes(deps, { ...call.body, ...commandOf(call) });
      return answerCase(deps, call);
    }),
  ];
}

type Asking = Pick<Call, 'caller'>;

function commandOf({ path, ...call }: Asking & { readonly path: CasePath }) {
  return { caseId: path.id, actor: viewerOf(call).account };
}

/** For somebody else custodians alone record a vote. @throws RequestError `own-work` */
function demandMember({ record }: DisposalCase, call: Asking, memberId: string): void {
  const viewer = viewerOf(call);
  const isOwn = (record.members ?? []).some(({ id, account }) => id === memberId && account === viewer.account);
  if (!isOwn && !isCustodian(viewer)) throw notYours(memberId);
}

/** @throws RequestError `own-work` for those who neither hold this office in the council nor are custodians */
function demandOffice({ record }: DisposalCase, call: Asking, office: MemberRole): void {
  const viewer = viewerOf(call);
  const holds = (record.members ?? []).some(({ role, account }) => role === office && account === viewer.account);
  if (!holds && !isCustodian(viewer)) throw notYours(office);
}

function notYours(subject: string): RequestError {
  return new RequestError('own-work', 'Somebody else does this', { details: { subject } });
}
