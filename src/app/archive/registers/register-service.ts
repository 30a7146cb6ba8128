import { matchRegisters, type MatchReport, type MatchRequest } from './match-registers.ts';
import type { RegisterDeps } from './register-deps.ts';
import { bothSides, type MatchView } from './register-report.ts';
import { settleMatch, type Settlement } from './settle-match.ts';

/** What changes values of documents, for those that hold no queue themselves. */
export interface RegisterService {
  /** @throws as `matchRegisters` */
  match(request: MatchRequest): Promise<MatchReport>;
  /** @throws as `settleMatch` */
  settle(settlement: Settlement): Promise<MatchView>;
}

export function makeRegisterService(deps: RegisterDeps): RegisterService {
  return {
    match: (request) => matchRegisters(deps, request),
    settle: async (settlement) => {
      const [view] = await bothSides(deps, [await settleMatch(deps, settlement)]);
      if (view === undefined) throw new Error('The document went while it was settled');
      return view;
    },
  };
}
