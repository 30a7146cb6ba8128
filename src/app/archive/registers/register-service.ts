import { matchRegisters, type MatchReport, type MatchRequest } from './match-registers.ts';
import type { RegisterDeps } from './register-deps.ts';
import { bothSides, type MatchView } from './register-report.ts';
import { removeRegister, type RemovedRegister } from './remove-register.ts';
import { settleMatches, type RefusedSettlement, type Settlement } from './settle-match.ts';
import { settleMatch } from './settle-match.ts';

/** How far a matching is that runs in this process. */
export interface MatchProgress {
  readonly running: boolean;
  /** Documents looked at, of all; writing comes after. */
  readonly done: number;
  readonly of: number;
}

/** What changes values of documents, for those that hold no queue themselves. */
export interface RegisterService {
  /** One after the other for each fonds. @throws as `matchRegisters` */
  match(request: MatchRequest): Promise<MatchReport>;
  progress(fondsId: string): MatchProgress;
  /** @throws as `settleMatch` */
  settle(settlement: Settlement & { readonly actor: string }): Promise<MatchView>;
  settleAll(request: {
    readonly settlements: readonly Settlement[];
    readonly actor: string;
  }): Promise<{ readonly settled: readonly MatchView[]; readonly refused: readonly RefusedSettlement[] }>;
  /** @throws as `removeRegister` */
  remove(request: { readonly registerId: string; readonly actor: string }): Promise<RemovedRegister>;
}

const AT_REST: MatchProgress = { running: false, done: 0, of: 0 };

/** `rest`: lets others in this process have their turn. */
export function makeRegisterService(deps: RegisterDeps, rest: () => Promise<void>): RegisterService {
  const running = new Map<string, { readonly progress: MatchProgress; readonly report: Promise<MatchReport> }>();
  return {
    match: async (request) => {
      const { fondsId } = request;
      let same = running.get(fondsId);
      // Asked twice is asked once: the second waits for the first, and then does what is left.
      while (same !== undefined) {
        await same.report.catch(() => undefined);
        same = running.get(fondsId);
      }
      const report = matchRegisters(deps, {
        ...request,
        onProgress: async (done, of) => {
          const now = running.get(fondsId);
          if (now !== undefined) running.set(fondsId, { ...now, progress: { running: true, done, of } });
          await rest();
        },
      });
      running.set(fondsId, { progress: { ...AT_REST, running: true }, report });
      try {
        return await report;
      } finally {
        running.delete(fondsId);
      }
    },
    progress: (fondsId) => running.get(fondsId)?.progress ?? AT_REST,
    settle: async (settlement) => {
      const [view] = await bothSides(deps, [await settleMatch(deps, settlement)]);
      if (view === undefined) throw new Error('The document went while it was settled');
      return view;
    },
    settleAll: async (request) => {
      const { settled, refused } = await settleMatches(deps, request);
      return { settled: await bothSides(deps, settled), refused };
    },
    remove: (request) => removeRegister(deps, request),
  };
}
