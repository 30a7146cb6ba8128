import { useState, type SyntheticEvent } from 'react';
import { Alert, Button, Checkbox, Group, Kbd, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { markedPageQuery } from '../api/queries.ts';
import type { ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
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
    <Modal
      opened
      onClose={onClose}
      size="min(96rem, 94vw)"
      title={t('lift.title', { page: mark.page })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      // What was typed must not be lost by a click beside it.
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      <div className="lift">
        <MarkedPage file={file.name} page={mark.page} picture={picture} error={error} />
        <Declaration file={file} mark={mark} isShown={picture !== undefined} onClose={onClose} />
      </div>
    </Modal>
  );
}

function Declaration({ file, mark, isShown, onClose }: LiftDialogProps & { readonly isShown: boolean }) {
  const { t } = useMessages();
  const lift = useLift(file.id);
  const [reason, setReason] = useState('');
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (hasReason(reason) && seen) lift.mutate({ revision: file.revision, page: mark.page, reason: reason.trim() });
  };
  return (
    <form onSubmit={submit} className="lift-form" noValidate>
      <Stack gap="sm">
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
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} rightSection={<Kbd size="xs">{t('field.cancelKey')}</Kbd>}>
            {t('lift.back')}
          </Button>
          <Button type="submit" color="red" loading={lift.isPending} disabled={!isShown}>
            {t('lift.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
