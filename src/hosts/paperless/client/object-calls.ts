import type { ObjectKind, PaperlessApi } from '../api.ts';
import { readObject, readPath } from '../wire.ts';
import type { Definitions } from './check-value.ts';
import { listAll } from './lists.ts';
import { toNfc } from './nfc.ts';
import type { Session } from './session.ts';

export type ObjectCalls = Pick<PaperlessApi, 'list' | 'get' | 'create' | 'patch' | 'remove' | 'testStoragePath'>;

const PATHS: Readonly<Record<ObjectKind, string>> = {
  'custom-field': 'custom_fields/',
  tag: 'tags/',
  'document-type': 'document_types/',
  correspondent: 'correspondents/',
  'storage-path': 'storage_paths/',
  'saved-view': 'saved_views/',
  workflow: 'workflows/',
};

export function createObjectCalls(session: Session, definitions: Pick<Definitions, 'forget'>): ObjectCalls {
  const one = (kind: ObjectKind, id: number): string => `${PATHS[kind]}${String(id)}/`;
  /** Fields that change make what we know of them stale. */
  const forgetFields = (kind: ObjectKind): void => {
    if (kind === 'custom-field') definitions.forget();
  };
  return {
    list: (kind, call) => {
      const operation = `list ${kind}`;
      const on = session.on(operation);
      return listAll(session, { operation, path: PATHS[kind], ...call }, (row) => readObject(kind, row, on));
    },
    get: async (kind, id, call) => {
      const operation = `get ${kind}`;
      const { status, body } = await session.json({ operation, path: one(kind, id), answers: [404], ...call });
      return status === 404 ? undefined : readObject(kind, body, session.on(operation));
    },
    create: async (kind, body, call) => {
      const operation = `create ${kind}`;
      const request = { operation, method: 'POST', path: PATHS[kind], body: composed(body), ...call } as const;
      forgetFields(kind);
      return readObject(kind, (await session.json(request)).body, session.on(operation));
    },
    patch: async (kind, id, ...[body, call]) => {
      const operation = `patch ${kind}`;
      const request = { operation, method: 'PATCH', path: one(kind, id), body: composed(body), ...call } as const;
      forgetFields(kind);
      return readObject(kind, (await session.json(request)).body, session.on(operation));
    },
    remove: async (kind, id, call) => {
      forgetFields(kind);
      // Gone already is what was wanted; so is a repeat after a lost answer.
      await session.json({
        operation: `remove ${kind}`,
        method: 'DELETE',
        path: one(kind, id),
        answers: [404],
        ...call,
      });
    },
    testStoragePath: async (documentId, path, call) => {
      const operation = 'testStoragePath';
      const body = { document: documentId, path };
      const answer = await session.json({ operation, method: 'POST', path: 'storage_paths/test/', body, ...call });
      return readPath(answer.body, session.on(operation));
    },
  };
}

/** All text in NFC but templates: these name fields letter by letter, as people called them. */
function composed(body: object): object {
  return { ...(toNfc(body) as object), ...('path' in body && { path: body.path }) }; // as: an object goes in
}
