import { Alert, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { searchQuery } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { formatNumber } from '../model/format.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { SearchForm, type SearchParams } from './search-form.tsx';
import { SearchHitRow, hitAddress } from './search-hit-row.tsx';

const PAGE_SIZE = 20;

export function SearchPage() {
  const { t } = useMessages();
  const [query, setQuery] = useSearchParams();
  const params = Object.fromEntries(query);
  const search = (next: SearchParams) => setQuery(new URLSearchParams(next));
  return (
    <div className="page page-narrow">
      <PageTitle title={t('search.title')} />
      {/* A new search from the header, or "back", starts the form afresh. */}
      <SearchForm key={query.toString()} params={params} onSearch={search} />
      {query.size === 0 ? (
        <Text c="dimmed" mt="lg">
          {t('search.hint')}
        </Text>
      ) : (
        <Results params={params} />
      )}
    </div>
  );
}

function Results({ params }: { readonly params: SearchParams }) {
  const { t, language } = useMessages();
  const api = useApi();
  const navigate = useNavigate();
  const result = useInfiniteQuery(searchQuery(api, params, PAGE_SIZE));
  const hits = result.data?.pages.flatMap((page) => page.hits) ?? [];
  const keys = useRowKeys(hits.length, (index) => {
    const hit = hits[index];
    if (hit) void navigate(hitAddress(hit));
  });
  if (result.error) return <ErrorNote error={result.error} />;
  if (result.isPending) return <Skeleton h={160} mt="md" />;
  if (hits.length === 0) {
    return (
      <Alert mt="md" color="gray" title={t('search.none')}>
        {t('search.noneHelp')}
      </Alert>
    );
  }
  const total = result.data.pages[0]?.total ?? 0;
  return (
    <section aria-label={t('search.title')}>
      <Text fz="sm" c="dimmed" mt="md" aria-live="polite">
        {t('search.total', { total: formatNumber(total, language) })}
      </Text>
      <ul className="hits" onKeyDown={keys.onKeyDown}>
        {hits.map((hit, index) => (
          <SearchHitRow key={hit.documentId} hit={hit} rowProps={keys.row(index)} />
        ))}
      </ul>
      <ListEnd
        text={t(result.hasNextPage ? 'documents.shownMore' : 'documents.shown', { count: hits.length })}
        hasMore={result.hasNextPage}
        loading={result.isFetchingNextPage}
        loadMore={() => void result.fetchNextPage()}
      />
    </section>
  );
}
