import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import type { ApiClient } from '../api/client.ts';
import type { ImportDraft } from './model/import-draft.ts';
import { refreshRegisters } from './queries.ts';
import type { RegisterImportOrder, RegisterImportReport } from './register-types.ts';

/** Tries a file as often as columns are chosen anew, and takes it in when a person says so. */
export function useRegisterImport(fonds: string) {
  const api = useApi();
  const client = useQueryClient();
  const path = `/fonds/${fonds}/register-imports`;
  const trial = useMutation({
    mutationFn: async (draft: ImportDraft) =>
      api.call<RegisterImportReport>(`${path}/trial`, { method: 'POST', body: await orderOf(api, draft) }),
  });
  const taking = useMutation({
    mutationFn: async (draft: ImportDraft) =>
      api.call<RegisterImportReport>(path, { method: 'POST', body: await orderOf(api, draft) }),
    onSuccess: () => refreshRegisters(client),
  });
  return { trial, taking };
}

/** The same file is the same file to the service, however often it is handed in. */
async function orderOf(api: ApiClient, { file, columns, ...rest }: ImportDraft): Promise<RegisterImportOrder> {
  const content = new Blob([file], { type: 'application/octet-stream' });
  const { sha256 } = await api.call<{ readonly sha256: string }>('/staged-files', { method: 'POST', file: content });
  const chosen = Object.keys(columns).length > 0 ? { columns } : {};
  return { ...rest, sha256, fileName: file.name.normalize('NFC').slice(-200), ...chosen };
}
