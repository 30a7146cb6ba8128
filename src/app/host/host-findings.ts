import type { Host, HostFinding } from '../../ports/host.ts';
import type { Store } from '../../ports/store.ts';

/** Rights that are needed only where documents are destroyed on a decision. */
const FOR_DISPOSAL = 'host-disposal-right-missing';

/** What a host says of itself; a right that only destruction needs is a fault once a case of disposal is under way. */
export async function hostFindings(
  store: Pick<Store, 'disposals'>,
  host: Host,
  signal?: AbortSignal,
): Promise<readonly HostFinding[]> {
  const findings = await host.checkHealth(signal);
  if (!findings.some(({ code }) => code === FOR_DISPOSAL)) return findings;
  const { items } = await store.disposals.list({ states: UNDER_WAY }, { limit: 1 });
  if (items.length === 0) return findings;
  return findings.map((finding) => (finding.code === FOR_DISPOSAL ? { ...finding, severity: 'error' } : finding));
}

/** Nothing is destroyed before the council has spoken. */
const UNDER_WAY = ['appraised', 'decided', 'handed-over'] as const;
