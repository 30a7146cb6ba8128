import type { HostEvent } from '../../../ports/host.ts';
import type { Call } from '../api.ts';
import type { PaperlessContext } from '../context.ts';
import { readVersion } from '../file-versions.ts';
import { toEvent } from '../mapper.ts';
import type { Registered } from '../registered.ts';
import { wholeDocuments } from '../reader.ts';
import type { WireDocument } from '../wire-types.ts';
import type { DeliveryRecord } from '../write/record-types.ts';

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
    const known = await telling.context.records.see(documents);
    for (const document of documents) {
      events.set(document.id, tell(kindOf(document.id), { document, record: known.get(document.id) }, telling));
    }
  }
  return ids.flatMap((id) => events.get(id) ?? []);
}

export async function tellOne(kind: Change, document: WireDocument, telling: Telling): Promise<HostEvent> {
  const known = await telling.context.records.see([document]);
  return tell(kind, { document, record: known.get(document.id) }, telling);
}

export interface Known {
  readonly document: WireDocument;
  /** After this look. */
  readonly record: DeliveryRecord | undefined;
}

/**
 * Where the host has its files recognised by us, it posted this one while it took it in: what was read of it then is this
 * document's, also after the posted file itself was cleared away.
 */
export function tell(kind: Change, { document, record }: Known, { context, registered }: Telling): HostEvent {
  const isRecognised = context.settings.ocrKeys.length > 0;
  return toEvent(kind, document, { registered, isRecognised, file: readVersion(document, record) });
}
