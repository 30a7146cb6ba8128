import { isSameContent } from '../../domain/metadata/same-content.ts';
import { HostError } from '../../ports/errors.ts';
import type { DocumentRef, Host } from '../../ports/host.ts';
import type { IntendedWrite } from '../../ports/host-state.ts';
import type { HostConflict, HostPatch, HostPatchResult, HostValues } from '../../ports/host-values.ts';
import type { ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { changedByUs, pick, type EndedWrite } from './changed-by-us.ts';
import { without } from './compare-values.ts';
import { keepRemarks } from './keep-remarks.ts';
import type { fieldWriter } from './send-sync.ts';

export interface Target {
  readonly deps: AppDeps;
  readonly host: Host;
  readonly writer: NonNullable<ReturnType<typeof fieldWriter>>;
  readonly scanFileId: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Carries out a write that was noted as begun. `isRepeat`: an earlier try may have been carried out.
 * @returns the values of people that it left alone
 */
export async function writeBack(
  target: Target,
  ref: DocumentRef,
  { patch, isRepeat = false }: { readonly patch: HostPatch; readonly isRepeat?: boolean },
): Promise<readonly HostConflict[]> {
  const result = await apply(target, ref, patch);
  if (result === undefined) return [];
  await keepResult(target, { patch, result, isRepeat });
  return result.conflicts;
}

/**
 * Takes back what we wrote for a file that is withheld. Nothing of the text may be kept, not even as a write under way:
 * a repeat knows it again by its hashes, which go at the end. As long as they are there the ledger does not know of it.
 * `fields`: those with a value of ours that stands there no more.
 */
export async function takeBack(
  target: Target,
  ref: DocumentRef,
  { patch, fields }: { readonly patch: HostPatch; readonly fields: readonly string[] },
): Promise<void> {
  const { deps, scanFileId, host } = target;
  const result = await apply(target, ref, patch);
  if (result === undefined) return;
  await deps.store.transaction(async () => {
    const state = await deps.store.hostDocuments.find(scanFileId);
    const pending = state?.pending.filter((request) => patch.answered?.includes(request) !== true) ?? [];
    const { fingerprint } = result;
    // Only what was to stand there: of the rest not even what a person has changed since is kept.
    const taken = Object.entries(patch.values).flatMap(([name, value]) => (value === null ? [name] : []));
    const baseline = without(patch.values as HostValues, [...taken, 'created']); // as: without those that are null
    const marks = patch.marks ?? [];
    await deps.store.hostDocuments.save(scanFileId, { baseline, sealed: null, fingerprint, marks, pending });
    const isTold = Object.keys(state?.sealed?.hashes ?? {}).length === 0;
    if (!result.changed && isTold) return;
    const named = [...new Set([...Object.keys(patch.values), ...fields])];
    const body = { hostId: host.describe().id, fields: named, marks };
    const event = { action: 'host.values-taken-back', subject: scanFileId, actor: 'system', body };
    await deps.store.ledger.append(event);
  });
}

/**
 * A write whose end is not known is carried out once more before anything else: what stands in the host then was
 * written by us, and must not be taken for a person's. One that the host refuses for good is given up.
 */
export async function finishBegunWrite(target: Target, file: ScanFile): Promise<void> {
  const begun = (await target.deps.store.hostDocuments.find(file.id))?.intended;
  if (!begun) return;
  try {
    await writeBack(target, file.ref, { patch: begun.patch, isRepeat: true });
  } catch (error) {
    if (!(error instanceof HostError) || error.retryable || error.code === 'cancelled') throw error;
    target.deps.log.warn('A write that had been begun is given up', { scanFileId: file.id, code: error.code });
    await giveUp(target, file, begun);
  }
}

/** Parts of it may have come through: what stands there as we wanted it is ours. */
async function giveUp({ deps, host, signal, scanFileId }: Target, file: ScanFile, begun: IntendedWrite): Promise<void> {
  const { patch } = begun;
  const stands = (await host.reader.getDocument(file.ref, signal))?.values ?? {};
  const came = pick(patch.values, (name) => isSameContent(patch.values[name], stands[name]));
  const written = withValues(patch.baseline, came);
  const ended: EndedWrite = { intended: begun, result: { before: {}, written, conflicts: [] }, isRepeat: true };
  await deps.store.transaction(async () => {
    const state = await deps.store.hostDocuments.find(scanFileId);
    if (!state?.intended) return;
    await deps.store.hostDocuments.save(scanFileId, { intended: null, baseline: written });
    const before = changedByUs(ended);
    if (Object.keys(before).length > 0) await record({ deps, host, scanFileId }, ended, { before, marks: [] });
  });
}

/** Null takes a value away. */
function withValues(baseline: HostValues, values: HostPatch['values']): HostValues {
  const entries = Object.entries({ ...baseline, ...values }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

/** Undefined when the document is gone. */
export async function apply(target: Target, ref: DocumentRef, patch: HostPatch): Promise<HostPatchResult | undefined> {
  const { deps, writer, scanFileId, signal } = target;
  try {
    const result = await writer.applyChanges(ref, patch, signal);
    await keepRemarks(deps, { scanFileId, patch, result });
    return result;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (error.code === 'not-found') {
      await deps.store.hostDocuments.save(scanFileId, { intended: null });
      return undefined;
    }
    if (error.code !== 'conflict') throw error;
    const { hostId, operation } = error;
    throw new HostError('conflict', 'Somebody writes at the same time', {
      hostId,
      operation,
      retryable: true,
      cause: error,
    });
  }
}

export interface KeptWrite {
  readonly patch: HostPatch;
  readonly result: HostPatchResult;
  readonly isRepeat: boolean;
}

/**
 * What was written is ours from now on; what stood there before goes into the ledger, where it can be removed. A repeat
 * that found all there already is told of like the first try, of which nobody knew whether it had been carried out.
 */
export async function keepResult(target: Target, { patch, result, isRepeat }: KeptWrite): Promise<void> {
  const { store } = target.deps;
  const { scanFileId } = target;
  await store.transaction(async () => {
    const state = await store.hostDocuments.find(scanFileId);
    // Purged meanwhile: the text may not come back, and the write is known by its hashes.
    if (!state?.intended) return;
    const { intended } = state;
    // A person's value is no baseline: what they later take back or change is theirs. That they emptied ours is still to
    // be taken in, by what ours was.
    const theirs = result.conflicts.filter((conflict) => conflict.theirs !== null).map(({ field }) => field);
    const written = without(result.written, theirs);
    const ended = { intended, result: { ...result, written }, isRepeat };
    const before = changedByUs(ended);
    const baseline = withFirstDay(written, before);
    const marks = patch.marks ?? state.marks;
    await store.hostDocuments.save(scanFileId, {
      ...{ baseline, intended: null, fingerprint: result.fingerprint, marks },
      // An undoing says nothing of what the archive holds against the host.
      ...(intended.undoneBy === undefined && { conflicts: result.conflicts }),
      pending: state.pending.filter((request) => patch.answered?.includes(request) !== true),
    });
    if (result.changed || Object.keys(before).length > 0)
      await record(target, ended, { before, marks: patch.marks ?? [] });
  });
}

/** The day that stood there before we set one comes back when ours is taken back, whatever the ledger keeps. */
function withFirstDay(written: HostValues, { created }: HostPatch['values']): HostValues {
  if (written.createdBefore !== undefined || typeof created !== 'string') return written;
  return { ...written, createdBefore: created };
}

/** The one entry of a write in the ledger. */
async function record(
  { deps, host, scanFileId }: Pick<Target, 'deps' | 'host' | 'scanFileId'>,
  { intended, result }: EndedWrite,
  { before, marks }: { readonly before: HostPatch['values']; readonly marks: readonly string[] },
): Promise<void> {
  const { patch, undoneBy } = intended;
  const action = undoneBy === undefined ? 'host.values-written' : 'host.values-undone';
  const body = { hostId: host.describe().id, fields: Object.keys(patch.values), marks };
  const values = { before, written: result.written };
  await deps.store.ledger.append({ action, subject: scanFileId, actor: undoneBy ?? 'system', body, values });
}
