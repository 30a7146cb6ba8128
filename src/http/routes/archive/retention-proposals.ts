import type { ProposeOptions } from '../../../app/archive/propose-retention.ts';
import type { HttpDeps } from '../../deps.ts';
import { defineRoute, ok, type Route } from '../../api/route.ts';
import { retentionProposalView } from '../../views/archive/retention-proposal.ts';
import { readerOf } from './readable.ts';
import { keepProposers } from './keep-proposers.ts';
import { retentionDecisionRoutes } from './retention-decisions.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';

interface Lists {
  /** Ids with commas between. */
  readonly schedules?: string;
  readonly sectors?: string;
}
interface Many extends ProposeOptions {
  readonly dossierIds: readonly string[];
}

/** Proposals decide nothing and write nothing: a person does, on the dossier. */
export function retentionProposalRoutes(deps: HttpDeps): readonly Route[] {
  const proposerFor = keepProposers(deps);
  return [
    defineRoute<{ path: { id: string }; query: Lists }>('proposeRetention', async (call) => {
      const proposer = await proposerFor(optionsOf(call.query));
      const items = await proposer.forDossiers([call.path.id]);
      return ok({ items: items.map((one) => retentionProposalView(one, readerOf(call))) });
    }),
    defineRoute<{ path: { id: string }; query: Lists & PagedQuery }>('proposeRetentionOfFonds', async (call) => {
      const proposer = await proposerFor(optionsOf(call.query));
      const page = await proposer.forFonds(call.path.id, pageRequest(call.query));
      return ok({ ...page, items: page.items.map((one) => retentionProposalView(one, readerOf(call))) });
    }),
    defineRoute<{ body: Many }>('proposeRetentionOfMany', async (call) => {
      const { dossierIds, ...options } = call.body;
      const items = await (await proposerFor(options)).forDossiers(dossierIds);
      return ok({ items: items.map((one) => retentionProposalView(one, readerOf(call))) });
    }),
    ...retentionDecisionRoutes(deps, proposerFor),
  ];
}

function optionsOf({ schedules, sectors }: Lists): ProposeOptions {
  return {
    ...(schedules !== undefined && { schedules: schedules.split(',') }),
    ...(sectors !== undefined && { sectors: sectors.split(',') }),
  };
}
