import { useState } from 'react';
import { Alert, Anchor, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { ErrorNote } from '../parts/error-note.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useRight } from '../session/session-context.ts';
import { useAppendixMessages } from './messages/appendix-messages.ts';
import { forgetReview, keepReview, keptReview, keptReviews, type KeptReview } from './model/draft-store.ts';
import { progressOf } from './model/review.ts';
import { ReviewDesk } from './review-desk.tsx';
import { APPENDIX_FILES, useReading } from './use-appendix.ts';

/** An official appendix becomes a schedule: read, reviewed row by row, made a draft. */
export function AppendixPage() {
  const { t } = useAppendixMessages();
  const mayKeep = useRight('judge-marks');
  const [kept, setKept] = useState<KeptReview>();
  const [isKept, setIsKept] = useState(true);
  const [isGoneOn, setGoneOn] = useState(false);
  const keep = (next: KeptReview) => {
    setKept(next);
    setIsKept(keepReview(window.localStorage, next));
  };
  const reading = useReading(({ review, findings }) => {
    // The same file again, after its day is over: nothing that was corrected goes.
    const before = keptReview(window.localStorage, review.sha256);
    setGoneOn(before !== undefined);
    keep(before ?? { review, findings });
  });
  return (
    <div className="page">
      <Anchor component={Link} to="/archive/schedules" fz="xs">
        {t('nav.schedules')}
      </Anchor>
      <PageTitle title={t('appendix.title')}>
        {mayKeep && (
          <FileButton accept={APPENDIX_FILES} onChange={(file) => file && reading.mutate(file)}>
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
      {isGoneOn && kept && (
        <Text fz="sm" role="status">
          {t('appendix.sameFile')}
        </Text>
      )}
      {!isKept && <Alert color="orange">{t('appendix.notKept')}</Alert>}
      {!mayKeep && <Alert color="gray">{t('appendix.custodianOnly')}</Alert>}
      {!kept && <Text fz="sm">{t('appendix.help')}</Text>}
      {!kept && mayKeep && <Unfinished onGoOn={setKept} />}
      {kept && <ReviewDesk key={kept.review.sha256} kept={kept} onChange={keep} />}
    </div>
  );
}

/** Reviews that were begun in this browser. */
function Unfinished({ onGoOn }: { readonly onGoOn: (kept: KeptReview) => void }) {
  const { t } = useAppendixMessages();
  const [unfinished, setUnfinished] = useState(() => keptReviews(window.localStorage));
  const forget = ({ review: { sha256 } }: KeptReview) => {
    forgetReview(window.localStorage, sha256);
    setUnfinished(keptReviews(window.localStorage));
  };
  return (
    <Stack gap="xs" mt="md">
      {unfinished.map((one) => (
        <Alert key={one.review.sha256} color="blue">
          <Text fz="sm">{t('appendix.kept', { file: one.review.file, open: openOf(one) })}</Text>
          <Group gap="xs" mt="xs">
            <Button size="xs" onClick={() => onGoOn(one)}>
              {t('appendix.goOn')}
            </Button>
            <Button size="xs" variant="default" onClick={() => forget(one)}>
              {t('appendix.forget')}
            </Button>
          </Group>
        </Alert>
      ))}
    </Stack>
  );
}

function openOf({ review }: KeptReview): number {
  const { open, doubtful } = progressOf(review);
  return open + doubtful;
}
