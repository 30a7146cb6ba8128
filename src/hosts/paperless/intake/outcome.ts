import { HostError } from '../../../ports/errors.ts';
import type { PaperlessContext } from '../context.ts';
import { hostError, type Operation } from '../errors.ts';
import type { WireDocument, WireTask } from '../wire-types.ts';
import type { Handed } from './handed.ts';

/** What became of a file that was handed over. */
export type Outcome =
  | { readonly kind: 'taken'; readonly document: WireDocument | undefined }
  | { readonly kind: 'refused'; readonly error: HostError }
  /** The host has not come to it yet. */
  | { readonly kind: 'waiting' };

interface About {
  readonly on: Operation;
  readonly signal: AbortSignal | undefined;
}

/** A document of the host with this content, in the trash none. */
export async function findByContent(
  { api, releases }: PaperlessContext,
  { sha256, md5 }: Pick<Handed, 'sha256' | 'md5'>,
  { signal }: Pick<About, 'signal'>,
): Promise<WireDocument | undefined> {
  const { support } = await releases.current({ signal });
  // Hosts of 2.x know MD5 alone; there it only keeps a repeat from being a second document.
  const checksum__iexact = support === 'older' ? md5 : sha256;
  const { results } = await api.documents({ checksum__iexact, ordering: 'id' }, { page: 1, size: 1 }, { signal });
  return results[0];
}

export async function readOutcome(context: PaperlessContext, handed: Handed, about: About): Promise<Outcome> {
  const [task] = handed.task === undefined ? [] : await context.api.tasks({ task_id: handed.task }, about);
  if (task && isEnded(task)) {
    const error = refusalOf(task, about.on);
    if (error) return { kind: 'refused', error };
    const id = task.result_data?.document_id ?? task.related_document_ids[0];
    // Split by separator sheets it became several, which are not named here.
    if (id === undefined) return { kind: 'taken', document: undefined };
    const document = await context.api.document(id, about);
    return document ? { kind: 'taken', document } : { kind: 'waiting' };
  }
  if (task) return { kind: 'waiting' };
  const document = await findByContent(context, handed, about);
  return document ? { kind: 'taken', document } : { kind: 'waiting' };
}

function isEnded({ status }: WireTask): boolean {
  return status === 'success' || status === 'failure' || status === 'revoked';
}

function refusalOf({ status, result_data }: WireTask, on: Operation): HostError | undefined {
  const said = result_data?.error_message ?? '';
  const twin = result_data?.duplicate_of;
  if (typeof twin === 'number') {
    const details = { twin };
    return new HostError('conflict', 'The host has this file already', { ...on, retryable: false, details });
  }
  if (status === 'success') return undefined;
  return hostError('invalid', 'The host did not take the file', { on, details: { reason: said.slice(0, 200) } });
}
