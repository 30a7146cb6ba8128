import { useState, type SyntheticEvent } from 'react';
import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { useMessages, type MessageKey } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useSession } from './session-context.ts';

/** The least length of a new secret that the service takes. */
const LEAST = 12;

function fault(next: string, repeated: string): MessageKey | undefined {
  if (next.length < LEAST) return 'session.secretTooShort';
  return next === repeated ? undefined : 'session.secretsDiffer';
}

export function ChangeSecret({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const { t } = useMessages();
  const { signOut } = useSession();
  const [secret, setSecret] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const problem = fault(next, repeated);
  const change = useMutation({
    mutationFn: () => api.call('/session/secret', { method: 'PUT', body: { secret, newSecret: next } }),
    onSuccess: () => {
      notifications.show({ message: t('session.secretChanged') });
      signOut();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!problem) change.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('session.changeSecret')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <SecretInput
            label={t('session.currentSecret')}
            value={secret}
            onChange={setSecret}
            autoComplete="current-password"
          />
          <SecretInput
            label={t('session.newSecret')}
            description={t('session.newSecretHelp')}
            value={next}
            onChange={setNext}
            autoComplete="new-password"
          />
          <SecretInput
            label={t('session.repeatSecret')}
            value={repeated}
            onChange={setRepeated}
            autoComplete="new-password"
            error={tried && problem ? t(problem) : undefined}
          />
          {change.error && <ErrorNote error={change.error} />}
          <Button type="submit" loading={change.isPending}>
            {t('session.changeSecret')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

interface SecretInputProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: string;
  readonly error?: string | undefined;
}

function SecretInput({ onChange, ...rest }: SecretInputProps) {
  return (
    <PasswordInput {...rest} required withAsterisk={false} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
