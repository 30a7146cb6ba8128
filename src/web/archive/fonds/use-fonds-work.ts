import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { withQuery } from '../../api/client.ts';
import { errorText } from '../../parts/error-note.tsx';
import type { Dossier, DossierOrder } from '../archive-types.ts';
import { useArchiveMessages, type ArchiveKey } from '../messages/archive-messages.ts';
import { refreshDossiers } from '../queries.ts';

export interface FondsWork {
  readonly isPending: boolean;
  readonly order: (wish: { readonly order: DossierOrder; readonly nodeId?: string }) => void;
  readonly number: () => void;
  readonly freeze: () => void;
  readonly check: (dossiers: readonly Dossier[]) => void;
  readonly sendBack: (dossiers: readonly Dossier[], reason: string) => void;
  readonly box: (dossiers: readonly Dossier[], boxNumber: number | null) => void;
  readonly remove: (dossiers: readonly Dossier[]) => void;
}

/** Runs over a fonds and acts on chosen dossiers; says what came of it, and shows the grid anew. */
export function useFondsWork(fondsId: string): FondsWork {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useArchiveMessages();
  const work = useMutation({
    mutationFn: (run: () => Promise<string>) => run(),
    onSuccess: (message) => notifications.show({ message }),
    onError: (error) =>
      notifications.show({ color: 'red', autoClose: false, title: t('common.error'), message: errorText(error, t) }),
    onSettled: () => refreshDossiers(client, fondsId),
  });
  const post = <T>(path: string, body: object = {}) => api.call<T>(path, { method: 'POST', body });
  const run = (path: string, key: ArchiveKey, body?: object) =>
    work.mutate(async () => {
      const method = 'POST' as const;
      const result = await api.call<Record<string, unknown>>(path, body ? { method, body } : { method });
      return t(key, countsOf(result));
    });
  const each = (dossiers: readonly Dossier[], key: ArchiveKey, act: (dossier: Dossier) => Promise<unknown>) =>
    work.mutate(async () => {
      let done = 0;
      for (const dossier of dossiers) {
        try {
          await act(dossier);
          done += 1;
        } catch (error) {
          const title = t('do.some', { done, rows: dossiers.length });
          const message = `${String(dossier.temporaryNumber)} · ${dossier.description.title}: ${errorText(error, t)}`;
          notifications.show({ color: 'red', autoClose: false, title, message });
          if (done === 0) throw error;
          break;
        }
      }
      return t(key, { rows: done });
    });
  return {
    isPending: work.isPending,
    order: (wish) => run(`/fonds/${fondsId}/dossiers/order`, 'do.ordered', wish),
    number: () => run(`/fonds/${fondsId}/dossiers/number`, 'do.numbered'),
    freeze: () => run(`/fonds/${fondsId}/dossiers/freeze`, 'do.frozen'),
    check: (dossiers) =>
      each(dossiers, 'do.checked', ({ id, revision }) => post(`/dossiers/${id}/check`, { revision })),
    sendBack: (dossiers, reason) =>
      each(dossiers, 'do.sentBack', ({ id, revision }) => post(`/dossiers/${id}/send-back`, { revision, reason })),
    box: (dossiers, boxNumber) =>
      work.mutate(async () => {
        await post('/dossiers/box', { ids: dossiers.map(({ id }) => id), boxNumber });
        return t('do.boxed', { rows: dossiers.length });
      }),
    remove: (dossiers) =>
      each(dossiers, 'do.removed', ({ id, revision }) =>
        api.call(withQuery(`/dossiers/${id}`, { revision }), { method: 'DELETE' }),
      ),
  };
}

/** Numbers as they are, lists by their length. */
function countsOf(result: Readonly<Record<string, unknown>>): Readonly<Record<string, string | number>> {
  const entries = Object.entries(result).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.length : String(value),
  ]);
  return Object.fromEntries(entries) as Record<string, string | number>; // the line above
}
