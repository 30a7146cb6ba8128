import { hash } from 'node:crypto';
import { pause } from '../../infra/pause.ts';
import type { DocumentRef, HostWriter } from '../../ports/host.ts';
import type { HostPatch, HostPatchResult } from '../../ports/host-values.ts';
import type { PaperlessApi } from './api.ts';
import { hostError, throwIfAborted } from './errors.ts';
import type { PendingStore } from './ocr/pending.ts';
import { parseRef, pendingRef, type RefTarget } from './refs.ts';
import type { RegisteredSource } from './registered.ts';
import type { PaperlessDeps, PaperlessSettings } from './settings.ts';
import { answerWithStanding } from './write/answer-waiting.ts';
import { applyPatch } from './write/apply.ts';
import type { DeliverContext, Delivery } from './write/context.ts';
import {
  answerPending,
  deliverToDocument,
  fetchFromDocument,
  fetchFromPending,
  withdrawFromDocument,
} from './write/deliver.ts';
import { holdsOwnText } from './write/own-text.ts';
import type { DeliveryRecords } from './write/record.ts';

export interface WriterDeps extends Pick<PaperlessDeps, 'clock' | 'log'> {
  readonly api: PaperlessApi;
  readonly registered: RegisteredSource;
  readonly pending: PendingStore;
  readonly records: DeliveryRecords;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Writes into documents of the host; for a file that the host posted to be recognised (`ocr:…`), gives the answer: text
 * and PDF, or, by the marks `failed` and `withheld`, the sentence that says why there is none.
 */
export function createPaperlessWriter(settings: PaperlessSettings, deps: WriterDeps): Required<HostWriter> {
  const context: DeliverContext = {
    hostId: settings.id,
    settings,
    api: deps.api,
    pending: deps.pending,
    records: deps.records,
    deps,
    wait: (ms, signal) => (deps.wait ?? pause)(ms, signal ?? new AbortController().signal),
  };
  const target = (ref: DocumentRef, operation: string, signal: AbortSignal | undefined): RefTarget => {
    const on = { hostId: settings.id, operation };
    throwIfAborted(signal, on);
    const parsed = parseRef(ref);
    if (!parsed) throw hostError('invalid', 'No reference of this host', { on });
    return parsed;
  };
  const about = (id: number, signal: AbortSignal | undefined): Delivery => ({ context, id, signal });
  return {
    deliverRenditions: async (ref, renditions, signal) => {
      const to = target(ref, 'deliverRenditions', signal);
      if (to.kind === 'document') return await deliverToDocument(about(to.id, signal), renditions);
      await demandPending(context, to.sha256, 'deliverRenditions');
      await answerPending(context, to.sha256, { renditions, always: true });
      return { kept: [] };
    },
    withdrawRenditions: async (ref, signal) => {
      const from = target(ref, 'withdrawRenditions', signal);
      if (from.kind === 'document') await withdrawFromDocument(about(from.id, signal));
      else await withdrawPending(context, from.sha256, signal);
    },
    holdsText: async (ref, signal) => {
      const at = target(ref, 'holdsText', signal);
      return at.kind === 'document' && (await holdsOwnText(about(at.id, signal)));
    },
    fetchRendition: async (ref, wanted, signal) => {
      const from = target(ref, 'fetchRendition', signal);
      return from.kind === 'document'
        ? await fetchFromDocument(about(from.id, signal), wanted)
        : await fetchFromPending(context, from.sha256, wanted);
    },
    applyChanges: async (ref, patch, signal) => {
      const to = target(ref, 'applyChanges', signal);
      if (to.kind === 'pending') return await applyToPending(context, to.sha256, patch);
      const { api, registered, clock } = deps;
      const quietAt = (await context.records.read(to.id))?.quietAt;
      const applying = { context: { hostId: settings.id, api, registered, clock, quietAt }, id: to.id, patch, signal };
      const result = await applyPatch(applying);
      await answerWithStanding(about(to.id, signal), patch.marks);
      return result;
    },
  };
}

/** Nothing can be written before there is a document; that there will be no text is told the host at once. */
async function applyToPending(context: DeliverContext, sha256: string, patch: HostPatch): Promise<HostPatchResult> {
  const { pending } = context;
  await demandPending(context, sha256, 'applyChanges');
  const stands = (await pending.view(sha256))?.answer?.kind;
  if (patch.marks?.includes('withheld') === true && stands !== 'withheld') await pending.settle(sha256, 'withheld');
  if (patch.marks?.includes('failed') === true && stands === undefined) await pending.settle(sha256, 'unreadable');
  const fingerprint = hash('sha256', pendingRef(sha256));
  return { changed: false, written: patch.baseline, before: {}, conflicts: [], fingerprint, notes: [] };
}

/**
 * The mark was found: the host gets no text. Once its document is in the host the file has another name, under which it
 * is withheld, or answered where the host waits for it again.
 */
async function withdrawPending(
  context: DeliverContext,
  sha256: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const view = await context.pending.view(sha256);
  if (!view) return;
  const page = { page: 1, size: 1 };
  const filters = { checksum__iexact: sha256, fields: ['id'] } as const;
  if ((await context.api.documents(filters, page, { signal })).count > 0) return;
  await context.pending.settle(sha256, 'withheld');
}

async function demandPending(context: DeliverContext, sha256: string, operation: string): Promise<void> {
  if (await context.pending.view(sha256)) return;
  throw hostError('not-found', 'No such file was posted', { on: { hostId: context.hostId, operation } });
}
