import { useMemo } from 'react';
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
import { FileFilters } from './file-filters.tsx';
import { FileTable } from './file-table.tsx';
import { RescanButton } from './rescan-button.tsx';
import { Upload } from './upload.tsx';

const PAGE_SIZE = 50;
const REFRESH_MS = 5000;

export function FilesPage() {
  const { t } = useMessages();
  const api = useApi();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const asked = (name: string) => params.get(name) ?? undefined;
  const filter = { state: asked('state'), pages: asked('pages'), name: asked('name'), limit: PAGE_SIZE };
  const list = useInfiniteQuery({ ...scanFilesQuery(api, filter), refetchInterval: REFRESH_MS });
  const files = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const keys = useRowKeys(files.length, (index) => {
    const file = files[index];
    if (file) void navigate(`/files/${file.id}`);
  });
  const canEdit = useRight('edit');
  return (
    <div className="page">
      <PageTitle title={t('files.title')}>
        <RescanButton />
      </PageTitle>
      {canEdit && <Upload />}
      <FileFilters />
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
