import { useState, type SyntheticEvent } from 'react';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { sessionQuery } from '../api/queries.ts';
import type { Caller } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';

interface SignInFormProps {
  /** Filled in when the same person comes back. */
  readonly name?: string;
  readonly onSignedIn?: () => void;
}

export function SignInForm({ name: knownName = '', onSignedIn }: SignInFormProps) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  const [name, setName] = useState(knownName);
  const [secret, setSecret] = useState('');
  const signIn = useMutation({
    mutationFn: () =>
      api.call<Caller>('/session', { method: 'POST', body: { name: name.normalize('NFC').trim(), secret } }),
    onSuccess: (caller) => {
      api.setCsrfToken(caller.csrfToken);
      client.setQueryData(sessionQuery(api).queryKey, caller);
      onSignedIn?.();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('session.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          required
          withAsterisk={false}
          data-autofocus={knownName === '' ? true : undefined}
          autoFocus={knownName === ''}
        />
        <PasswordInput
          label={t('session.secret')}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus={knownName === '' ? undefined : true}
          autoFocus={knownName !== ''}
        />
        {signIn.error && <ErrorNote error={signIn.error} />}
        <Button type="submit" loading={signIn.isPending} mt={4}>
          {t('session.submit')}
        </Button>
      </Stack>
    </form>
  );
}
