import type { Completion } from '../../app/archive/disposal/complete-case.ts';
import { completeCase } from '../../app/archive/disposal/complete-case.ts';
import {
  decideCase,
  handOver,
  recordOpinion,
  type HandoverCommand,
  type OpinionCommand,
} from '../../app/archive/disposal/decide-case.ts';
import { executeCase, settleByHand } from '../../app/archive/disposal/execute-case.ts';
import {
  appointCouncil,
  castVotes,
  ruleOnItems,
  signMinutes,
  type Appointment,
  type MinutesCommand,
} from '../../app/archive/disposal/hold-council.ts';
import { CHOICES } from '../../domain/disposal/votes.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import { hasMessage } from '../../infra/messages/message.ts';
import {
  argument,
  bodyOf,
  commandOf,
  flag,
  itemsOf,
  neededFlag,
  oneOf,
  paperOf,
  tellState,
  type DisposalRequest,
} from './request.ts';

type Body<Command> = Omit<Command, 'caseId' | 'actor' | 'revision'>;

export async function council(request: DisposalRequest): Promise<number> {
  const body = await bodyOf<Body<Appointment>>(request, ({ members, paper }) => ({
    members: withIds(members),
    papers: { 'council-decision': paper },
  }));
  return tellState(request, await appointCouncil(request.deps, { ...body, ...commandOf(request) }));
}

/** A member without an id gets its number; whatever else it is, the schema looks at it. */
function withIds(members: unknown): unknown {
  if (!Array.isArray(members)) return members;
  return members.map((member: unknown, index) => ({ id: String(index + 1), ...(Object(member) as object) }));
}

/** Without `--items`: on all of which the member says nothing else. */
export async function vote(request: DisposalRequest): Promise<number> {
  const { context, deps } = request;
  const [memberId, choice] = [neededFlag(request, 'member'), oneOf(request, 'choice', CHOICES)];
  const reason = flag(request, 'reason');
  const items = flag(request, 'items') === undefined ? [null] : (await itemsOf(request)).map(({ id }) => id);
  const votes = items.map((itemId) => ({ itemId, choice, ...(reason !== undefined && { reason }) }));
  await castVotes(deps, { ...commandOf(request), memberId, votes });
  context.output.err(context.text('cli.disposal.voted', { member: memberId }));
  return 0;
}

/** What the chairman decides otherwise than the majority. */
export async function rule(request: DisposalRequest): Promise<number> {
  const [choice, reason] = [oneOf(request, 'choice', CHOICES), neededFlag(request, 'reason')];
  const itemIds = (await itemsOf(request)).map(({ id }) => id);
  await ruleOnItems(request.deps, { ...commandOf(request), itemIds, choice, reason });
  return 0;
}

export async function minutes(request: DisposalRequest): Promise<number> {
  const body = await bodyOf<Body<MinutesCommand>>(request, ({ session, paper }) => ({
    ...{ session, papers: { 'council-minutes': paper } },
  }));
  return tellState(request, (await signMinutes(request.deps, { ...body, ...commandOf(request) })).given);
}

export async function opinion(request: DisposalRequest): Promise<number> {
  const body = await bodyOf<Body<OpinionCommand>>(request, ({ opinion: said, paper }) => ({
    ...{ opinion: said, papers: { opinion: paper } },
  }));
  return tellState(request, await recordOpinion(request.deps, { ...body, ...commandOf(request) }));
}

export async function decide(request: DisposalRequest): Promise<number> {
  neededFlag(request, 'signer');
  return tellState(request, await decideCase(request.deps, { ...commandOf(request), paper: paperOf(request) }));
}

export async function handover(request: DisposalRequest): Promise<number> {
  const body = await bodyOf<Body<HandoverCommand>>(request, ({ handover: said, paper }) => ({
    ...{ handover: said, papers: { 'handover-minutes': paper } },
  }));
  return tellState(request, await handOver(request.deps, { ...body, ...commandOf(request) }));
}

/** Goes on until nothing is open or nothing gets further. Exit code of `files-failed` where files are left. */
export async function execute(request: DisposalRequest): Promise<number> {
  const { context, deps } = request;
  const lateReason = flag(request, 'reason');
  const command = { ...commandOf(request), ...(lateReason !== undefined && { lateReason }) };
  for (;;) {
    const progress = await executeCase(deps, command, context.signal);
    const { files, open, troubled } = progress;
    const counts = { open, erased: files.erased, kept: files.kept };
    context.output.progress(context.text('cli.disposal.progress', counts));
    if (open > troubled.length && !context.signal.aborted) continue;
    context.output.progress('');
    if (context.json) context.output.out(JSON.stringify(progress));
    else
      for (const { scanFileId, name, code } of troubled)
        context.output.out(
          context.text('cli.disposal.trouble', { id: scanFileId, file: name, why: whyOf(request, code) }),
        );
    context.output.err(context.text('cli.disposal.progress', counts));
    return open === 0 ? 0 : ERROR_TABLE['files-failed'].exit;
  }
}

function whyOf({ context }: DisposalRequest, code: string | null): string {
  const own = `disposal.trouble.${code ?? ''}`;
  return context.text(hasMessage(own) ? own : (code ?? 'internal'));
}

/** `settle CASE FILE --choice destroy|keep --reason …`: a file that the host does not let us destroy. */
export async function settle(request: DisposalRequest): Promise<number> {
  const [scanFileId, reason] = [argument(request, 1, 'file'), neededFlag(request, 'reason')];
  const as = oneOf(request, 'choice', CHOICES) === 'destroy' ? 'by-hand' : 'kept';
  await settleByHand(request.deps, { ...commandOf(request), scanFileId, as, reason });
  return 0;
}

export async function complete(request: DisposalRequest): Promise<number> {
  const body = await bodyOf<Body<Completion>>(request, ({ destruction, paper }) => ({
    ...{ destruction, papers: { 'destruction-minutes': paper } },
  }));
  return tellState(request, await completeCase(request.deps, { ...body, ...commandOf(request) }));
}
