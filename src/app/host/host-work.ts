import type { HostFinding, HostId } from '../../ports/host.ts';
import type { HintState, HostDocumentCounts, HostProgress } from '../../ports/host-state.ts';
import type { Store } from '../../ports/store.ts';

/** How far the work for one host has come: what the store knows, without asking the host. */
export interface HostWork extends HostProgress, HostDocumentCounts {
  readonly hints: Readonly<Record<HintState, number>>;
}

export async function hostWork(
  store: Pick<Store, 'hints' | 'hostDocuments' | 'hostProgress'>,
  hostId: HostId,
): Promise<HostWork> {
  const [hints, documents, progress] = await Promise.all([
    store.hints.count(hostId),
    store.hostDocuments.counts(hostId),
    store.hostProgress.get(hostId),
  ]);
  return { hints, ...documents, ...progress };
}

/** What of it a person must look at. */
export function workFindings({ alarms, capped, conflicts }: HostWork): readonly HostFinding[] {
  const finding = (severity: HostFinding['severity'], code: string, count: number): readonly HostFinding[] =>
    count === 0 ? [] : [{ severity, code, details: { count } }];
  return [
    ...finding('error', 'deleted-under-retention', alarms),
    ...finding('warning', 'documents-capped', capped),
    ...finding('info', 'values-in-conflict', conflicts),
  ];
}
