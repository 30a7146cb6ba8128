import { matchRegisters, type MatchReport } from './match-registers.ts';
import type { RegisterDeps } from './register-deps.ts';

interface NewScans {
  /** Lets others in this process have their turn. */
  readonly rest: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Finds the rows of documents that no matching has seen yet, fonds by fonds; nothing runs where no register covers their
 * years. What people settled and typed stays, as at every matching.
 */
export async function matchNewScans(deps: RegisterDeps, { rest, signal }: NewScans): Promise<readonly MatchReport[]> {
  const reports: MatchReport[] = [];
  const fonds = new Set((await deps.store.registers.list()).map(({ fondsId }) => fondsId));
  for (const fondsId of fonds) {
    if (signal.aborted || !(await deps.store.registers.hasNewScans(fondsId))) continue;
    const request = { fondsId, dryRun: false, actor: 'system', onProgress: () => rest() };
    reports.push(await matchRegisters(deps, request));
  }
  return reports;
}
