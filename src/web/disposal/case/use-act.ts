import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { DisposalOverview } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import { refreshCase } from '../queries.ts';

export interface Request {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** Behind `/disposal-cases/{id}`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Does something to a case as it was seen; whoever was faster is told of, and what was typed stays. */
export function useAct<T = DisposalOverview>({ case: given }: DisposalOverview, onDone?: (answer: T) => void) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useDisposalMessages();
  return useMutation({
    mutationFn: ({ method, path, body }: Request) =>
      api.call<T>(`/disposal-cases/${given.id}${path}`, { method, body: { revision: given.revision, ...body } }),
    onSuccess: (answer) => {
      if (onDone) onDone(answer);
      else notifications.show({ message: t('case.done') });
    },
    onSettled: () => refreshCase(client, given.id),
  });
}
