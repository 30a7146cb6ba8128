import { message } from '../../../infra/messages/message.ts';
import type { HostValueName } from '../../../ports/host-values.ts';
import type { PaperlessApi } from '../api.ts';
import { cleanText, type HostContent } from '../field-values.ts';
import type { Registered } from '../registered.ts';
import type { Remark } from './decide.ts';
import { isLost } from './lost.ts';

/** What people are told in the document of values that the host cannot show as they are, in Vietnamese. */
export function remarkNotes(remarks: readonly Remark[], registered: Registered): readonly string[] {
  const nameOf = (field: HostValueName) => registered.fields.get(field)?.name ?? message(`field.${field}`);
  return remarks.map(({ field, ours, theirs, why }) =>
    message(`note.${why}`, { field: nameOf(field), ours: plain(ours), theirs: plain(theirs ?? null) }),
  );
}

function plain(value: HostContent | null): string {
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (value === null) return '';
  return cleanText(typeof value === 'string' || typeof value === 'number' ? String(value) : value.join('; '));
}

/**
 * Adds the notes that are not there yet; true when one was added. Notes fire no workflow. After a lost answer the notes
 * are read before anything is sent again.
 */
export async function addMissingNotes(
  api: Pick<PaperlessApi, 'notes' | 'addNote'>,
  { id, signal }: { readonly id: number; readonly signal: AbortSignal | undefined },
  texts: readonly string[],
): Promise<boolean> {
  const wanted = [...new Set(texts.map(cleanText))].filter((text) => text !== '');
  if (wanted.length === 0) return false;
  let missing = await missingOf(api, { id, signal }, wanted);
  const hasNew = missing.length > 0;
  for (const text of [...missing]) {
    try {
      await api.addNote(id, text, { signal });
    } catch (error) {
      if (!isLost(error)) throw error;
      missing = await missingOf(api, { id, signal }, wanted);
      if (missing.includes(text)) throw error;
    }
  }
  return hasNew;
}

async function missingOf(
  api: Pick<PaperlessApi, 'notes'>,
  { id, signal }: { readonly id: number; readonly signal: AbortSignal | undefined },
  wanted: readonly string[],
): Promise<readonly string[]> {
  const there = new Set((await api.notes(id, { signal })).map(({ note }) => cleanText(note)));
  return wanted.filter((text) => !there.has(text));
}
