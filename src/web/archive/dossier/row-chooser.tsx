import { useMemo, useState } from 'react';
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { periodText } from '../model/typed-period.ts';
import { scheduleQuery, schedulesQuery } from '../retention/retention-queries.ts';
import { citableRows, findRows, titleOf, type CitableRow } from './row-search.ts';

interface RowChooserProps {
  /** Null: none fits. */
  readonly onChoose: (row: CitableRow | null) => void;
}

/** Any row of the schedules in force, found by words of its name, group or number. */
export function RowChooser({ onChoose }: RowChooserProps) {
  const { t } = useArchiveMessages();
  const [typed, setTyped] = useState('');
  return (
    <Stack gap="xs" role="search">
      <TextInput
        label={t('decide.search')}
        description={t('decide.searchHelp')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        spellCheck={false}
      />
      {typed.trim() !== '' && <Results typed={typed} onChoose={onChoose} />}
      <Anchor component="button" type="button" fz="sm" ta="left" onClick={() => onChoose(null)}>
        {t('decide.withoutRow')}
      </Anchor>
    </Stack>
  );
}

function Results({ typed, onChoose }: RowChooserProps & { readonly typed: string }) {
  const { t } = useArchiveMessages();
  const { rows, isPending, error, isEmpty } = useCitableRows();
  const found = useMemo(() => findRows(rows, typed), [rows, typed]);
  if (error) return <ErrorNote error={error} />;
  if (isPending) return <Text fz="sm">{t('common.loading')}</Text>;
  if (found.rows.length === 0) return <Text fz="sm">{t(isEmpty ? 'decide.noSchedules' : 'decide.noHit')}</Text>;
  return (
    <>
      <ul className="found-rows" aria-label={t('decide.found')}>
        {found.rows.map((one) => (
          <FoundRow key={`${one.row.id} ${String(one.version)}`} found={one} onChoose={() => onChoose(one)} />
        ))}
      </ul>
      {found.more > 0 && (
        <Text fz="xs" c="dimmed">
          {t('decide.more', { rows: found.more })}
        </Text>
      )}
    </>
  );
}

function FoundRow({ found, onChoose }: { readonly found: CitableRow; readonly onChoose: () => void }) {
  const { t, language } = useArchiveMessages();
  const { row, scheduleTitle } = found;
  const title = titleOf(row);
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fz="sm">
            {title}{' '}
            <Text span fw={650}>
              {periodText(row.period, language)}
            </Text>
          </Text>
          <Text fz="xs" c="dimmed">
            {[scheduleTitle, row.group.title, row.id].join(' › ')}
          </Text>
          {row.uncertain && (
            <Text fz="xs" c="orange.8">
              {t('proposal.uncertain')}
            </Text>
          )}
        </div>
        <Button size="compact-sm" variant="light" onClick={onChoose} aria-label={t('decide.chooseRow', { title })}>
          {t('decide.choose')}
        </Button>
      </Group>
    </li>
  );
}

/** Of all schedules in force. */
function useCitableRows() {
  const api = useApi();
  const list = useQuery(schedulesQuery(api));
  const active = (list.data?.items ?? []).filter(({ state }) => state === 'active');
  const { shelves, isPending, error } = useQueries({
    queries: active.map((ref) => scheduleQuery(api, ref)),
    combine: (answers) => ({
      shelves: answers.flatMap(({ data }) => data ?? []),
      isPending: answers.some((one) => one.isPending),
      error: answers.find((one) => one.error)?.error ?? null,
    }),
  });
  const rows = useMemo(() => citableRows(shelves), [shelves]);
  return {
    rows,
    isPending: list.isPending || isPending,
    error: list.error ?? error,
    isEmpty: active.length === 0,
  };
}
