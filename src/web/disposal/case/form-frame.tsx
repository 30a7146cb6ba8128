import type { ReactNode, SyntheticEvent } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useDisposalMessages } from '../messages/disposal-messages.ts';

interface FormFrameProps {
  readonly title: string;
  readonly confirm: string;
  readonly size?: string | number;
  readonly color?: string | undefined;
  readonly isPending: boolean;
  readonly isReady?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with a form; what was typed is not lost by a click beside it. */
export function FormFrame({ title, confirm, size = 'lg', color, isPending, isReady = true, ...props }: FormFrameProps) {
  const { t } = useDisposalMessages();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      {...{ size, title }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {props.children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={!isReady} {...(color !== undefined && { color })}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
