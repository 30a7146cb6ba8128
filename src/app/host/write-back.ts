import { isSameContent } from '../../domain/metadata/same-content.ts';
import { HostError } from '../../ports/errors.ts';
import type { DocumentRef, Host } from '../../ports/host.ts';
import type { IntendedWrite } from '../../ports/host-state.ts';
import type { HostConflict, HostPatch, HostPatchResult, HostValueName, HostValues } from '../../ports/host-values.ts';
import type { ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { without } from './compare-values.ts';
import type { fieldWriter } from './send-sync.ts';

export interface Target {
  readonly deps: AppDeps;
  readonly host: Host;
  readonly writer: NonNullable<ReturnType<typeof fieldWriter>>;
  readonly scanFileId: string;
  readonly signal: AbortSignal | undefined;
}

/** Carries out a write that was noted as begun. @returns the values of people that it left alone */
export async function writeBack(target: Target, ref: DocumentRef, patch: HostPatch): Promise<readonly HostConflict[]> {
  const result = await apply(target, ref, patch);
  if (result === undefined) return [];
  await keepResult(target, { patch, result, action: 'host.values-written', actor: 'system' });
  return result.conflicts;
}

/**
 * Takes back what we wrote for a file that is withheld. Nothing of the text may be kept, not even as a write under way:
 * a repeat knows it again by its hashes, which go at the end.
 */
export async function takeBack(target: Target, ref: DocumentRef, patch: HostPatch): Promise<void> {
  const { deps, scanFileId, host } = target;
  const result = await apply(target, ref, patch);
  if (result === undefined) return;
  await deps.store.transaction(async () => {
    const state = await deps.store.hostDocuments.find(scanFileId);
    const pending = state?.pending.filter((request) => patch.answered?.includes(request) !== true) ?? [];
    const { fingerprint } = result;
    // Only what was to stand there: of the rest not even what a person has changed since is kept.
    const taken = Object.entries(patch.values).flatMap(([name, value]) => (value === null ? [name] : []));
    const baseline = without(patch.values as HostValues, taken); // as: without those that are null
    const marks = patch.marks ?? [];
    await deps.store.hostDocuments.save(scanFileId, { baseline, sealed: null, fingerprint, marks, pending });
    if (!result.changed) return;
    const body = { hostId: host.describe().id, fields: Object.keys(patch.values), marks };
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
    await writeBack(target, file.ref, begun.patch);
  } catch (error) {
    if (!(error instanceof HostError) || error.retryable || error.code === 'cancelled') throw error;
    target.deps.log.warn('A write that had been begun is given up', { scanFileId: file.id, code: error.code });
    await giveUp(target, file, begun);
  }
}

/** Parts of it may have come through: what stands there as we wanted it is ours. */
async function giveUp({ deps, host, signal }: Target, file: ScanFile, { patch }: IntendedWrite): Promise<void> {
  const document = await host.reader.getDocument(file.ref, signal);
  const stands = document?.values ?? {};
  const came = Object.entries(patch.values).flatMap(([name, value]) =>
    value !== null && isSameContent(value, stands[name as keyof HostValues]) ? [[name, value] as const] : [],
  );
  const baseline = { ...patch.baseline, ...Object.fromEntries(came) };
  await deps.store.hostDocuments.save(file.id, { intended: null, baseline });
}

/** Undefined when the document is gone. */
export async function apply(target: Target, ref: DocumentRef, patch: HostPatch): Promise<HostPatchResult | undefined> {
  const { deps, writer, scanFileId, signal } = target;
  try {
    return await writer.applyChanges(ref, patch, signal);
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
  /** For the ledger. */
  readonly action: string;
  readonly actor: string;
}

/** What was written is ours from now on; what stood there before goes into the ledger, where it can be removed. */
export async function keepResult(
  { deps, scanFileId, host }: Target,
  { patch, result, action, actor }: KeptWrite,
): Promise<void> {
  const { store } = deps;
  await store.transaction(async () => {
    const state = await store.hostDocuments.find(scanFileId);
    // Purged meanwhile: the text may not come back, and the write is known by its hashes.
    if (!state?.intended) return;
    const named = Object.keys(patch.values);
    await store.hostDocuments.save(scanFileId, {
      // A person's value is no baseline: what they later take back or change is theirs.
      baseline: without(
        result.written,
        result.conflicts.map(({ field }) => field),
      ),
      intended: null,
      fingerprint: result.fingerprint,
      marks: patch.marks ?? state.marks,
      conflicts: result.conflicts,
      pending: state.pending.filter((request) => patch.answered?.includes(request) !== true),
    });
    if (!result.changed) return;
    const body = { hostId: host.describe().id, fields: named, marks: patch.marks ?? [] };
    // A repeat finds its own values there: what stood there before the first try was noted with it.
    const before = changedOnly({ ...result.before, ...state.intended.before }, result.written);
    const values = { before, written: result.written };
    await store.ledger.append({ action, subject: scanFileId, actor, body, values });
  });
}

function changedOnly(before: HostPatch['values'], written: HostValues): HostPatch['values'] {
  const names = Object.keys(before) as HostValueName[]; // of a record with these keys
  const changed = names.filter((name) => !isSameContent(before[name], written[name]));
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null]));
}
