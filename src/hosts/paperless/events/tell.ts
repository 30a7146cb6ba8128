import type { HostEvent } from '../../../ports/host.ts';
import type { Call } from '../api.ts';
import type { PaperlessContext } from '../context.ts';
import { sha256Of, toEvent } from '../mapper.ts';
import type { PendingDocument } from '../ocr/pending-types.ts';
import type { Registered } from '../registered.ts';
import { wholeDocuments } from '../reader.ts';
import type { WireDocument } from '../wire-types.ts';

export type Change = 'added' | 'changed';

export interface Telling {
  readonly context: PaperlessContext;
  readonly registered: Registered;
  readonly call: Call;
}

/** Events of documents in the order of their ids given; those that are not there any more are left out. */
export async function tellAll(
  ids: readonly number[],
  kindOf: (id: number) => Change,
  telling: Telling,
): Promise<readonly HostEvent[]> {
  const events = new Map<number, HostEvent>();
  for await (const documents of wholeDocuments(telling.context, ids, telling.call)) {
    for (const document of documents) events.set(document.id, await tell(kindOf(document.id), document, telling));
  }
  return ids.flatMap((id) => events.get(id) ?? []);
}

export async function tell(kind: Change, document: WireDocument, telling: Telling): Promise<HostEvent> {
  const pending = await pendingOf(document, telling);
  return toEvent(kind, document, { registered: telling.registered, pending });
}

/** The host posted this file to be recognised while it took it in: what was read of it then is this document's. */
async function pendingOf(document: WireDocument, { context, call }: Telling): Promise<PendingDocument | undefined> {
  if (context.settings.ocrKeys.length === 0) return undefined;
  const sha256 = sha256Of(document) ?? (await checksumOf(document, { context, call }));
  return sha256 === undefined ? undefined : await context.pending.find(sha256);
}

/** Hosts without versions name no checksum in the document itself. */
async function checksumOf(
  document: WireDocument,
  { context, call }: Pick<Telling, 'context' | 'call'>,
): Promise<string | undefined> {
  if (document.versions !== undefined) return undefined;
  const checksum = (await context.api.metadata(document.id, call))?.original_checksum;
  return checksum?.length === 64 ? checksum : undefined;
}
