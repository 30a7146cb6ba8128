import { useMemo } from 'react';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { scanFilesQuery } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { ListEnd } from '../parts/list-end.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { useRight } from '../session/session-context.ts';
import { FileTable } from './file-table.tsx';
import { Upload } from './upload.tsx';

const STATES = ['received', 'reading', 'review', 'done', 'withheld', 'failed', 'gone'] as const;
const PAGE_SIZE = 50;
const REFRESH_MS = 5000;

export function FilesPage() {
  const { t } = useMessages();
  const api = useApi();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const filter = { state: params.get('state') ?? undefined, name: params.get('name') ?? undefined, limit: PAGE_SIZE };
  const list = useInfiniteQuery({ ...scanFilesQuery(api, filter), refetchInterval: REFRESH_MS });
  const files = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const keys = useRowKeys(files.length, (index) => {
    const file = files[index];
    if (file) void navigate(`/files/${file.id}`);
  });
  const canEdit = useRight('edit');
  return (
    <div className="page">
      <PageTitle title={t('files.title')} />
      {canEdit && <Upload />}
      <Filters />
      {list.error && !list.data ? (
        <QueryProblem error={list.error} retry={() => void list.refetch()} />
      ) : (
        <FileTable files={files} keys={keys} loading={list.isPending} />
      )}
      <ListEnd
        text={t('documents.keys')}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}

function Filters() {
  const { t } = useMessages();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string) => {
    const after = new URLSearchParams(params);
    if (value === '') after.delete(name);
    else after.set(name, value.normalize('NFC'));
    setParams(after, { replace: true });
  };
  const setName = useDebouncedCallback((value: string) => set('name', value), 300);
  return (
    <Group gap="sm" my="xs" align="flex-end">
      <Select
        size="xs"
        w={190}
        label={t('files.state')}
        placeholder={t('common.all')}
        clearable
        data={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        value={params.get('state')}
        onChange={(value) => set('state', value ?? '')}
      />
      <TextInput
        key={params.size === 0 ? 'cleared' : 'kept'}
        size="xs"
        w={260}
        label={t('files.filterName')}
        defaultValue={params.get('name') ?? ''}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {params.size > 0 && (
        <Button size="compact-xs" mb={6} variant="subtle" onClick={() => setParams({}, { replace: true })}>
          {t('documents.clearFilters')}
        </Button>
      )}
    </Group>
  );
}
