import { useState } from 'react';
import { Alert, Checkbox, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { markedPageQuery } from '../api/queries.ts';
import type { ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { DialogFrame, FormBody } from '../parts/form-frame.tsx';
import { hasReason } from './has-reason.ts';
import type { Mark } from './mark.ts';
import { MarkedPage } from './marked-page.tsx';
import { useLift } from './use-lift.ts';

interface LiftDialogProps {
  readonly file: ScanFile;
  readonly mark: Mark;
  readonly onClose: () => void;
}

/** Shows the page in doubt and takes the word of the person who looked at it. Esc leaves everything as it is. */
export function LiftDialog({ file, mark, onClose }: LiftDialogProps) {
  const { t } = useMessages();
  const api = useApi();
  const { data: picture, error } = useQuery(markedPageQuery(api, file));
  return (
    <DialogFrame title={t('lift.title', { page: mark.page })} size="min(96rem, 94vw)" onClose={onClose}>
      <div className="lift">
        <MarkedPage file={file.name} page={mark.page} picture={picture} error={error} failed={t('lift.imageFailed')} />
        <Declaration file={file} mark={mark} isShown={picture !== undefined} onClose={onClose} />
      </div>
    </DialogFrame>
  );
}

function Declaration({ file, mark, isShown, onClose }: LiftDialogProps & { readonly isShown: boolean }) {
  const { t } = useMessages();
  const lift = useLift(file.id);
  const [reason, setReason] = useState('');
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (hasReason(reason) && seen) lift.mutate({ revision: file.revision, page: mark.page, reason: reason.trim() });
  };
  return (
    <FormBody
      className="lift-form"
      confirm={t('lift.submit')}
      back={t('lift.back')}
      color="red"
      isPending={lift.isPending}
      isReady={isShown}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text fz="sm">{t('lift.what', { level: mark.level })}</Text>
      <Alert color="red" variant="light">
        {t('lift.real')}
      </Alert>
      <Textarea
        label={t('lift.reason')}
        description={t('lift.reasonHelp')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && !hasReason(reason) && t('lift.reasonShort')}
        maxLength={500}
        rows={4}
        data-autofocus
      />
      <Checkbox
        label={t('lift.seen', { page: mark.page })}
        checked={seen}
        onChange={(event) => setSeen(event.currentTarget.checked)}
        error={tried && !seen && t('lift.seenMissing')}
      />
      <Text fz="xs" c="dimmed">
        {t('lift.scope')}
      </Text>
      {lift.error && <ErrorNote error={lift.error} />}
    </FormBody>
  );
}
