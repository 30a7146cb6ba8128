import type { Clock } from '../../../ports/clock.ts';
import { HostError } from '../../../ports/errors.ts';
import type { HostPatch, HostPatchResult } from '../../../ports/host-values.ts';
import type { DocumentChanges, PaperlessApi } from '../api.ts';
import type { Registered, RegisteredSource } from '../registered.ts';
import { fingerprintOf } from '../shown.ts';
import type { WireDocument } from '../wire-types.ts';
import { findFreeDay } from './created.ts';
import { decideValues, type ValueDecision } from './decide.ts';
import { isLost } from './lost.ts';
import { bringNotes, remarkNotes } from './notes.ts';
import { isQuiet } from './quiet.ts';
import { decideTags, mergeTags, type TagDecision } from './tags.ts';

export interface ApplyContext {
  readonly hostId: string;
  readonly api: PaperlessApi;
  readonly registered: RegisteredSource;
  readonly clock: Clock;
  /** `modified` of the document after what we gave it, where nobody had been at work in it before. */
  readonly quietAt?: string | undefined;
}

interface Applying {
  readonly context: ApplyContext;
  readonly id: number;
  readonly patch: HostPatch;
  readonly signal: AbortSignal | undefined;
}

/** Each write, and once more when something else stands there after it. */
const MOST_TRIES = 2;

interface Decision extends ValueDecision {
  readonly tags: TagDecision;
}

/** Fields first, tags last: they say that the values stand, and a request goes only when it was carried out. */
type Step = 'fields' | 'single' | 'tags';

interface Progress {
  readonly before: HostPatch['values'];
  readonly tries: Record<Step, number>;
  /** Requests were taken away with the tags: what stands there afterwards was asked anew. */
  answered: boolean;
  failure: HostError | undefined;
  /** As on the first look (`Dating`). */
  freeDay?: string | undefined;
}

/**
 * Read, decide, write one thing, read again: until all stands there that is not a person's. What is written next is always
 * decided on what stands there just then. Most documents take two writes (docs/adr/0014).
 */
export async function applyPatch(applying: Applying): Promise<HostPatchResult> {
  const { context, id, patch, signal } = applying;
  const tries = { fields: 0, single: 0, tags: 0 };
  const progress: Progress = { before: {}, tries, answered: false, failure: undefined };
  for (;;) {
    const registered = await context.registered.load({ fresh: progress.failure?.code === 'invalid', signal });
    const document = await readDocument(applying);
    if (!('freeDay' in progress)) {
      progress.freeDay = await findFreeDay(document, { api: context.api, quietAt: context.quietAt, patch, signal });
    }
    const decision = decide(document, { registered, patch, progress });
    const step = nextStep(decision);
    if (step === undefined) {
      const notes = [...(patch.notes ?? []), ...remarkNotes(decision.remarks, registered)];
      const noted = await bringNotes({ api: context.api, id, signal }, notes, patch.withdrawnNotes);
      return {
        ...noted,
        changed: noted.changed || Object.values(tries).some((count) => count > 0),
        written: decision.written,
        before: progress.before,
        conflicts: decision.conflicts,
        fingerprint: fingerprintOf(document, registered),
      };
    }
    if (tries[step] === MOST_TRIES) throw progress.failure ?? notSettled(applying);
    progress.failure = await send(applying, { document, decision, step, progress });
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
  const values = decideValues(document, registered, { patch, freeDay: progress.freeDay });
  const answered = progress.answered ? [] : patch.answered;
  const tags = decideTags(document.tags, registered, {
    ...(patch.marks && { marks: patch.marks }),
    ...(answered && { answered }),
    hasRemarks: values.remarks.length > 0,
  });
  return { ...values, tags };
}

function nextStep({ cells, changes, tags }: Decision): Step | undefined {
  if (Object.keys(cells).length > 0) return 'fields';
  if (Object.keys(changes).length > 0) return 'single';
  return tags.add.length + tags.remove.length > 0 ? 'tags' : undefined;
}

interface Sending {
  readonly document: WireDocument;
  readonly decision: Decision;
  readonly step: Step;
  readonly progress: Progress;
}

/** @returns the failure after which nobody knows what was carried out, or a refusal worth a fresh look at the fields */
async function send(applying: Applying, sending: Sending): Promise<HostError | undefined> {
  const { decision, step, progress } = sending;
  progress.tries[step] += 1;
  // What stood there before the first write, not what a lost one left.
  Object.assign(progress.before, { ...decision.before, ...progress.before });
  try {
    if (await sendStep(applying, sending)) progress.answered = true;
    return undefined;
  } catch (error) {
    const wasRefused = error instanceof HostError && error.code === 'invalid' && progress.failure === undefined;
    if (isLost(error) || wasRefused) return error;
    throw error;
  }
}

/** True when tags were among what was sent. */
async function sendStep({ context, id, signal }: Applying, { document, decision, step }: Sending): Promise<boolean> {
  const { api, clock, quietAt } = context;
  const { cells, changes, tags } = decision;
  switch (step) {
    case 'fields':
      await api.modifyCustomFields(id, { add: cells, remove: [] }, { signal });
      return false;
    case 'single': {
      const hasTags = tags.add.length + tags.remove.length > 0 && isQuiet(document, clock.now(), quietAt);
      const whole: DocumentChanges = hasTags ? { ...changes, tags: mergeTags(document.tags, tags) } : changes;
      await api.patchDocument(id, whole, { signal });
      return hasTags;
    }
    case 'tags':
      await api.modifyTags(id, tags, { signal });
      return true;
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
