import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { useArrangementMessages } from './messages/arrangement-messages.ts';
import { ARRANGEMENT } from './queries.ts';

export interface Request {
  readonly method?: 'POST' | 'PATCH';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Does something to the work or the material; all that is shown is asked for anew, also where somebody was faster. */
export function useSend<Answer = unknown>(done?: (answer: Answer) => void) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useArrangementMessages();
  return useMutation({
    mutationFn: ({ method = 'POST', path, body }: Request) => api.call<Answer>(path, { method, body }),
    onSuccess: (answer) => {
      if (done) done(answer);
      else notifications.show({ message: t('done') });
    },
    // What is told of a refusal is what stands there by then: a second try goes out against that.
    onSettled: (_answer, error) => (error ? refresh(client) : void refresh(client)),
  });
}

const TOUCHED = [ARRANGEMENT, 'dossier', 'dossier-window', 'dossier-tally', 'ledger'];

async function refresh(client: QueryClient): Promise<void> {
  await Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] })));
}
