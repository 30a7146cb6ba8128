import type { FileKeptBecause } from '../../../domain/disposal/disposal-file.ts';
import { canMove } from '../../../domain/workflow/scan-file-state.ts';
import type { DisposalFile, FileWitness } from '../../../ports/archive/disposals.ts';
import { isPortError, StoreError } from '../../../ports/errors.ts';
import type { HostDisposal, WitnessedState } from '../../../ports/host-disposal.ts';
import { moveScanFile } from '../../move-scan-file.ts';
import { tell, type CaseCommand } from './disposal-deps.ts';
import type { ExecutionDeps } from './execution-deps.ts';

interface Settling {
  readonly file: DisposalFile;
  readonly command: CaseCommand;
  /** Why it must not go; looked at just now. */
  readonly reason: FileKeptBecause | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Carries one file to its end. Gives the code of what stands in the way; it is tried again with the next call. */
export async function settleFile(deps: ExecutionDeps, settling: Settling): Promise<string | undefined> {
  const { file } = settling;
  try {
    return await carryOn(deps, settling);
  } catch (error) {
    // Somebody else carries the same case out: the file is in their hands.
    if (error instanceof StoreError && error.code === 'stale') return undefined;
    if (!isPortError(error)) throw error;
    const now = (await deps.store.disposals.file(file.caseId, file.scanFileId)) ?? file;
    await deps.store.disposals.moveFile(now, { code: error.code, updatedAt: deps.clock.now() });
    return error.code;
  }
}

async function carryOn(deps: ExecutionDeps, settling: Settling): Promise<string | undefined> {
  let { file } = settling;
  const disposal = deps.hosts.get(file.hostId)?.disposal;
  if (settling.reason !== undefined) return spare(deps, settling, disposal);
  if (disposal === undefined) return wait(deps, file, 'host-cannot');
  if (file.state === 'planned') {
    const seen = await takeWitness(deps, { ...settling, file }, disposal);
    if (typeof seen !== 'object') return seen;
    file = seen;
  }
  if (file.state === 'witnessed') {
    const went = await trash(deps, { ...settling, file }, disposal);
    if (typeof went !== 'object') return went;
    file = went;
  }
  if ((await disposal.erase(file.ref, seenOf(file), settling.signal)) === 'touched')
    return wait(deps, file, 'changed-in-trash');
  await deps.store.transaction(async () => {
    await forget(deps, file);
    await step(deps, settling, { file, to: 'erased' });
  });
  return undefined;
}

async function wait({ store, clock }: ExecutionDeps, file: DisposalFile, code: string): Promise<string> {
  await store.disposals.moveFile(file, { code, updatedAt: clock.now() });
  return code;
}

/** The file with what the host says of it; undefined: it is settled; a text: it has to wait for a person. */
async function takeWitness(
  deps: ExecutionDeps,
  settling: Settling,
  disposal: HostDisposal,
): Promise<DisposalFile | string | undefined> {
  const { file, signal } = settling;
  // Never read, so that nobody knows what was listed.
  if (file.sha256 === null) return wait(deps, file, 'content-unknown');
  const seen = await disposal.witness(file.ref, signal);
  if (seen === undefined) {
    const where = await disposal.where(file.ref, signal);
    if (where !== 'gone') return wait(deps, file, where === 'trashed' ? 'in-trash' : 'not-found');
    await step(deps, settling, { file, to: 'absent' });
    return undefined;
  }
  if (seen.sha256 !== file.sha256) return keep(deps, { ...settling, file }, 'content-changed');
  const witness: FileWitness = { at: deps.clock.now().toISOString(), ...seen };
  return step(deps, settling, { file, to: 'witnessed', witness });
}

/** As `takeWitness`. What somebody saved meanwhile is witnessed anew, once a call. */
async function trash(
  deps: ExecutionDeps,
  settling: Settling,
  disposal: HostDisposal,
): Promise<DisposalFile | string | undefined> {
  const { file, signal } = settling;
  let outcome = await disposal.trash(file.ref, seenOf(file), signal);
  if (outcome === 'touched') {
    const seen = await takeWitness(deps, settling, disposal);
    if (typeof seen !== 'object') return seen;
    outcome = await disposal.trash(file.ref, seenOf(seen), signal);
    if (outcome === 'trashed') return step(deps, settling, { file: seen, to: 'trashed' });
  }
  if (outcome === 'trashed') return step(deps, settling, { file, to: 'trashed' });
  return outcome === 'other' ? keep(deps, settling, 'content-changed') : wait(deps, file, STANDS[outcome]);
}

/** It stands in the host as it stood; what is to be done about it. */
const STANDS = { touched: 'touched', busy: 'host-busy', owned: 'owned' } as const;

function seenOf({ witness }: DisposalFile): WitnessedState {
  const { sha256 = '', version = '', asOf = '' } = witness ?? {};
  return { sha256, version, asOf };
}

/**
 * It must not go any further. What lies in the trash of the host already, also of a step that was cut off, waits there for
 * a person to bring it back and say so.
 */
async function spare(
  deps: ExecutionDeps,
  settling: Settling,
  disposal: HostDisposal | undefined,
): Promise<string | undefined> {
  const { reason = 'item-kept', signal } = settling;
  let { file } = settling;
  if (file.state === 'witnessed' && (await disposal?.where(file.ref, signal)) === 'trashed')
    file = await step(deps, settling, { file, to: 'trashed' });
  return file.state === 'trashed' ? wait(deps, file, reason) : keep(deps, { ...settling, file }, reason);
}

async function keep(deps: ExecutionDeps, settling: Settling, code: FileKeptBecause): Promise<undefined> {
  const { file } = settling;
  await deps.store.transaction(async () => {
    await backUnderAlarm(deps, file.scanFileId);
    await step(deps, settling, { file, to: 'kept', code });
  });
  return undefined;
}

/** What stays after all raises the alarm again when the host tells that it is gone. */
export async function backUnderAlarm({ store }: ExecutionDeps, scanFileId: string): Promise<void> {
  const known = await store.hostDocuments.find(scanFileId);
  if (known?.retention.disposalState !== 'approved') return;
  const retention = { ...known.retention };
  Reflect.deleteProperty(retention, 'disposalState');
  await store.hostDocuments.save(scanFileId, { retention });
}

interface Step {
  readonly file: DisposalFile;
  readonly to: DisposalFile['state'];
  readonly witness?: FileWitness;
  readonly code?: string;
}

/** A step and its entry in the ledger, or neither. */
async function step(deps: ExecutionDeps, { command }: Settling, made: Step): Promise<DisposalFile> {
  const { file, to, witness = file.witness, code = null } = made;
  const changes = { state: to, witness, code, updatedAt: deps.clock.now() };
  return deps.store.transaction(async () => {
    await deps.store.disposals.moveFile(file, changes);
    const { scanFileId, hostId, ref } = file;
    const proof = witness && { sha256: witness.sha256, version: witness.version };
    const body = { scanFileId, hostId, ref, ...proof, ...(code !== null && { because: code }) };
    await tell(deps, command, { what: `file-${to}`, body });
    return { ...file, ...changes };
  });
}

/** Nothing of what was read stays: texts, images, values, what can be searched. The record of the dossier does. */
export async function forget(deps: ExecutionDeps, { scanFileId }: Pick<DisposalFile, 'scanFileId'>): Promise<void> {
  const { store } = deps;
  await store.readings.purge(scanFileId);
  const known = await store.hostDocuments.find(scanFileId);
  if (known)
    await store.hostDocuments.save(scanFileId, { retention: { ...known.retention, disposalState: 'destroyed' } });
  const scanFile = await store.scanFiles.find(scanFileId);
  if (scanFile && canMove(scanFile.state, 'gone')) await moveScanFile(deps, scanFile, { state: 'gone' });
}
