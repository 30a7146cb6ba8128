import type { PaperlessApi } from './api.ts';
import { createDefinitions } from './client/check-value.ts';
import { createDocumentCalls } from './client/document-calls.ts';
import { createFileCalls } from './client/file-calls.ts';
import { createNoteCalls } from './client/note-calls.ts';
import { createObjectCalls } from './client/object-calls.ts';
import { createPeopleCalls } from './client/people-calls.ts';
import { createTrashCalls } from './client/trash-calls.ts';
import { createSession, type SessionDeps, type SessionSettings } from './client/session.ts';

export type { SessionDeps, SessionSettings };

export interface PaperlessClient extends PaperlessApi {
  dispose(): void;
}

/** The calls of the API that we make, over HTTP. @throws ConfigError `config-invalid` for an address that is none */
export function createPaperlessClient(settings: SessionSettings, deps: SessionDeps): PaperlessClient {
  const session = createSession(settings, deps);
  const definitions = createDefinitions((signal) => objects.list('custom-field', { signal }));
  const objects = createObjectCalls(session, definitions);
  const documents = createDocumentCalls(session, definitions);
  return {
    ...objects,
    ...documents,
    ...createNoteCalls(session),
    ...createFileCalls(session, documents),
    ...createPeopleCalls(session),
    ...createTrashCalls(session),
    dispose: () => {
      session.dispose();
    },
  };
}
