import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { components } from '../../generated/api.ts';
import type { Dossier } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { patchRows, refreshDossiers } from '../queries.ts';

type Schemas = components['schemas'];

/** What is decided, as the service takes it; the rules of the law that call for permanence are added. */
export interface RetentionChoice {
  readonly period: string;
  readonly item: string | null;
  readonly scheduleVersion?: number;
  readonly reason?: string;
}

export interface Decide {
  readonly error: Error | null;
  readonly isPending: boolean;
  /** `rules`: of the law, that make the dossier permanent. */
  readonly decide: (choice: RetentionChoice, rules: readonly string[], onDone?: () => void) => void;
  readonly undo: () => void;
}

export function useDecide(dossier: Dossier, fondsId: string): Decide {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useArchiveMessages();
  const decide = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      api.call<Dossier | Schemas['DecidedRetention']>(`/dossiers/${dossier.id}/${path}`, { method: 'POST', body }),
    onSuccess: (answer) => {
      const decided = 'dossier' in answer ? (answer.dossier as unknown as Dossier) : answer; // as the description has them
      patchRows(client, fondsId, [decided]);
      const warnings = 'warnings' in answer ? answer.warnings : [];
      notifications.show({ message: t('proposal.decided') });
      for (const { code, message } of warnings)
        notifications.show({ id: code, color: 'orange', autoClose: false, message });
    },
    onSettled: () => refreshDossiers(client, fondsId),
  });
  const { revision } = dossier;
  return {
    error: decide.error,
    isPending: decide.isPending,
    decide: (choice, rules, onDone) => {
      const permanentBecause = choice.period === 'permanent' ? rules : [];
      const body = { revision, ...choice, permanentBecause };
      decide.mutate({ path: 'retention-decision', body }, { onSuccess: () => onDone?.() });
    },
    undo: () => decide.mutate({ path: 'retention-decision/undo', body: { revision } }),
  };
}
