import { openProposer, type ProposeOptions, type Proposer } from '../../../app/archive/propose-retention.ts';
import type { HttpDeps } from '../../deps.ts';

/** Decisions and schedules are read again after so long: who describes dossier after dossier does not wait for them. */
const KEPT_MS = 30_000;

export type ProposerSource = (options: ProposeOptions) => Promise<Proposer>;

export function keepProposers(deps: HttpDeps): ProposerSource {
  let kept: { readonly key: string; readonly since: number; readonly proposer: Proposer } | undefined;
  return async (options) => {
    const key = JSON.stringify([options.schedules, options.sectors]);
    const now = deps.clock.now().getTime();
    if (kept?.key === key && now - kept.since < KEPT_MS) return kept.proposer;
    const proposer = await openProposer(deps, options);
    kept = { key, since: now, proposer };
    return proposer;
  };
}
