import { useMemo } from 'react';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { documentsQuery } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { ListEnd } from '../parts/list-end.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { useRight } from '../session/session-context.ts';
import { DocumentFilters } from './document-filters.tsx';
import { DocumentTable } from './document-table.tsx';

const PAGE_SIZE = 50;
const REFRESH_MS = 10_000;

export function DocumentsPage() {
  const { t } = useMessages();
  const api = useApi();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const filter = {
    state: params.get('state') ?? undefined,
    needsReview: params.get('needsReview') === 'true' ? true : undefined,
    documentType: params.get('type') ?? undefined,
    limit: PAGE_SIZE,
  };
  const list = useInfiniteQuery({ ...documentsQuery(api, filter), refetchInterval: REFRESH_MS });
  const documents = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const keys = useRowKeys(documents.length, (index) => {
    const document = documents[index];
    if (document) void navigate(`/documents/${document.id}`);
  });
  const canEdit = useRight('edit');
  const count = documents.length;
  return (
    <div className="page">
      <PageTitle title={t('documents.title')}>
        {canEdit && (
          <Button component={Link} to="/documents/next" size="xs">
            {t('documents.startReview')}
          </Button>
        )}
      </PageTitle>
      <DocumentFilters />
      {list.error && !list.data ? (
        <QueryProblem error={list.error} retry={() => void list.refetch()} />
      ) : (
        <DocumentTable documents={documents} keys={keys} loading={list.isPending} />
      )}
      <ListEnd
        text={
          count === 0
            ? t('documents.keys')
            : `${t(list.hasNextPage ? 'documents.shownMore' : 'documents.shown', { count })} · ${t('documents.keys')}`
        }
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}
