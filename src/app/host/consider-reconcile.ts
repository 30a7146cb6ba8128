import type { HostId } from '../../ports/host.ts';
import type { AppDeps } from '../deps.ts';

const HOUR_MS = 60 * 60_000;
/** When offices sleep, by the clock of the machine. */
const NIGHT = { from: 1, to: 5 };
const LEAST_AGE_MS = 20 * HOUR_MS;
/** A machine that is switched off at night compares by day. */
const MOST_AGE_MS = 36 * HOUR_MS;

/** Sends the nightly look at a host when its time has come; true when it was sent. */
export async function considerReconcile(deps: AppDeps, hostId: HostId): Promise<boolean> {
  if (!deps.hosts.get(hostId)?.events.reconcile) return false;
  const { reconciledAt } = await deps.store.hostProgress.get(hostId);
  if (!isDue(reconciledAt, deps.clock.now())) return false;
  await deps.queue.send('reconcile-host', { hostId }, { key: hostId });
  return true;
}

function isDue(last: Date | null, now: Date): boolean {
  if (last === null) return true;
  const age = now.getTime() - last.getTime();
  const hour = now.getHours();
  return age >= MOST_AGE_MS || (age >= LEAST_AGE_MS && hour >= NIGHT.from && hour < NIGHT.to);
}
