import { useState } from 'react';
import { Center, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { documentQuery, isMissing } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { QueryProblem } from '../parts/query-problem.tsx';
import { ReviewDesk } from './review-desk.tsx';
import { useDefinitions } from './use-definitions.ts';
import { INITIAL_VIEW, type View } from './view.ts';
import { WithheldCard } from './withheld-card.tsx';

export function DocumentPage() {
  const { t } = useMessages();
  const api = useApi();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  // Zoom and layout outlive the document: a person who reviews a hundred sets them once.
  const [view, setView] = useState<View>(INITIAL_VIEW);
  const definitions = useDefinitions();
  // Loaded when opened, never by itself: a value must not change under the hand that corrects it.
  const { data, error, refetch } = useQuery({
    ...documentQuery(api, id),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
  });
  if (isMissing(error)) return <Text p="xl">{t('document.missing')}</Text>;
  const failed = (data ? null : error) ?? definitions.error;
  if (failed) return <QueryProblem error={failed} retry={() => void refetch()} />;
  if (!data || definitions.all.length === 0) return <Waiting />;
  if (data.scanFile.state === 'withheld') {
    return (
      <div className="page">
        <WithheldCard file={data.scanFile} />
      </div>
    );
  }
  const asked = Number(params.get('page') ?? NaN);
  return (
    <ReviewDesk
      key={data.id}
      document={data}
      definitions={definitions}
      view={view}
      onView={setView}
      askedPage={asked >= data.firstPage && asked <= data.lastPage ? asked : undefined}
      reload={refetch}
    />
  );
}

function Waiting() {
  return (
    <Center h="100%">
      <Loader />
    </Center>
  );
}
