import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../api/client.ts';
import type { components } from '../generated/api.ts';

export type FormKind = components['schemas']['FormKind'];
export type FormFormat = components['schemas']['FormFormat'];
export type FormOrder = components['schemas']['FormOrder'];

export function formKindsQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['form-kinds'],
    staleTime: Infinity,
    queryFn: ({ signal }) => api.get<{ readonly items: readonly FormKind[] }>('/forms', signal),
  });
}

/** Has a form made, and lays it where the browser lays files. */
export async function saveForm(api: ApiClient, kind: string, order: FormOrder): Promise<void> {
  await saveFile(api, `/forms/${kind}`, { method: 'POST', body: order, name: kind });
}

interface WantedFile {
  readonly method: 'GET' | 'POST';
  readonly body?: unknown;
  /** Where the service gives the file none. */
  readonly name?: string;
}

/** Takes a file that the service makes, and lays it where the browser lays files. */
export async function saveFile(api: ApiClient, path: string, { name: own = '', ...call }: WantedFile): Promise<void> {
  const { name, content } = await api.takeFile(path, call);
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name === '' ? own : name;
  link.click();
  URL.revokeObjectURL(url);
}
