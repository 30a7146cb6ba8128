import { isSettled } from '../domain/workflow/scan-file-state.ts';
import type { DocumentRef, HostEvent, HostId } from '../ports/host.ts';
import type { HostDocumentChanges } from '../ports/host-state.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { catchUp, noteFailedSweep } from './host/catch-up.ts';
import { mayRunAgain } from './host/count-run.ts';
import { noteHidden, noteSeenAgain } from './host/hidden.ts';
import { isOutage } from './host/host-outages.ts';
import { raiseAlarm } from './host/raise-alarm.ts';
import { fieldWriter, sendSync } from './host/send-sync.ts';
import { moveScanFile } from './move-scan-file.ts';
import { requireHost } from './require-host.ts';
import { readAgain } from './redrive.ts';
import { renamedFingerprint } from './run-fingerprint.ts';
import { sendWithdrawal } from './withhold.ts';

/** What was made of events. */
export interface EventCounts {
  readonly queued: number;
  readonly problems: number;
  readonly removed: number;
  /** Of documents whose content is the one that was read: only values are looked at. */
  readonly synced: number;
  /** Our own writes coming back. */
  readonly echoes: number;
}

export interface SweepResult extends EventCounts {
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
  try {
    const result = await look(deps, hostId, signal);
    await catchUp(deps, hostId);
    return result;
  } catch (error) {
    await noteFailedSweep(deps, hostId, error);
    throw error;
  }
}

async function look(deps: AppDeps, hostId: HostId, signal?: AbortSignal): Promise<SweepResult> {
  for (let taken = 1; taken <= LOOKS; taken += 1) {
    const result = await sweepOnce(deps, hostId, signal);
    if (result !== undefined) return result;
  }
  return { ...NOTHING, pending: 1 };
}

const NOTHING: EventCounts = { queued: 0, problems: 0, removed: 0, synced: 0, echoes: 0 };

/** Undefined when another sweep came first. */
async function sweepOnce(deps: AppDeps, hostId: HostId, signal?: AbortSignal): Promise<SweepResult | undefined> {
  const host = requireHost(deps, hostId);
  const seen = await deps.store.cursors.get(hostId);
  const found = await deps.outages.watch(hostId, () => host.events.pollChanges(seen, signal));
  const { events, cursor: next, pending } = found;
  if (events.length === 0 && next === seen && found.reconcileSoon !== true) return { ...NOTHING, pending };
  const result = await deps.store.transaction(async () => {
    if (!(await deps.store.cursors.replace(hostId, { seen, next }))) return undefined;
    if (found.reconcileSoon === true) await deps.queue.send('reconcile-host', { hostId }, { key: hostId });
    return takeEvents(deps, hostId, events);
  });
  if (result === undefined) return undefined;
  if (events.length > 0) deps.log.info('Host swept', { hostId, ...result, pending });
  return { ...result, pending };
}

/** Turns events into rows, jobs and ledger entries; inside a transaction. */
export async function takeEvents(deps: AppDeps, hostId: HostId, events: readonly HostEvent[]): Promise<EventCounts> {
  const result = { ...NOTHING };
  for (const event of events) result[await takeEvent(deps, hostId, event)] += 1;
  if (result.echoes > 0) await deps.store.hostProgress.addEchoes(hostId, result.echoes);
  return result;
}

async function takeEvent(deps: AppDeps, hostId: HostId, event: HostEvent): Promise<keyof EventCounts> {
  const known = await findFile(deps, hostId, event);
  switch (event.kind) {
    case 'removed':
      if (known && known.state !== 'gone') await removed(deps, known);
      return 'removed';
    case 'problem':
      return takeProblem(deps, { hostId, event, known });
    case 'added':
    case 'changed':
      return (known && (await followKnown(deps, known, event))) ?? (await read(deps, { hostId, event, known }));
  }
}

async function takeProblem(deps: AppDeps, told: Omit<Receipt, 'state'>): Promise<keyof EventCounts> {
  const { event, known } = told;
  if (event.code === 'text-wanted') return give(deps, told);
  if (known && isLoss(event) && (await giveAgain(deps, known))) return 'queued';
  if (known && event.code === 'document-hidden') await noteHidden(deps, known);
  else await receive(deps, { ...told, state: 'failed' });
  return 'problems';
}

/** A former name that nobody is called by any more says nothing, nor one whose content has a living row under its name. */
async function findFile(deps: AppDeps, hostId: HostId, event: HostEvent): Promise<ScanFile | undefined> {
  const { scanFiles } = deps.store;
  const named = await scanFiles.findByRef(hostId, event.ref);
  const renamed = event.renamedFrom && (await scanFiles.findByRef(hostId, event.renamedFrom));
  if (!renamed || renamed.id === named?.id) return named;
  if (!named || named.state === 'gone') return renamed;
  const isSame = named.sha256 !== null && [event.sha256, renamed.sha256].includes(named.sha256);
  if (renamed.state !== 'gone' && !isSame) return renamed;
  if (renamed.state !== 'gone') {
    await note(deps, renamed, { state: 'gone', action: 'scan-file.replaced' });
    await sendWithdrawal(deps, hostId, renamed.ref);
  }
  return named;
}

/** What we gave is not there any more, or not as we gave it; the original is. */
function isLoss({ code }: HostEvent): boolean {
  return code !== undefined && /-(lost|replaced)$/.test(code);
}

