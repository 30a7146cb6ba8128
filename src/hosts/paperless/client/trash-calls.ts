import { HostError } from '../../../ports/errors.ts';
import type { Call, PaperlessApi } from '../api.ts';
import type { Operation } from '../errors.ts';
import { createSchemaValidator } from '../../../infra/schema-validator.ts';
import { demand, DOCUMENT_FIELDS, readDocument } from '../wire.ts';
import { id, object, orNull } from '../wire-schemas.ts';
import type { WireDocument } from '../wire-types.ts';
import { documentPath } from './document-calls.ts';
import { listAll } from './lists.ts';
import type { Session } from './session.ts';

type TrashCalls = Pick<
  PaperlessApi,
  'documentRecord' | 'removeDocument' | 'emptyTrash' | 'restoreFromTrash' | 'trashed'
>;

export function createTrashCalls(session: Session): TrashCalls {
  return {
    documentRecord: async (id, call) => {
      const operation = 'documentRecord';
      const ask = (path: string) => session.json({ operation, path: `${documentPath(id)}${path}`, ...call });
      const { status, body } = await session.json({ operation, path: documentPath(id), answers: [404], ...call });
      if (status === 404) return undefined;
      // What is kept of the document itself is held against the contract; the rest is kept as it came.
      const document = { ...readDocument(body, DOCUMENT_FIELDS, session.on(operation)), content: undefined };
      try {
        const file = (await ask('metadata/')).body;
        return { document, metadata: { document, file }, history: await historyOf(ask) };
      } catch (error) {
        // It went into the trash in between.
        if (error instanceof HostError && error.code === 'not-found') return undefined;
        throw error;
      }
    },
    removeDocument: async (id, call) => {
      await session.json({ operation: 'removeDocument', method: 'DELETE', path: documentPath(id), ...call });
    },
    emptyTrash: async (documents, call) => {
      const body = { action: 'empty', documents };
      await session.json({ operation: 'emptyTrash', method: 'POST', path: 'trash/', body, ...call });
    },
    restoreFromTrash: async (documents, call) => {
      const body = { action: 'restore', documents };
      await session.json({ operation: 'restoreFromTrash', method: 'POST', path: 'trash/', body, ...call });
    },
    trashed: (call) => trashed(session, call),
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

interface TrashRow extends Pick<WireDocument, 'id' | 'modified' | 'versions'> {
  /** Of a later version, which lies there as a row of its own. Absent on 2.x. */
  readonly root_document?: number | null;
}

const rootCheck = createSchemaValidator().compile(object({ root_document: orNull(id) }, ['root_document']));

async function trashed(session: Session, call: Call | undefined): ReturnType<PaperlessApi['trashed']> {
  const operation = 'trashed';
  const rows = await listAll(session, { operation, path: 'trash/', ...call }, (row) =>
    readRow(row, session.on(operation)),
  );
  const found = new Map<number, { readonly modified: string | undefined; readonly versions: readonly number[] }>();
  for (const row of rows.filter(({ root_document }) => (root_document ?? null) === null)) {
    const later = rows.filter(({ root_document }) => root_document === row.id);
    const versions = [...new Set([row.id, ...[...(row.versions ?? []), ...later].map((one) => one.id)])];
    found.set(row.id, { modified: row.versions && row.modified, versions });
  }
  return found;
}

function readRow(value: unknown, on: Operation): TrashRow {
  const row = readDocument(value, ['id', 'modified', 'versions'], on);
  demand(rootCheck, value, on);
  return row; // checked
}
