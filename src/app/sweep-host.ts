import { isSettled } from '../domain/workflow/scan-file-state.ts';
import type { DocumentRef, HostEvent, HostId } from '../ports/host.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { moveScanFile } from './move-scan-file.ts';
import { requireHost } from './require-host.ts';
import { sendWithdrawal } from './withhold.ts';

export interface SweepResult {
  readonly queued: number;
  readonly problems: number;
  readonly removed: number;
  /** Documents that are not ready yet: sweep again soon. */
  readonly pending: number;
}

/** Looks a sweep takes when others are faster: each of them told what it found. */
const LOOKS = 3;

/**
 * Asks a host what changed and queues what is worth a look. Rows, jobs and the cursor are committed together
 * at the end, so that a sweep which breaks off is simply done again: every step is idempotent. One that was overtaken
 * by another sweep changes nothing and looks again from where that one came to.
 */
export async function sweepHost(deps: AppDeps, hostId: HostId, signal?: AbortSignal): Promise<SweepResult> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const result = await sweepOnce(deps, hostId, signal);
    if (result !== undefined) return result;
  }
  return { queued: 0, problems: 0, removed: 0, pending: 1 };
}

/** Undefined when another sweep came first. */
async function sweepOnce(deps: AppDeps, hostId: HostId, signal?: AbortSignal): Promise<SweepResult | undefined> {
  const host = requireHost(deps, hostId);
  const seen = await deps.store.cursors.get(hostId);
  const { events, cursor: next, pending } = await host.events.pollChanges(seen, signal);
  if (events.length === 0 && next === seen) return { queued: 0, problems: 0, removed: 0, pending };
  const result = await deps.store.transaction(async () =>
    (await deps.store.cursors.replace(hostId, { seen, next })) ? takeEvents(deps, hostId, events) : undefined,
  );
  if (result === undefined) return undefined;
  if (events.length > 0) deps.log.info('Host swept', { hostId, ...result, pending });
  return { ...result, pending };
}

/** Turns hints into rows, jobs and ledger entries; inside a transaction. */
export async function takeEvents(
  deps: AppDeps,
  hostId: HostId,
  events: readonly HostEvent[],
): Promise<{ queued: number; problems: number; removed: number }> {
  const result = { queued: 0, problems: 0, removed: 0 };
  for (const event of events) result[await takeEvent(deps, hostId, event)] += 1;
  return result;
}

async function takeEvent(deps: AppDeps, hostId: HostId, event: HostEvent): Promise<'queued' | 'problems' | 'removed'> {
  const known = await deps.store.scanFiles.findByRef(hostId, event.renamedFrom ?? event.ref);
  switch (event.kind) {
    case 'removed':
      if (known && known.state !== 'gone') await note(deps, known, { state: 'gone', action: 'scan-file.gone' });
      return 'removed';
    case 'problem':
      await receive(deps, { hostId, event, known, state: 'failed' });
      return 'problems';
    case 'added':
    case 'changed': {
      const file = await receive(deps, { hostId, event, known, state: 'received' });
      // After a rename the results stand under the new name; those under the old one would only mislead.
      if (event.renamedFrom !== undefined) await sendWithdrawal(deps, hostId, event.renamedFrom);
      await deps.queue.send('read-scan-file', { scanFileId: file.id }, { key: file.id });
      return 'queued';
    }
  }
}

interface Receipt {
  readonly hostId: HostId;
  readonly event: HostEvent;
  readonly known: ScanFile | undefined;
  readonly state: 'received' | 'failed';
}

async function receive(deps: AppDeps, { hostId, event, known, state }: Receipt): Promise<ScanFile> {
  const code = event.kind === 'problem' ? (event.code ?? 'io') : null;
  const action = code === null ? (event.renamedFrom ? 'scan-file.renamed' : 'scan-file.received') : 'scan-file.refused';
  if (known) {
    if (known.ref !== event.ref) await freeReference(deps, hostId, event.ref);
    // A withheld file that comes again with other content is looked at afresh; the mark is found again if it is there.
    return note(deps, known, { action, state, code, details: {}, ref: event.ref, name: event.name });
  }
  const file = newScanFile(deps, { hostId, ref: event.ref, name: event.name, state, code });
  await deps.store.scanFiles.insert(file);
  await deps.store.ledger.append({
    action,
    subject: file.id,
    actor: 'system',
    body: { hostId, name: file.name, ...(code && { code }) },
  });
  return file;
}

/** A file that is gone may have left its reference to the one that now takes its name. */
async function freeReference(deps: AppDeps, hostId: HostId, ref: DocumentRef): Promise<void> {
  const holder = await deps.store.scanFiles.findByRef(hostId, ref);
  // No host gives out references of this form: it only keeps the row apart.
  if (holder)
    await note(deps, holder, { state: 'gone', ref: `gone:${holder.id}` as DocumentRef, action: 'scan-file.replaced' });
}

function newScanFile(deps: AppDeps, given: Pick<ScanFile, 'hostId' | 'ref' | 'name' | 'state' | 'code'>): ScanFile {
  const now = deps.clock.now();
  return {
    ...given,
    id: deps.ids.next(),
    revision: 1,
    bytes: null,
    sha256: null,
    mediaType: null,
    pageCount: null,
    signed: false,
    details: {},
    fingerprint: null,
    receivedAt: now,
    updatedAt: now,
  };
}

interface Move {
  /** As the ledger calls it. */
  readonly action: string;
  readonly state: ScanFile['state'];
  readonly code?: string | null;
  readonly details?: ScanFile['details'];
  readonly ref?: DocumentRef;
  readonly name?: string;
}

async function note(deps: AppDeps, file: ScanFile, { action, ...move }: Move): Promise<ScanFile> {
  // Told late of a file that is through: the ledger has it, what was read stands.
  const isLate = move.state === 'failed' && isSettled(file.state);
  const changed = isLate ? file : await moveScanFile(deps, file, move);
  const body = { hostId: file.hostId, name: changed.name, ...(move.code ? { code: move.code } : {}) };
  await deps.store.ledger.append({ action, subject: file.id, actor: 'system', body });
  return changed;
}
