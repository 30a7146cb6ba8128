import { useEffect } from 'react';
import { Center, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { useMessages } from '../messages/messages.ts';
import { QueryProblem } from '../parts/query-problem.tsx';
import { nextToReviewQuery } from './next-to-review.ts';

/** The address that leads to the first document of the review queue. */
export function NextReview() {
  const api = useApi();
  const navigate = useNavigate();
  const { t } = useMessages();
  const { data, error, refetch } = useQuery({ ...nextToReviewQuery(api, undefined), gcTime: 0 });
  useEffect(() => {
    if (data === undefined) return;
    if (data === null) notifications.show({ id: 'review-done', message: t('document.reviewDone') });
    void navigate(data === null ? '/documents' : `/documents/${data}`, { replace: true });
  }, [data, navigate, t]);
  if (error) return <QueryProblem error={error} retry={() => void refetch()} />;
  return (
    <Center h="100%">
      <Loader />
    </Center>
  );
}
