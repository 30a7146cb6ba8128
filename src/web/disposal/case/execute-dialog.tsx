import { useState } from 'react';
import { Progress, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { FormFrame } from '../../parts/form-frame.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import type { DisposalOverview, DisposalProgress } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import { refreshCase } from '../queries.ts';

/** Files that one call destroys: few enough that the progress is seen, and what is under way ends soon. */
const A_CALL = 20;

/** Destroys in the host, some files a call, until none is open; what cannot be destroyed is told and left for a person. */
export function ExecuteDialog({
  overview,
  onClose,
}: {
  readonly overview: DisposalOverview;
  readonly onClose: () => void;
}) {
  const { t } = useDisposalMessages();
  const [confirmed, setConfirmed] = useState('');
  const [lateReason, setLateReason] = useState('');
  const run = useExecution(overview);
  const { decision } = overview.case.record.papers ?? {};
  const word = decision?.number ?? String(overview.counts.byState.listed);
  const isReady = confirmed.trim() === word && (!overview.overdue || lateReason.trim() !== '');
  return (
    <FormFrame
      title={t('act.execute').replace('…', '')}
      confirm={t('act.execute').replace('…', '')}
      color="red"
      isPending={run.isPending}
      isReady={isReady}
      onSubmit={() => run.start(lateReason.trim())}
      onClose={onClose}
    >
      <Text fz="sm">{t('explain.execute')}</Text>
      {overview.overdue && (
        <Textarea
          label={t('field.lateReason')}
          withAsterisk
          value={lateReason}
          onChange={(event) => setLateReason(event.currentTarget.value)}
        />
      )}
      <TextInput
        data-autofocus
        label={t('explain.confirm', { word })}
        value={confirmed}
        onChange={(event) => setConfirmed(event.currentTarget.value)}
      />
      {run.progress && <Running progress={run.progress} />}
      {run.error !== null && <RefusalNote error={run.error} />}
    </FormFrame>
  );
}

function useExecution({ case: given }: DisposalOverview) {
  const api = useApi();
  const client = useQueryClient();
  const [progress, setProgress] = useState<DisposalProgress>();
  const work = useMutation({
    mutationFn: async (lateReason: string) => {
      let { revision } = given;
      for (let before = Infinity; ;) {
        const body = { revision, limit: A_CALL, ...(lateReason !== '' && { lateReason }) };
        const path = `/disposal-cases/${given.id}/execution`;
        const now: DisposalProgress = await api.call(path, { method: 'POST', body });
        setProgress(now);
        // What is open and stays so needs a person.
        if (now.open === 0 || now.open >= before) return;
        before = now.open;
        revision = (await api.get<DisposalOverview>(`/disposal-cases/${given.id}`)).case.revision;
      }
    },
    onSettled: () => refreshCase(client, given.id),
  });
  return {
    progress,
    error: work.error,
    isPending: work.isPending,
    start: (lateReason: string) => work.mutate(lateReason),
  };
}

function Running({ progress: { files, open, troubled } }: { readonly progress: DisposalProgress }) {
  const all = Object.values(files).reduce((sum, count) => sum + count, 0);
  return (
    <div aria-live="polite">
      <Progress value={all === 0 ? 100 : (100 * (all - open)) / all} />
      <Text fz="sm">{`${String(all - open)}/${String(all)}`}</Text>
      {troubled.map(({ scanFileId, name, message }) => (
        <Text key={scanFileId} fz="sm" c="red">
          {`${name}: ${message}`}
        </Text>
      ))}
    </div>
  );
}
