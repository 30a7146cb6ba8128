import { useEffect, useState } from 'react';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { documentQuery, pageQuery } from '../api/queries.ts';
import type { DocumentDetail, FieldName } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { nextToReviewQuery } from './next-to-review.ts';
import { pageImageSource } from './page-image.ts';
import type { Definitions } from './use-definitions.ts';
import type { Review } from './use-review.ts';

export interface Confirming {
  /** Confirms at once where nothing speaks against it, else asks. */
  readonly confirm: () => void;
  /** What the question is about; empty while nothing is asked. */
  readonly asked: readonly FieldName[];
  readonly confirmAnyway: () => void;
  /** Back to the first field in question. */
  readonly goBack: () => void;
  readonly pending: boolean;
  readonly error: unknown;
}

interface ConfirmOptions {
  readonly document: DocumentDetail;
  readonly review: Review;
  readonly definitions: Definitions;
}

/** Ctrl+Enter: confirms the document and opens the next one to review, which was fetched meanwhile. */
export function useConfirm({ document, review, definitions }: ConfirmOptions): Confirming {
  const client = useQueryClient();
  const api = useApi();
  const navigate = useNavigate();
  const { t } = useMessages();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const [asked, setAsked] = useState<readonly FieldName[]>([]);
  usePrefetchedNext(document.id);

  const goOn = async () => {
    const query = nextToReviewQuery(api, document.id);
    const next = client.getQueryData(query.queryKey) ?? (await client.query(query));
    const shown = (['documentType', 'referenceNumber'] as const)
      .map((name) => (document.fields[name] ? definitions.show(name, document.fields[name].effective.value) : ''))
      .join(' ')
      .trim();
    const title = shown === '' ? t('documents.untitled') : shown;
    const message = next === null ? t('document.reviewDone') : t('document.confirmed', { title });
    notifications.show({ message, autoClose: 2500 });
    await navigate(next === null ? '/documents' : `/documents/${next}`);
  };
  const run = async () => {
    setAsked([]);
    setPending(true);
    setError(undefined);
    try {
      if (await review.confirm()) await goOn();
    } catch (refusal) {
      setError(refusal); // shown beside the button
    }
    setPending(false);
  };
  const confirm = () => {
    const open = review.unsettled();
    if (open.length > 0) setAsked(open);
    else void run();
  };
  const goBack = () => {
    setAsked([]);
    review.choose(asked[0], true);
  };
  return {
    confirm: () => (pending ? undefined : confirm()),
    asked,
    confirmAnyway: () => void (pending ? undefined : run()),
    goBack,
    pending,
    error,
  };
}

/** Fetches the next document and the picture of its first page while the person reads this one. */
function usePrefetchedNext(id: string): void {
  const api = useApi();
  const client = useQueryClient();
  const { data: next } = useQuery(nextToReviewQuery(api, id));
  useEffect(() => {
    if (typeof next !== 'string') return;
    const prefetch = async () => {
      const detail = await client.query(documentQuery(api, next));
      const page = await client.query(pageQuery(api, detail.scanFileId, detail.firstPage));
      new Image().src = pageImageSource(detail.scanFileId, page);
    };
    // Only a head start: when it fails, opening the document asks again and says why.
    prefetch().catch(() => undefined);
  }, [api, client, next]);
}
