import type { PaperlessApi } from '../api.ts';
import { readNotes } from '../wire.ts';
import { documentPath } from './document-calls.ts';
import type { ApiRequest, Session } from './session.ts';

type NoteCalls = Pick<PaperlessApi, 'notes' | 'addNote' | 'removeNote'>;

/** Each answers with all notes of the document, as they stand after it. */
export function createNoteCalls(session: Session): NoteCalls {
  const ask = async (id: number, request: Omit<ApiRequest, 'path'>): ReturnType<NoteCalls['notes']> => {
    const { body } = await session.json({ ...request, path: `${documentPath(id)}notes/` });
    return readNotes(body, session.on(request.operation));
  };
  return {
    notes: (id, call) => ask(id, { operation: 'notes', ...call }),
    addNote: (id, text, call) =>
      ask(id, { operation: 'addNote', method: 'POST', body: { note: text.normalize('NFC') }, ...call }),
    removeNote: (id, noteId, call) =>
      ask(id, { operation: 'removeNote', method: 'DELETE', query: { id: noteId }, ...call }),
  };
}
