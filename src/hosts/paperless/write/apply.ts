import { HostError } from '../../../ports/errors.ts';
import type { HostPatch, HostPatchResult } from '../../../ports/host-values.ts';
import type { PaperlessApi } from '../api.ts';
import type { Registered, RegisteredSource } from '../registered.ts';
import { fingerprintOf } from '../shown.ts';
import type { WireDocument } from '../wire-types.ts';
import { decideValues, type ValueDecision } from './decide.ts';
import { isLost } from './lost.ts';
import { addMissingNotes, remarkNotes } from './notes.ts';
import { decideTags, type TagDecision } from './tags.ts';

export interface ApplyContext {
  readonly hostId: string;
  readonly api: PaperlessApi;
  readonly registered: RegisteredSource;
}

interface Applying {
  readonly context: ApplyContext;
  readonly id: number;
  readonly patch: HostPatch;
  readonly signal: AbortSignal | undefined;
}

/** The write, and once more when something else stands there after it. */
const ROUNDS = 2;

interface Decision extends ValueDecision {
  readonly tags: TagDecision;
}

interface Progress {
  readonly before: HostPatch['values'];
  changed: boolean;
  /** Requests were taken away with the tags: what stands there afterwards was asked anew. */
  answered: boolean;
  failure: HostError | undefined;
}

/**
 * Read, decide, write, read again: until all stands there that is not a person's. Only additive calls and single values
 * are sent, never a list, so that what somebody adds between reading and writing stays.
 */
export async function applyPatch(applying: Applying): Promise<HostPatchResult> {
  const { context, id, patch, signal } = applying;
  const progress: Progress = { before: {}, changed: false, answered: false, failure: undefined };
  for (let round = 1; ; round += 1) {
    const registered = await context.registered.load({ fresh: progress.failure?.code === 'invalid', signal });
    const document = await readDocument(applying);
    const decision = decide(document, { registered, patch, progress });
    if (isSettled(decision)) {
      const notes = [...(patch.notes ?? []), ...remarkNotes(decision.remarks, registered)];
      const noted = await addMissingNotes(context.api, { id, signal }, notes);
      return {
        changed: progress.changed || noted,
        written: decision.written,
        before: progress.before,
        conflicts: decision.conflicts,
        fingerprint: fingerprintOf(document, registered),
      };
    }
    if (round > ROUNDS) throw progress.failure ?? notSettled(applying);
    progress.failure = await send(applying, decision, progress);
  }
}

async function readDocument({ context, id, signal }: Applying): Promise<WireDocument> {
  const document = await context.api.document(id, { signal });
  if (document) return document;
  const on = { hostId: context.hostId, operation: 'applyChanges', details: { document: id } };
  throw new HostError('not-found', 'No such document in the host', on);
}

function decide(
  document: WireDocument,
  {
    registered,
    patch,
    progress,
  }: { readonly registered: Registered; readonly patch: HostPatch; readonly progress: Progress },
): Decision {
  const values = decideValues(document, registered, patch);
  const answered = progress.answered ? [] : patch.answered;
  const tags = decideTags(document.tags, registered, {
    ...(patch.marks && { marks: patch.marks }),
    ...(answered && { answered }),
    hasRemarks: values.remarks.length > 0,
  });
  return { ...values, tags };
}

function isSettled({ cells, changes, tags }: Decision): boolean {
  return [cells, changes].every((one) => Object.keys(one).length === 0) && tags.add.length + tags.remove.length === 0;
}

/**
 * Values first, tags last: they say that the values stand, and a request goes only when it was carried out.
 * @returns the failure after which nobody knows what was carried out, or a refusal worth a fresh look at the fields
 */
async function send(applying: Applying, decision: Decision, progress: Progress): Promise<HostError | undefined> {
  const { context, id, signal } = applying;
  const { cells, changes, tags } = decision;
  const { api } = context;
  // What stood there before the first write, not what a lost one left.
  Object.assign(progress.before, { ...decision.before, ...progress.before });
  progress.changed = true;
  try {
    if (Object.keys(cells).length > 0) await api.modifyCustomFields(id, { add: cells, remove: [] }, { signal });
    if (Object.keys(changes).length > 0) await api.patchDocument(id, changes, { signal });
    if (tags.add.length + tags.remove.length > 0) {
      await api.modifyTags(id, tags, { signal });
      progress.answered = true;
    }
    return undefined;
  } catch (error) {
    const wasRefused = error instanceof HostError && error.code === 'invalid' && progress.failure === undefined;
    if (isLost(error) || wasRefused) return error;
    throw error;
  }
}

function notSettled({ context, id }: Applying): HostError {
  return new HostError('conflict', 'The document is being changed by somebody else', {
    hostId: context.hostId,
    operation: 'applyChanges',
    retryable: true,
    details: { document: id },
  });
}
