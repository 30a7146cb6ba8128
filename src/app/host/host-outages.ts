import type { Clock } from '../../ports/clock.ts';
import { HostError, type HostErrorCode } from '../../ports/errors.ts';
import type { HostId } from '../../ports/host.ts';

/** What all jobs of this process know of hosts that do not answer: they rest together, so that its return is no storm. */
export interface HostOutages {
  /** @throws HostError `unavailable`, retryable, while the host rests */
  assertOpen(hostId: HostId): void;
  /** Runs what asks the host, and remembers how that went. A refused token comes out retryable. */
  watch<T>(hostId: HostId, work: () => Promise<T>): Promise<T>;
  failed(hostId: HostId, error: unknown): void;
  /**
   * True when the host is back, or answers for the first time in this process: what waited may go on. Once more when other
   * processes, which may rest longer and let jobs die meanwhile, have found out too.
   */
  takeReturn(hostId: HostId): boolean;
}

const FIRST_REST_MS = 5000;
const LONGEST_REST_MS = 60_000;
/** By then no process rests any more. */
const ALL_BACK_MS = 2 * LONGEST_REST_MS;
/**
 * A refused token says nothing of any document: all of them wait for the new one. Nor does a stranger's page in the
 * place of an answer; what cannot be understood of one document alone is no outage (not retryable).
 */
const OUTAGE: readonly HostErrorCode[] = ['unavailable', 'timeout', 'rate-limited', 'unauthorized', 'protocol'];

/** What passes once the host is back; jobs that died of it are sent again then. */
export function isOutage(code: string): boolean {
  return OUTAGE.some((one) => one === code);
}

interface Outage {
  readonly failures: number;
  readonly until: number;
}

export function createHostOutages(clock: Clock): HostOutages {
  const outages = new Map<HostId, Outage>();
  const back = new Map<HostId, number>();
  const met = new Set<HostId>();

  function failed(hostId: HostId, error: unknown): void {
    if (!(error instanceof HostError) || !isOutage(error.code)) return;
    if (error.code === 'protocol' && !error.retryable) return;
    const failures = (outages.get(hostId)?.failures ?? 0) + 1;
    const rest = Math.max(error.retryAfterMs ?? 0, Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (failures - 1)));
    outages.set(hostId, { failures, until: clock.now().getTime() + rest });
  }
  function answered(hostId: HostId): void {
    if (outages.delete(hostId) || !met.has(hostId)) back.set(hostId, clock.now().getTime());
    met.add(hostId);
  }
  return {
    assertOpen(hostId) {
      const wait = (outages.get(hostId)?.until ?? 0) - clock.now().getTime();
      if (wait <= 0) return;
      throw new HostError('unavailable', 'The host does not answer; it is asked again later', {
        hostId,
        operation: 'rest',
        retryable: true,
        retryAfterMs: wait,
      });
    },
    async watch(hostId, work) {
      try {
        const result = await work();
        answered(hostId);
        return result;
      } catch (error) {
        failed(hostId, error);
        throw passing(error);
      }
    },
    failed,
    takeReturn(hostId) {
      const since = back.get(hostId);
      if (since === undefined) return false;
      if (clock.now().getTime() - since >= ALL_BACK_MS) back.delete(hostId);
      return true;
    },
  };
}

/** For a connector to say "repeat" of a refused token would only be refused again at once. Here the host rests first. */
function passing(error: unknown): unknown {
  if (!(error instanceof HostError) || error.code !== 'unauthorized' || error.retryable) return error;
  const { code, message, hostId, operation, details } = error;
  return new HostError(code, message, { hostId, operation, details, retryable: true, cause: error });
}
