import type { HostStatus } from '../http/deps.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host, HostId } from '../ports/host.ts';

export interface HostStatesOptions {
  readonly hosts: ReadonlyMap<HostId, Host>;
  readonly clock: Clock;
  /** How long an answer of a host stands. */
  readonly keepMs: number;
}

/** What a host says of itself. */
type HostState = Omit<HostStatus, 'work'>;

interface Kept {
  readonly askedAt: number;
  readonly state: Promise<HostState>;
}

/** What every host says of itself. The console asks every few seconds in every window; the host is asked once for all. */
export function createHostStates({ hosts, clock, keepMs }: HostStatesOptions): () => Promise<readonly HostState[]> {
  const kept = new Map<HostId, Kept>();

  const stateOf = (id: HostId, host: Host): Promise<HostState> => {
    const now = clock.now();
    const last = kept.get(id);
    const age = last === undefined ? -1 : now.getTime() - last.askedAt;
    // A clock that was set back says nothing of the age.
    if (last !== undefined && age >= 0 && age < keepMs) return last.state;
    const state = ask(host, now);
    kept.set(id, { askedAt: now.getTime(), state });
    state.catch(() => kept.delete(id)); // whoever asked gets the error; the next one asks anew
    return state;
  };
  return () => Promise.all([...hosts].map(([id, host]) => stateOf(id, host)));
}

async function ask(host: Host, checkedAt: Date): Promise<HostState> {
  return { description: host.describe(), findings: await host.checkHealth(), checkedAt };
}
