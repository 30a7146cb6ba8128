import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { withQuery } from '../api/client.ts';
import { confirmationQuery, documentQuery, refreshAfterWrite } from '../api/queries.ts';
import type { DocumentDetail, FieldContent, FieldName } from '../api/types.ts';

export type DocumentWrite =
  | { readonly kind: 'correct'; readonly field: FieldName; readonly value: FieldContent }
  | { readonly kind: 'take-back'; readonly field: FieldName }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'take-confirmation-back' };

/**
 * Writes to one document, one after the other: each names the revision that the one before it made.
 * The answer of the service replaces what is shown.
 */
export function useDocumentWrites(id: string): (write: DocumentWrite) => Promise<DocumentDetail> {
  const api = useApi();
  const client = useQueryClient();
  const { queryKey } = documentQuery(api, id);
  const { mutateAsync } = useMutation({
    scope: { id: `document-${id}` },
    mutationFn: (write: DocumentWrite) => {
      const revision = client.getQueryData(queryKey)?.revision ?? 0;
      const path = `/documents/${id}`;
      switch (write.kind) {
        case 'correct':
          return api.call<DocumentDetail>(`${path}/fields/${write.field}`, {
            method: 'PUT',
            body: { value: write.value, revision },
          });
        case 'take-back':
          return api.call<DocumentDetail>(withQuery(`${path}/fields/${write.field}`, { revision }), {
            method: 'DELETE',
          });
        case 'confirm':
          return api.call<DocumentDetail>(`${path}/confirm`, { method: 'POST', body: { revision } });
        case 'take-confirmation-back':
          return api.call<DocumentDetail>(withQuery(`${path}/confirmation`, { revision }), { method: 'DELETE' });
      }
    },
    onSuccess: (document) => {
      client.setQueryData(queryKey, document);
      void client.invalidateQueries({ queryKey: confirmationQuery(api, id).queryKey });
      refreshAfterWrite(client);
    },
  });
  return mutateAsync;
}
