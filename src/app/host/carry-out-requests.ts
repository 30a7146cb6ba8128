import { effectiveValue } from '../../domain/cataloguing/field-value.ts';
import { FIELD_NAMES } from '../../domain/metadata/field-name.ts';
import { canMove } from '../../domain/workflow/scan-file-state.ts';
import type { HostRequest } from '../../ports/host-values.ts';
import type { DocumentRow, ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { readAgain } from '../redrive.ts';
import { mayRunAgain } from './count-run.ts';

/**
 * Carries out what a person asked for inside the host, each request once as long as it stands there. "Read again" and
 * "catalogue again" are one way: kept results of steps spare the work where nothing changed. Inside a transaction.
 * @returns whether a reading was queued: what is written into the host then waits for its end
 */
export async function carryOutRequests(
  deps: AppDeps,
  { file, fresh, actor }: { readonly file: ScanFile; readonly fresh: readonly HostRequest[]; readonly actor: string },
): Promise<boolean> {
  if (fresh.includes('accept') && (file.state === 'done' || file.state === 'review')) {
    for (const row of await deps.store.readings.documents(file.id)) await accept(deps, row, actor);
  }
  const wantsReading = fresh.includes('read-again') || fresh.includes('catalogue-again');
  if (!wantsReading || !canMove(file.state, 'received') || !(await mayRunAgain(deps, file))) return false;
  await readAgain(deps, file.id, actor);
  return true;
}

/** Requests that the next write takes away. A reading that may not be done today stays asked for until it is done. */
export function answeredNow(pending: readonly HostRequest[], isCapped: boolean): readonly HostRequest[] {
  return isCapped ? pending.filter((request) => request === 'accept') : pending;
}

/** "It is right as it stands": said inside the host, so that what a person later changes there still counts. */
async function accept(deps: AppDeps, row: DocumentRow, actor: string): Promise<void> {
  let { revision } = row;
  const documentId = row.id;
  for (const field of FIELD_NAMES) {
    const value = effectiveValue(row.fields[field] ?? {});
    if (value === undefined || value.origin === 'human' || value.origin === 'host') continue;
    const said = { ...value, confidence: 1, needsReview: false, origin: 'host' as const };
    ({ revision } = await deps.store.readings.setHostValue({ documentId, revision, field, value: said }));
  }
  await deps.store.readings.confirmDocument({ documentId, revision });
  const body = { documentId };
  await deps.store.ledger.append({ action: 'document.accepted-in-host', subject: row.scanFileId, actor, body });
}
