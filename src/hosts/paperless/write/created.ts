import { HostError } from '../../../ports/errors.ts';
import type { HostPatch, HostValues } from '../../../ports/host-values.ts';
import type { PaperlessApi } from '../api.ts';
import { firstDayOf } from '../field-values.ts';
import type { WireDocument } from '../wire-types.ts';
import { isUntouched } from './quiet.ts';

/** What is to become of the date that the host keeps of a document. */
export interface CreatedDecision {
  readonly kind: 'write' | 'stands' | 'theirs';
  readonly day: string;
}

export interface Dating {
  readonly patch: Pick<HostPatch, 'values' | 'baseline'>;
  /** The day that is ours or nobody's: only that is written over. */
  readonly freeDay: string | undefined;
}

/**
 * The host guesses the date of a document from its text, wrongly for Vietnamese dates, and shows it in every list: it is
 * set where at least the year is known, to the first day that the date can mean; the field for dates without a day says
 * what is known. A date that is asked for by name undoes ours, and nothing else.
 */
export function decideCreated(
  { created }: Pick<WireDocument, 'created'>,
  { patch, freeDay }: Dating,
): CreatedDecision | undefined {
  const { issuedOn, created: asked } = patch.values;
  const day = firstDayOf(asked ?? issuedOn);
  if (day === undefined) return undefined;
  if (created === day) return { kind: 'stands', day };
  // Within a month or year that is all we know, the host's day is no worse than ours, and may be a person's.
  if (asked === undefined && created.startsWith(String(issuedOn))) return undefined;
  if (created === freeDay) return { kind: 'write', day };
  return asked === undefined ? { kind: 'theirs', day } : undefined;
}

interface Looking {
  readonly api: Pick<PaperlessApi, 'history' | 'probe'>;
  readonly patch: Dating['patch'];
  readonly quietAt: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * `Dating.freeDay`: what we set last, or must have set by a date of issue that is ours, when that is to be undone; where we
 * have set none, what stands there, unless the history tells of a person who
 * changed it since the document came in (docs/adr/0014). Nobody is asked where nobody has touched the document.
 */
export async function findFreeDay(document: WireDocument, looking: Looking): Promise<string | undefined> {
  const { patch, quietAt } = looking;
  const { created } = document;
  const last = textOf(patch.baseline.created);
  if (patch.values.created !== undefined) return last ?? firstDayOf(patch.baseline.issuedOn);
  if (last !== undefined) return last;
  const isWanted = decideCreated(document, { patch, freeDay: created })?.kind === 'write';
  if (!isWanted || isUntouched(document, quietAt)) return created;
  return (await wasDatedByPerson(document.id, looking)) ? undefined : created;
}

function textOf(value: HostValues['created']): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** False where there is no history, or where it is not for us to see: that of others' documents is for superusers. */
async function wasDatedByPerson(id: number, { api, signal }: Looking): Promise<boolean> {
  try {
    const changes = (await api.history(id, { signal })).filter(
      ({ action, changes: changed, actor }) => action === 'update' && 'created' in changed && actor !== null,
    );
    if (changes.length === 0) return false;
    const { userId } = await api.probe({ signal });
    return changes.some(({ actor }) => actor?.id !== userId);
  } catch (error) {
    if (error instanceof HostError && ['forbidden', 'not-found', 'invalid'].includes(error.code)) return false;
    throw error;
  }
}
