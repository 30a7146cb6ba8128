import type { ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { fieldWriter, sendSync } from './send-sync.ts';

/**
 * Counts a reading that the host sets off, and refuses it when the document had as many today as it may have: what makes
 * a document change with each of our answers must not keep the machine busy for ever. Visible in the host (mark
 * `too-many-runs`), in the ledger and in the status; the next night tries again. Inside a transaction.
 */
export async function mayRunAgain(deps: AppDeps, file: Pick<ScanFile, 'id' | 'hostId'>): Promise<boolean> {
  if (fieldWriter(deps.hosts.get(file.hostId)) === undefined) return true;
  const runsOn = today(deps);
  const known = await deps.store.hostDocuments.find(file.id);
  const runs = (known?.runsOn === runsOn ? known.runs : 0) + 1;
  const capped = runs > deps.hostRunsPerDay;
  if (!capped) await deps.store.hostDocuments.save(file.id, { runsOn, runs, capped });
  else if (known?.capped !== true) {
    await deps.store.hostDocuments.save(file.id, { capped });
    await sendSync(deps, file);
    const body = { runs: deps.hostRunsPerDay, day: runsOn };
    await deps.store.ledger.append({ action: 'scan-file.too-many-runs', subject: file.id, actor: 'system', body });
    deps.log.warn('Too many runs of a document today', { scanFileId: file.id, runs: deps.hostRunsPerDay });
  }
  return !capped;
}

/** By the clock of the machine, as the nightly look goes by it: what had its fill in a day is tried in the night after. */
export function today({ clock }: Pick<AppDeps, 'clock'>): string {
  const now = clock.now();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
