import { useState } from 'react';
import { Button, Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import type { ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { useReadAgain } from './use-read-again.ts';

/** Has the file read again; of a withheld one it asks back first and says what will happen. */
export function ReadAgainButton({ file }: { readonly file: ScanFile }) {
  const { t } = useMessages();
  const readAgain = useReadAgain();
  const [asking, setAsking] = useState(false);
  const isWithheld = file.state === 'withheld';
  const read = () => {
    setAsking(false);
    readAgain.mutate(file.id);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={readAgain.isPending}
        onClick={isWithheld ? () => setAsking(true) : read}
      >
        {t('document.readAgain')}
      </Button>
      <Question opened={asking && isWithheld} onBack={() => setAsking(false)} onRead={read} />
    </>
  );
}

interface QuestionProps {
  readonly opened: boolean;
  readonly onBack: () => void;
  readonly onRead: () => void;
}

/** The answer at hand is the one that changes nothing. */
function Question({ opened, onBack, onRead }: QuestionProps) {
  const { t } = useMessages();
  return (
    <Modal
      opened={opened}
      onClose={onBack}
      title={t('readAgain.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="sm">
        <Text fz="sm">{t('readAgain.what')}</Text>
        <Text fz="sm">{t('readAgain.useful')}</Text>
        <Text fz="sm" fw={600}>
          {t('readAgain.real')}
        </Text>
        <Group justify="flex-end">
          <Button
            data-autofocus
            variant="default"
            onClick={onBack}
            rightSection={<Kbd size="xs">{t('field.cancelKey')}</Kbd>}
          >
            {t('readAgain.back')}
          </Button>
          <Button color="red" onClick={onRead}>
            {t('document.readAgain')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
