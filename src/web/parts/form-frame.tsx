import { useEffect, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Button, Group, Kbd, Modal, Stack } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';
import { isFocusLost } from './focus.ts';

interface DialogFrameProps {
  readonly title: string;
  readonly size?: string | number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog in which something is typed: a click beside it loses nothing, Esc leaves everything as it is. */
export function DialogFrame({ title, size = 'lg', onClose, children }: DialogFrameProps) {
  const { t } = useMessages();
  useOpener();
  return (
    <Modal
      opened
      {...{ size, title, onClose }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      {children}
    </Modal>
  );
}

/** The dialog goes as a whole, so that it must give the focus back itself; a control that has gone meanwhile takes none. */
function useOpener(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (isFocusLost() && opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
}

interface FormBodyProps {
  readonly confirm: string;
  /** What the way out is called. */
  readonly back?: string;
  readonly color?: string | undefined;
  readonly isPending?: boolean;
  readonly isReady?: boolean;
  readonly className?: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Fields and the two ways out. Enter confirms where a field of one line has the focus. */
export function FormBody({ confirm, back, color, isPending = false, isReady = true, ...props }: FormBodyProps) {
  const { t } = useMessages();
  const submit = (event: SyntheticEvent<HTMLElement>) => {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    props.onSubmit();
    // What is missing may be far above the button.
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form onSubmit={submit} noValidate {...(props.className !== undefined && { className: props.className })}>
      <Stack gap="sm">
        {props.children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose} rightSection={<Kbd size="xs">{t('field.cancelKey')}</Kbd>}>
            {back ?? t('common.cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={!isReady} {...(color !== undefined && { color })}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A dialog with a form. */
export function FormFrame({ title, size, ...body }: FormBodyProps & Omit<DialogFrameProps, 'children'>) {
  return (
    <DialogFrame {...{ title }} {...(size !== undefined && { size })} onClose={body.onClose}>
      <FormBody {...body} />
    </DialogFrame>
  );
}