/** The host waits for what we make of a file: it gets what was read, once more, or what is read now. */
async function give(deps: AppDeps, { hostId, event, known }: Omit<Receipt, 'state'>): Promise<keyof EventCounts> {
  if (known?.state === 'received' || known?.state === 'reading') return 'queued'; // gets it at the end
  if (known && (await giveAgain(deps, known))) return 'queued';
  return read(deps, { hostId, event: { ...event, kind: 'changed' }, known });
}

/** Reads once more, from what was kept, so that the results are delivered anew. */
async function giveAgain(deps: AppDeps, file: ScanFile): Promise<boolean> {
  if (file.state !== 'done' && file.state !== 'review') return false;
  if (await mayRunAgain(deps, file)) await readAgain(deps, file.id, 'system');
  return true;
}

async function removed(deps: AppDeps, file: ScanFile): Promise<void> {
  await raiseAlarm(deps, file);
  await note(deps, file, { state: 'gone', action: 'scan-file.gone' });
}

/** In hosts with fields a document also changes without its content. Undefined where it must be read. */
async function followKnown(deps: AppDeps, file: ScanFile, event: HostEvent): Promise<keyof EventCounts | undefined> {
  if (fieldWriter(deps.hosts.get(file.hostId)) === undefined || file.state === 'gone') return undefined;
  const isRenamed = file.ref !== event.ref;
  const state = await deps.store.hostDocuments.find(file.id);
  if (state?.alarm === 'document-hidden') await noteSeenAgain(deps, file);
  if (!isRenamed && event.fingerprint !== undefined && state?.fingerprint === event.fingerprint) return 'echoes';
  if (!isRead(file, event)) return undefined;
  if (isRenamed) await followName(deps, file, event);
  // It may have text of ours, taken in before the mark was found, or made anew since.
  if (file.state === 'withheld') await sendWithdrawal(deps, file.hostId, event.ref);
  await sendSync(deps, file);
  return 'synced';
}

async function followName(deps: AppDeps, file: ScanFile, { ref, name }: HostEvent): Promise<void> {
  await freeReference(deps, file.hostId, ref);
  const fingerprint = renamedFingerprint(deps, file, name);
  await note(deps, file, { action: 'scan-file.renamed', state: file.state, ref, name, fingerprint });
  await sendWithdrawal(deps, file.hostId, file.ref);
  // What we wrote, and what people wrote, stands at the other document.
  if (await deps.store.hostDocuments.find(file.id)) await deps.store.hostDocuments.save(file.id, UNWRITTEN);
}

/** One not read to its end is not: a job for values alone would take the place of the dead one that is to be sent again. */
function isRead({ sha256, state, code }: ScanFile, event: HostEvent): boolean {
  return event.sha256 !== undefined && event.sha256 === sha256 && !(state === 'failed' && isOutage(code ?? ''));
}

const UNWRITTEN: HostDocumentChanges = {
  baseline: {},
  sealed: null,
  taken: {},
  leftAlone: [],
  intended: null,
  fingerprint: null,
  pending: [],
  marks: [],
  conflicts: [],
  remarkedFor: null,
  notes: [],
  leftInHost: [],
};

async function read(deps: AppDeps, told: Omit<Receipt, 'state'>): Promise<keyof EventCounts> {
  const { hostId, event, known } = told;
  // What still waits to be read is read once, however often it is told of.
  if (known && known.state !== 'received' && !(await mayRunAgain(deps, known))) return 'problems';
  const file = await receive(deps, { ...told, state: 'received' });
  if (!known) await mayRunAgain(deps, file);
  // After a rename the results stand under the new name; those under the old one would only mislead.
  if (event.renamedFrom !== undefined && event.renamedFrom === known?.ref)
    await sendWithdrawal(deps, hostId, event.renamedFrom);
  await deps.queue.send('read-scan-file', { scanFileId: file.id }, { key: file.id });
  return 'queued';
}

interface Receipt {
  readonly hostId: HostId;
  readonly event: HostEvent;
  readonly known: ScanFile | undefined;
  readonly state: 'received' | 'failed';
}

async function receive(deps: AppDeps, { hostId, event, known, state }: Receipt): Promise<ScanFile> {
  const code = event.kind === 'problem' ? (event.code ?? 'io') : null;
  const isRenamed = known !== undefined && known.ref === event.renamedFrom;
  const action = code === null ? (isRenamed ? 'scan-file.renamed' : 'scan-file.received') : 'scan-file.refused';
  if (known) {
    if (known.ref !== event.ref) await freeReference(deps, hostId, event.ref);
    // A withheld file that comes again with other content is looked at afresh; the mark is found again if it is there.
    return note(deps, known, { action, state, code, details: {}, ref: event.ref, name: nameFor(deps, known, event) });
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

/**
 * Where we write fields the host shows the document under a title that we made of its text: that is no name of the file,
 * and must not come into the ledger. There a file keeps the name under which it came.
 */
function nameFor(deps: AppDeps, known: ScanFile, event: HostEvent): string {
  return fieldWriter(deps.hosts.get(known.hostId)) && known.ref === event.ref ? known.name : event.name;
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
  readonly fingerprint?: string | null;
}

async function note(deps: AppDeps, file: ScanFile, { action, ...move }: Move): Promise<ScanFile> {
  // Told late of a file that is through: the ledger has it, what was read stands.
  const isLate = move.state === 'failed' && isSettled(file.state);
  const changed = isLate ? file : await moveScanFile(deps, file, move);
  const body = { hostId: file.hostId, name: changed.name, ...(move.code ? { code: move.code } : {}) };
  await deps.store.ledger.append({ action, subject: file.id, actor: 'system', body });
  return changed;
}
