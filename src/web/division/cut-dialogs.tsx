import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useDivisionMessages } from './messages/division-messages.ts';

/** Somebody else was faster: the person decides what becomes of the own changes. */
export function ConflictNote({ onTake }: { readonly onTake: (keepMine: boolean) => void }) {
  const { t } = useDivisionMessages();
  return (
    <Alert color="orange" title={t('cuts.conflict.title')} role="alert">
      <Text fz="sm" mb="xs">
        {t('cuts.conflict.help')}
      </Text>
      <Group gap="xs">
        <Button size="xs" color="orange" onClick={() => onTake(true)}>
          {t('cuts.conflict.mine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onTake(false)}>
          {t('cuts.conflict.theirs')}
        </Button>
      </Group>
    </Alert>
  );
}

interface LeaveDialogProps {
  readonly count: number;
  readonly onBack: () => void;
  readonly onLeave: () => void;
}

/** The answer at hand is the one that loses nothing. */
export function LeaveDialog({ count, onBack, onLeave }: LeaveDialogProps) {
  const { t } = useDivisionMessages();
  return (
    <Modal
      opened
      onClose={onBack}
      title={t('cuts.leave.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <Text fz="sm" mb="md">
        {t('cuts.leave.help', { count })}
      </Text>
      <Group justify="flex-end">
        <Button data-autofocus variant="default" onClick={onBack}>
          {t('cuts.save.back')}
        </Button>
        <Button color="red" onClick={onLeave}>
          {t('cuts.leave.do')}
        </Button>
      </Group>
    </Modal>
  );
}
