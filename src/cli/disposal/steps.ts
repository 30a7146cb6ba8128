import type { Completion } from '../../app/archive/disposal/complete-case.ts';
import { completeCase } from '../../app/archive/disposal/complete-case.ts';
import {
  decideCase,
  handOver,
  recordOpinion,
  type HandoverCommand,
  type OpinionCommand,
} from '../../app/archive/disposal/decide-case.ts';
import { executeCase, settleByHand, type ExecutionProgress } from '../../app/archive/disposal/execute-case.ts';
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
import { evidenceOf, plainDestruction, plainHandover, plainOpinion, plainSession } from './plain.ts';
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
  const body = await bodyOf<Body<MinutesCommand>>(
    request,
    ({ session, paper }) => ({
      ...{ session, papers: { 'council-minutes': paper } },
    }),
    plainSession(request),
  );
  return tellState(request, (await signMinutes(request.deps, { ...body, ...commandOf(request) })).given);
}

export async function opinion(request: DisposalRequest): Promise<number> {
  const body = await bodyOf<Body<OpinionCommand>>(
    request,
    ({ opinion: said, paper }) => ({
      ...{ opinion: said, papers: { opinion: paper } },
    }),
    plainOpinion(request),
  );
  return tellState(request, await recordOpinion(request.deps, { ...body, ...commandOf(request) }));
}

export async function decide(request: DisposalRequest): Promise<number> {
  neededFlag(request, 'signer');
  return tellState(request, await decideCase(request.deps, { ...commandOf(request), paper: paperOf(request) }));
}

export async function handover(request: DisposalRequest): Promise<number> {
  const body = await bodyOf<Body<HandoverCommand>>(
    request,
    ({ handover: said, paper }) => ({
      ...{ handover: said, papers: { 'handover-minutes': paper } },
    }),
    plainHandover(request),
  );
  return tellState(request, await handOver(request.deps, { ...body, ...commandOf(request) }));
}

/** Goes on until nothing is open or nothing gets further. Exit code of `files-failed` where files are left. */
export async function execute(request: DisposalRequest): Promise<number> {
  const { context, deps } = request;
  const lateReason = flag(request, 'reason');
  const command = { ...commandOf(request), ...(lateReason !== undefined && { lateReason }) };
  context.output.err(context.text('cli.disposal.begun'));
  for (let before = Infinity; ;) {
    const progress = await executeCase(deps, command, context.signal);
    const { open, troubled } = progress;
    context.output.progress(countWords(request, progress));
    // A host that is away stops the call at its first file: nothing would be gained by asking again at once.
    if (open > troubled.length && open < before && !context.signal.aborted) {
      before = open;
      continue;
    }
    context.output.progress('');
    if (context.json) context.output.out(JSON.stringify(progress));
    else tellTroubled(request, troubled);
    context.output.err(countWords(request, progress));
    if (open > 0) context.output.err(context.text('cli.disposal.remains', { open, id: command.caseId }));
    return open === 0 ? 0 : ERROR_TABLE['files-failed'].exit;
  }
}

function countWords({ context }: DisposalRequest, { files, open }: Pick<ExecutionProgress, 'files' | 'open'>): string {
  const all = Object.values(files).reduce((sum, count) => sum + count, 0);
  const { erased, kept, absent, 'by-hand': byHand } = files;
  return context.text('cli.disposal.done', { done: all - open, all, erased, kept, absent, byHand });
}

function tellTroubled(request: DisposalRequest, troubled: ExecutionProgress['troubled']): void {
  const { context } = request;
  for (const { scanFileId: id, name: file, code } of troubled)
    context.output.out(context.text('cli.disposal.trouble', { id, file, why: whyOf(request, code) }));
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

/** Files of `--evidence` are looked at here: nobody writes hashes by hand. */
export async function complete(request: DisposalRequest): Promise<number> {
  const files = await evidenceOf(request);
  const withFiles = (destruction: Completion['destruction']) =>
    files.length === 0 ? destruction : { ...destruction, evidence: files };
  const body = await bodyOf<Body<Completion>>(
    request,
    ({ destruction, paper }) => ({
      ...{ destruction: withFiles(destruction), papers: { 'destruction-minutes': paper } },
    }),
    plainDestruction(request),
  );
  const destruction = withFiles(body.destruction);
  return tellState(request, await completeCase(request.deps, { ...body, destruction, ...commandOf(request) }));
}
