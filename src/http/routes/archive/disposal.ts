import {
  decideCase,
  handOver,
  keepItems,
  recordOpinion,
  withdrawCase,
} from '../../../app/archive/disposal/decide-case.ts';
import type {
  DecisionCommand,
  HandoverCommand,
  OpinionCommand,
  ToKeep,
} from '../../../app/archive/disposal/decide-case.ts';
import {
  addPaper,
  describeCase,
  type CaseDescription,
  type FreePaper,
} from '../../../app/archive/disposal/describe-case.ts';
import { openCase, type NewCase } from '../../../app/archive/disposal/open-case.ts';
import { requireVisible, listCases, showCase } from '../../../app/archive/disposal/show-case.ts';
import { reopenList, submitCase } from '../../../app/archive/disposal/submit-case.ts';
import type { CaseState } from '../../../domain/disposal/case-state.ts';
import type { CasePaper, DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import { defineRoute, ok, type Input, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { caseView, fileView, overviewView, progressView } from '../../views/archive/disposal.ts';
import type { Completion } from '../../../app/archive/disposal/complete-case.ts';
import { answerCase, viewerOf, type CasePath } from './disposal-call.ts';
import { councilRoutes } from './disposal-council.ts';
import { disposalItemRoutes } from './disposal-items.ts';

interface Page {
  readonly limit: number;
  readonly after?: string;
}
interface Seen {
  readonly revision?: number;
}

/** Cases of disposal. One that an account may not see is not there. */
export function disposalRoutes(deps: HttpDeps): readonly Route[] {
  return [
    ...caseRoutes(deps),
    ...stepRoutes(deps),
    ...executionRoutes(deps),
    ...disposalItemRoutes(deps),
    ...councilRoutes(deps),
  ];
}

function caseRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: Page & { fonds?: string; state?: CaseState } }>('listDisposalCases', async (call) => {
      const { fonds, state, ...page } = call.query;
      const filter = {
        ...(fonds !== undefined && { fondsId: fonds }),
        ...(state !== undefined && { states: [state] }),
      };
      const { items, ...rest } = await listCases(deps, viewerOf(call), { ...filter, page });
      return ok({ items: items.map((one) => caseView(one, call.language)), ...rest });
    }),
    defineRoute<{ body: Omit<NewCase, 'actor'> }>('createDisposalCase', async ({ body, caller, language }) => {
      const made = await openCase(deps, { ...body, actor: caller().account.name });
      return { status: 201, body: overviewView(await showCase(deps, made), language) };
    }),
    defineRoute<{ path: CasePath }>('readDisposalCase', async (call) => {
      const found = await requireVisible(deps, call.path.id, viewerOf(call));
      return ok(overviewView(await showCase(deps, found), call.language));
    }),
    step<Omit<CaseDescription, 'caseId' | 'actor'>>(deps, 'describeDisposalCase', describeCase),
    defineRoute<{ path: CasePath & { kind: FreePaper }; body: Seen & { paper: CasePaper } }>(
      'addDisposalPaper',
      async (call) => {
        const { id: caseId, kind } = call.path;
        await addPaper(deps, { caseId, kind, ...call.body, actor: viewerOf(call).account });
        return answerCase(deps, call);
      },
    ),
  ];
}

type Command<Body> = Body & { readonly caseId: string; readonly actor: string };

/** A step of a case: its body with the case and the account is the command. */
function step<Body extends object>(
  deps: HttpDeps,
  operation: Route['id'],
  carryOut: (deps: HttpDeps, command: Command<Body>) => Promise<DisposalCase>,
): Route {
  return defineRoute<Input & { path: CasePath; body: Body }>(operation, async (call) => {
    await requireVisible(deps, call.path.id, viewerOf(call));
    await carryOut(deps, { ...call.body, caseId: call.path.id, actor: viewerOf(call).account });
    return answerCase(deps, call);
  });
}

interface MoveBody extends Seen {
  readonly to: 'submitted' | 'draft' | 'withdrawn';
  readonly reason?: string;
}

function stepRoutes(deps: HttpDeps): readonly Route[] {
  return [
    step<MoveBody>(deps, 'moveDisposalCase', (_, { to, reason = '', ...command }) => {
      if (to === 'submitted') return submitCase(deps, command);
      return to === 'draft' ? reopenList(deps, command) : withdrawCase(deps, { ...command, reason });
    }),
    step<Seen & { keep: ToKeep }>(deps, 'keepDisposalItems', keepItems),
    step<Omit<OpinionCommand, 'caseId' | 'actor'>>(deps, 'recordDisposalOpinion', recordOpinion),
    step<Omit<DecisionCommand, 'caseId' | 'actor'>>(deps, 'decideDisposal', decideCase),
    step<Omit<HandoverCommand, 'caseId' | 'actor'>>(deps, 'handOverDisposal', handOver),
    step<Omit<Completion, 'caseId' | 'actor'>>(deps, 'completeDisposal', (_, command) =>
      deps.disposal.complete(command),
    ),
  ];
}

interface ExecutionBody extends Seen {
  readonly lateReason?: string;
  readonly limit?: number;
}
interface SettlingBody extends Seen {
  readonly as: 'by-hand' | 'kept';
  readonly reason: string;
}

function executionRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ path: CasePath; query: Page }>('listDisposalFiles', async (call) => {
      const { id } = await requireVisible(deps, call.path.id, viewerOf(call));
      const { items, ...rest } = await deps.store.disposals.files(id, call.query);
      return ok({ items: items.map((file) => fileView(file, call.language)), ...rest });
    }),
    defineRoute<{ path: CasePath; body: ExecutionBody }>('executeDisposal', async (call) => {
      const command = { ...call.body, caseId: call.path.id, actor: viewerOf(call).account };
      return ok(progressView(await deps.disposal.execute(command), call.language));
    }),
    defineRoute<{ path: CasePath & { scanFileId: string }; body: SettlingBody }>('settleDisposalFile', async (call) => {
      const { id: caseId, scanFileId } = call.path;
      await deps.disposal.settle({ ...call.body, caseId, scanFileId, actor: viewerOf(call).account });
      return answerCase(deps, call);
    }),
  ];
}
