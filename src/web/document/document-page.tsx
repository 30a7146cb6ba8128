import { useState } from 'react';
import { Center, Loader, Text } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';
import { isMissing } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { QueryProblem } from '../parts/query-problem.tsx';
import type { ScanFile } from '../api/types.ts';
import { ReviewDesk } from './review-desk.tsx';
import { useDocument } from './use-document.ts';
import { useDefinitions } from './use-definitions.ts';
import { INITIAL_VIEW, type View } from './view.ts';
import { WithheldCard } from '../withheld/withheld-card.tsx';

export function DocumentPage() {
  const { t } = useMessages();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  // Zoom and layout outlive the document: a person who reviews a hundred sets them once.
  const [view, setView] = useState<View>(INITIAL_VIEW);
  const definitions = useDefinitions();
  const { data, error, refetch, watch, withheld } = useDocument(id);
  if (withheld) return <Withheld file={withheld} />;
  if (isMissing(error)) return <Text p="xl">{t('document.missing')}</Text>;
  const failed = (data ? null : error) ?? definitions.error;
  if (failed) return <QueryProblem error={failed} retry={() => void refetch()} />;
  if (!data || definitions.all.length === 0) return <Waiting />;
  const asked = Number(params.get('page') ?? NaN);
  return (
    <ReviewDesk
      key={data.id}
      document={data}
      watch={watch}
      definitions={definitions}
      view={view}
      onView={setView}
      askedPage={asked >= data.firstPage && asked <= data.lastPage ? asked : undefined}
      reload={refetch}
    />
  );
}

function Withheld({ file }: { readonly file: ScanFile }) {
  return (
    <div className="page">
      <WithheldCard file={file} />
    </div>
  );
}

function Waiting() {
  return (
    <Center h="100%">
      <Loader />
    </Center>
  );
}
