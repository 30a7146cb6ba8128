import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import type { ApiClient } from '../api/client.ts';
import type { Account, AccountWithSecret, Role } from '../api/types.ts';

export function accountsQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['accounts'],
    queryFn: async ({ signal }) => (await api.get<{ items: readonly Account[] }>('/accounts', signal)).items,
  });
}

/** A write on accounts; the list follows. */
function useAccountWrite<Input, Output>(write: (api: ApiClient, input: Input) => Promise<Output>) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => write(api, input),
    onSettled: () => void client.invalidateQueries({ queryKey: ['accounts'] }),
  });
}

export function useCreateAccount() {
  return useAccountWrite((api, body: { name: string; role: Role }) =>
    api.call<AccountWithSecret>('/accounts', { method: 'POST', body }),
  );
}

export function useChangeAccount() {
  return useAccountWrite((api, { id, ...body }: { id: string; role?: Role; disabled?: boolean }) =>
    api.call<Account>(`/accounts/${id}`, { method: 'PATCH', body }),
  );
}

export function useResetSecret() {
  return useAccountWrite((api, id: string) =>
    api.call<AccountWithSecret>(`/accounts/${id}/reset-secret`, { method: 'POST' }),
  );
}
