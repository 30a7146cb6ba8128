import { HostError } from '../../../ports/errors.ts';
import type { Call, PaperlessApi } from '../api.ts';
import { DOCUMENT_FIELDS, readDocument } from '../wire.ts';
import { documentPath } from './document-calls.ts';
import { listAll } from './lists.ts';
import type { Session } from './session.ts';

type TrashCalls = Pick<PaperlessApi, 'documentRecord' | 'removeDocument' | 'emptyTrash' | 'trashedIds'>;

export function createTrashCalls(session: Session): TrashCalls {
  return {
    documentRecord: async (id, call) => {
      const operation = 'documentRecord';
      const ask = (path: string) => session.json({ operation, path: `${documentPath(id)}${path}`, ...call });
      const { status, body } = await session.json({ operation, path: documentPath(id), answers: [404], ...call });
      if (status === 404) return undefined;
      // What is kept of the document itself is held against the contract; the rest is kept as it came.
      const document = { ...readDocument(body, DOCUMENT_FIELDS, session.on(operation)), content: undefined };
      const file = (await ask('metadata/')).body;
      return { metadata: { document, file }, history: await historyOf(ask) };
    },
    removeDocument: async (id, call) => {
      await session.json({ operation: 'removeDocument', method: 'DELETE', path: documentPath(id), ...call });
    },
    emptyTrash: async (documents, call) => {
      const body = { action: 'empty', documents };
      await session.json({ operation: 'emptyTrash', method: 'POST', path: 'trash/', body, ...call });
    },
    trashedIds: (call) => trashedIds(session, call),
  };
}

/** Null where the host keeps none (it answers 400), or does not show it. */
async function historyOf(ask: (path: string) => Promise<{ readonly body: unknown }>): Promise<unknown> {
  try {
    return (await ask('history/')).body;
  } catch (error) {
    if (error instanceof HostError && (error.code === 'forbidden' || error.code === 'invalid')) return null;
    throw error;
  }
}

async function trashedIds(session: Session, call: Call | undefined): Promise<ReadonlySet<number>> {
  const operation = 'trashedIds';
  const on = session.on(operation);
  const rows = await listAll(session, { operation, path: 'trash/', ...call }, (row) => readDocument(row, ['id'], on));
  return new Set(rows.map(({ id }) => id));
}
