import type { Host, HostFinding } from '../../ports/host.ts';
import type { HintState, HostDocumentCounts, HostProgress } from '../../ports/host-state.ts';
import type { Store } from '../../ports/store.ts';
import { fieldWriter } from './send-sync.ts';

/** How far the work for one host has come: what the store knows, without asking the host. */
export interface HostWork extends HostProgress, HostDocumentCounts {
  /** Documents that were read and never brought into line with the host, though there was time to. */
  readonly unwritten: number;
  readonly hints: Readonly<Record<HintState, number>>;
}

/** A job that fails for a passing reason is tried for so long. */
const WRITTEN_BY_MS = 30 * 60_000;

export async function hostWork(
  store: Pick<Store, 'hints' | 'hostDocuments' | 'hostProgress'>,
  host: Host,
  now: Date,
): Promise<HostWork> {
  const { id } = host.describe();
  const before = new Date(now.getTime() - WRITTEN_BY_MS);
  const [hints, documents, progress, unwritten] = await Promise.all([
    store.hints.count(id),
    store.hostDocuments.counts(id),
    store.hostProgress.get(id),
    fieldWriter(host) ? store.hostDocuments.countUnwritten(id, before) : 0,
  ]);
  return { hints, ...documents, ...progress, unwritten };
}

/** What of it a person must look at. */
export function workFindings(work: HostWork): readonly HostFinding[] {
  const finding = (severity: HostFinding['severity'], code: string, count: number): readonly HostFinding[] =>
    count === 0 ? [] : [{ severity, code, details: { count } }];
  return [
    ...finding('error', 'deleted-under-retention', work.alarms),
    ...finding('error', 'withheld-notes-left', work.notesLeft),
    ...finding('error', 'withheld-text-left', work.textLeft),
    ...finding('warning', 'documents-unwritten', work.unwritten),
    ...finding('warning', 'documents-hidden', work.hidden),
    ...finding('warning', 'documents-capped', work.capped),
    ...finding('info', 'values-in-conflict', work.conflicts),
  ];
}
