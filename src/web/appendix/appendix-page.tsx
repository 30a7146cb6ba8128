import { useState } from 'react';
import { Alert, Anchor, Button, FileButton, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { ErrorNote } from '../parts/error-note.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useRight } from '../session/session-context.ts';
import { useAppendixMessages } from './messages/appendix-messages.ts';
import { forgetReview, keepReview, keptReview, type KeptReview } from './model/draft-store.ts';
import { progressOf } from './model/review.ts';
import { ReviewDesk } from './review-desk.tsx';
import { useReading } from './use-appendix.ts';

const ACCEPT = '.docx,.xlsx,.html,.htm,.pdf';

/** An official appendix becomes a schedule: read, reviewed row by row, made a draft. */
export function AppendixPage() {
  const { t } = useAppendixMessages();
  const mayKeep = useRight('judge-marks');
  const [kept, setKept] = useState<KeptReview>();
  const [unfinished, setUnfinished] = useState(() => keptReview(window.localStorage));
  const [isKept, setIsKept] = useState(true);
  const keep = (next: KeptReview) => {
    setKept(next);
    setIsKept(keepReview(window.localStorage, next));
  };
  const reading = useReading(({ review, findings }) => keep({ review, findings }));
  const forget = () => {
    forgetReview(window.localStorage);
    setUnfinished(undefined);
  };
  return (
    <div className="page">
      <Anchor component={Link} to="/archive/schedules" fz="xs">
        {t('nav.schedules')}
      </Anchor>
      <PageTitle title={t('appendix.title')}>
        {mayKeep && (
          <FileButton accept={ACCEPT} onChange={(file) => file && reading.mutate(file)}>
            {(props) => (
              <Button size="xs" {...props} loading={reading.isPending} variant={kept ? 'default' : 'filled'}>
                {t(kept ? 'appendix.other' : 'appendix.choose')}
              </Button>
            )}
          </FileButton>
        )}
      </PageTitle>
      {reading.error && <ErrorNote error={reading.error} />}
      {reading.data?.remarks.map(({ code, message }) => (
        <Text key={code} fz="sm" c="orange.9">
          {message}
        </Text>
      ))}
      {!isKept && <Alert color="orange">{t('appendix.notKept')}</Alert>}
      {!kept && <Text fz="sm">{t('appendix.help')}</Text>}
      {!kept && unfinished && (
        <Alert mt="md" color="blue">
          <Text fz="sm">{t('appendix.kept', { file: unfinished.review.file, open: openOf(unfinished) })}</Text>
          <Group gap="xs" mt="xs">
            <Button size="xs" onClick={() => setKept(unfinished)}>
              {t('appendix.goOn')}
            </Button>
            <Button size="xs" variant="default" onClick={forget}>
              {t('appendix.forget')}
            </Button>
          </Group>
        </Alert>
      )}
      {kept && <ReviewDesk key={kept.review.sha256} kept={kept} onChange={(review) => keep({ ...kept, review })} />}
    </div>
  );
}

function openOf({ review }: KeptReview): number {
  const { open, doubtful } = progressOf(review);
  return open + doubtful;
}
