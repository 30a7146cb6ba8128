import { viHostNotes } from '../../../infra/messages/vi-host-notes.ts';
import { viNotes } from '../../../infra/messages/vi-notes.ts';
import { message } from '../../../infra/messages/message.ts';
import { shownContent } from '../../../domain/metadata/shown-content.ts';
import { HostError } from '../../../ports/errors.ts';
import type { HostPatch, HostPatchResult, HostValueName } from '../../../ports/host-values.ts';
import type { PaperlessApi } from '../api.ts';
import { cleanText, type HostContent } from '../field-values.ts';
import type { Registered } from '../registered.ts';
import type { WireNote } from '../wire-types.ts';
import type { Remark } from './decide.ts';
import { isLost } from './lost.ts';

/** What people are told in the document of values that the host cannot show as they are, in Vietnamese. */
export function remarkNotes(remarks: readonly Remark[], registered: Registered): readonly string[] {
  const nameOf = (field: HostValueName) => registered.fields.get(field)?.name ?? message(`field.${field}`);
  return remarks.map(({ field, ours, theirs, why }) =>
    message(`note.${why}`, { field: nameOf(field), ours: plain(field, ours), theirs: plain(field, theirs ?? null) }),
  );
}

function plain(field: HostValueName, value: HostContent | null): string {
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (value === null) return '';
  return cleanText(shownContent(field, value));
}

interface Place {
  readonly api: Pick<PaperlessApi, 'notes' | 'addNote' | 'removeNote' | 'probe'>;
  readonly id: number;
  readonly signal: AbortSignal | undefined;
}

interface Brought extends Pick<HostPatchResult, 'changed' | 'notes' | 'notesLeft'> {
  readonly notes: readonly string[];
}

/**
 * Takes away the notes of ours that go, and adds those that are not there yet. Notes fire no workflow. After a lost
 * answer the notes are read before anything is sent again.
 */
export async function bringNotes(
  place: Place,
  texts: readonly string[],
  withdrawn: HostPatch['withdrawnNotes'],
): Promise<Brought> {
  const wanted = [...new Set(texts.map(cleanText))].filter((text) => text !== '');
  if (wanted.length === 0 && withdrawn === undefined) return { changed: false, notes: [] };
  const standing = await read(place);
  const gone = withdrawn && (await withdraw(place, { standing, wanted, withdrawn }));
  const added = await addMissing(place, gone?.standing ?? standing, wanted);
  const ours = [...added.standing.filter(({ note }) => wanted.includes(cleanText(note))), ...(gone?.left ?? [])];
  return {
    changed: added.isAny || gone?.isAny === true,
    notes: [...new Set(ours.map(({ id }) => String(id)))],
    ...(gone && { notesLeft: gone.left.length }),
  };
}

async function read({ api, id, signal }: Place): Promise<readonly WireNote[]> {
  return await api.notes(id, { signal });
}

interface Standing {
  readonly standing: readonly WireNote[];
  /** Something was sent. */
  readonly isAny: boolean;
}

async function addMissing(place: Place, before: readonly WireNote[], wanted: readonly string[]): Promise<Standing> {
  const { api, id, signal } = place;
  let standing = before;
  let isAny = false;
  for (const text of wanted) {
    const isThere = () => standing.some(({ note }) => cleanText(note) === text);
    if (isThere()) continue;
    isAny = true;
    try {
      standing = await api.addNote(id, text, { signal });
    } catch (error) {
      if (!isLost(error)) throw error;
      standing = await read(place);
      if (!isThere()) throw error;
    }
  }
  return { standing, isAny };
}

interface Withdrawal {
  readonly standing: readonly WireNote[];
  readonly wanted: readonly string[];
  readonly withdrawn: readonly string[];
}

/** A refusal leaves them all: it is the same for each. */
async function withdraw(
  place: Place,
  { standing: before, wanted, withdrawn }: Withdrawal,
): Promise<Standing & { readonly left: readonly WireNote[] }> {
  const known = new Set(withdrawn);
  const going = before.filter(
    ({ id, note }) => !wanted.includes(cleanText(note)) && (known.has(String(id)) || hasOurForm(note)),
  );
  if (going.length === 0) return { standing: before, isAny: false, left: [] };
  let standing = before;
  const ofOurs = (notes: readonly WireNote[]) => notes.filter(({ id }) => standing.some((one) => one.id === id));
  try {
    const { userId } = await place.api.probe({ signal: place.signal });
    const ours = going.filter(({ user }) => user?.id === userId);
    for (const { id } of ours) standing = await remove(place, id);
    // Written under another account of ours: nobody can tell them from those of a person by more than their number.
    const left = ofOurs(going.filter((note) => known.has(String(note.id)) && !ours.includes(note)));
    return { standing, isAny: ours.length > 0, left };
  } catch (error) {
    if (!(error instanceof HostError) || error.code !== 'forbidden') throw error;
    return { standing, isAny: standing !== before, left: ofOurs(going) };
  }
}

/** One that is gone already is no error. */
async function remove(place: Place, noteId: number): Promise<readonly WireNote[]> {
  try {
    return await place.api.removeNote(place.id, noteId, { signal: place.signal });
  } catch (error) {
    if (!isLost(error) && !(error instanceof HostError && error.code === 'not-found')) throw error;
    const standing = await read(place);
    if (standing.some(({ id }) => id === noteId)) throw error;
    return standing;
  }
}

const FORMS = [...Object.values(viHostNotes), ...Object.values(viNotes)].filter(isWholeSentence).map(toForm);

/** Parts of sentences would be found in what people write. */
function isWholeSentence(template: string): boolean {
  return /^\p{Lu}/u.test(template) && template.endsWith('.');
}

/** `{x}` stands for anything, `[…]` may be absent. */
function toForm(template: string): RegExp {
  const fixed = template.normalize('NFC').replace(/[.*+?^$()|\\]/g, '\\$&');
  const pattern = fixed
    .replaceAll('[', '(?:')
    .replaceAll(']', ')?')
    .replace(/\{\w+\}/g, '[^]*?');
  return new RegExp(`^${pattern}$`, 'u');
}

/** Of notes whose number nobody kept: from before that was done, or of a process that died right after writing one. */
function hasOurForm(note: string): boolean {
  const text = cleanText(note);
  return FORMS.some((form) => form.test(text));
}
