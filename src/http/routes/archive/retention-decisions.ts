import { acceptProposals } from '../../../app/archive/retention/accept-proposals.ts';
import { decideRetention } from '../../../app/archive/retention/decide-retention.ts';
import { undoDecision } from '../../../app/archive/retention/undo-decision.ts';
import type { ProposeOptions } from '../../../app/archive/propose-retention.ts';
import { parsePeriodKey, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import { defineRoute, ok, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { invalid } from '../../http-error.ts';
import { acceptanceView, decidedView } from '../../views/archive/retention-decision.ts';
import { actorOf, shown } from './dossiers.ts';
import { demandReadable, readerOf } from './readable.ts';
import type { ProposerSource } from './keep-proposers.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
interface Decision {
  readonly revision: number;
  /** As `periodKey` writes it. */
  readonly period: string;
  readonly item?: string | null;
  readonly scheduleVersion?: number;
  readonly permanentBecause?: readonly string[];
  readonly reason?: string;
}
interface Acceptance extends ProposeOptions {
  readonly proposals: readonly {
    readonly dossierId: string;
    readonly revision: number;
    readonly item: string;
    readonly scheduleVersion: number;
    readonly period: string;
  }[];
}

/** What a person decides on how long dossiers are kept. */
export function retentionDecisionRoutes(deps: HttpDeps, proposerFor: ProposerSource): readonly Route[] {
  return [
    defineRoute<IdPath & { body: Decision }>('decideRetention', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      const request = { ...call.body, period: periodOf(call.body.period), dossierId: call.path.id };
      const decided = await decideRetention(deps, { ...request, actor: actorOf(call) }, await proposerFor({}));
      return ok(decidedView(decided, readerOf(call)));
    }),
    defineRoute<IdPath & { body: { revision: number } }>('undoRetentionDecision', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      return shown(await undoDecision(deps, { dossierId: call.path.id, ...call.body, actor: actorOf(call) }), call);
    }),
    defineRoute<{ body: Acceptance }>('acceptRetentionProposals', async (call) => {
      const { proposals, ...options } = call.body;
      const ids = proposals.map(({ dossierId }) => dossierId);
      await demandReadable(deps, ids, call);
      const seen = proposals.map((one) => ({ ...one, period: periodOf(one.period) }));
      const report = await acceptProposals(deps, { proposals: seen, actor: actorOf(call) }, await proposerFor(options));
      return ok(acceptanceView(report, readerOf(call)));
    }),
  ];
}

/** @throws ValidationError */
function periodOf(key: string): RetentionPeriod {
  const period = parsePeriodKey(key);
  if (period === undefined) throw invalid('period', 'pattern');
  return period;
}
