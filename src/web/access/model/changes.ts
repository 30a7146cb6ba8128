import type { ApiClient } from '../../api/client.ts';
import type { Dossier } from '../../archive/archive-types.ts';
import type { DossierDetail } from '../../archive/dossier/dossier-query.ts';
import type { AccessOfDossier } from '../access-types.ts';

/** What is said of a dossier on its slip, or of a document in its entry. */
export interface SlipChange {
  readonly secrecy: string;
}

/**
 * Where and what to send so that the slip of the dossier, or the entry of the document, says this and nothing else changes. An
 * entry is sent whole: under the revision with which it was read.
 */
export function slipRequest(
  { dossierId, documentId, revision }: Pick<AccessOfDossier, 'dossierId' | 'documentId' | 'revision'>,
  { dossier, documents }: Pick<DossierDetail, 'documents'> & { readonly dossier: Pick<Dossier, 'revision'> },
  change: SlipChange,
) {
  if (documentId === null)
    return {
      path: `/dossiers/${dossierId}`,
      call: { method: 'PATCH', body: { revision, description: change } },
    } as const;
  const entry = documents.find(({ id }) => id === documentId)?.entry ?? {};
  const path = `/dossiers/${dossierId}/documents/${documentId}`;
  return {
    path,
    call: { method: 'PUT', body: { revision: dossier.revision, entry: { ...entry, ...change } } },
  } as const;
}

export function sendSlip(api: ApiClient, ...asked: Parameters<typeof slipRequest>): Promise<unknown> {
  const { path, call } = slipRequest(...asked);
  return api.call(path, call);
}

const LEVELS = ['Mật', 'Tối mật', 'Tuyệt mật'] as const;
export type Level = (typeof LEVELS)[number];

/** A mark is raised by whoever describes, and lowered by nobody. */
export function higherLevels(secrecy: string | null): readonly Level[] {
  return LEVELS.slice(LEVELS.findIndex((level) => level === secrecy) + 1);
}
