import { useEffect, useRef, useState, type ChangeEvent, type SyntheticEvent } from 'react';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { hasCode } from '../api/errors.ts';
import { sessionQuery } from '../api/queries.ts';
import type { Caller } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';

interface SignInFormProps {
  /** Filled in when the same person comes back. */
  readonly name?: string;
  readonly onSignedIn?: () => void;
}

/** Name and secret, and a one-time code where the host asks for one (undefined: it has not). */
function useSignIn({ name: knownName = '', onSignedIn }: SignInFormProps) {
  const api = useApi();
  const client = useQueryClient();
  const [name, setName] = useState(knownName);
  const [secret, setSecret] = useState('');
  const [code, setCode] = useState<string>();
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: () => {
      const oneTimeCode = code?.replace(/\s/g, '') ?? '';
      const credentials = { name: name.normalize('NFC').trim(), secret, ...(oneTimeCode !== '' && { oneTimeCode }) };
      return api.call<Caller>('/session', { method: 'POST', body: credentials });
    },
    // A code holds once, and half a minute: what was refused is typed anew.
    onError: (refusal) => {
      if (hasCode(refusal, 'one-time-code-needed', 'one-time-code-wrong')) setCode('');
    },
    onSuccess: (caller) => {
      api.setCsrfToken(caller.csrfToken);
      client.setQueryData(sessionQuery(api).queryKey, caller);
      onSignedIn?.();
    },
  });
  // Of another person, or with another secret, it is not known yet whether a code is needed.
  const typed = (set: (value: string) => void) => (event: ChangeEvent<HTMLInputElement>) => {
    set(event.currentTarget.value);
    if (code === undefined) return;
    setCode(undefined);
    reset();
  };
  return { name, secret, code, error, isPending, signIn: mutate, typed, setName, setSecret, setCode };
}

export function SignInForm(props: SignInFormProps) {
  const { t } = useMessages();
  const knownName = props.name ?? '';
  const { name, secret, code, error, isPending, signIn, typed, setName, setSecret, setCode } = useSignIn(props);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    signIn();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('session.name')}
          value={name}
          onChange={typed(setName)}
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
          onChange={typed(setSecret)}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus={knownName === '' ? undefined : true}
          autoFocus={knownName !== ''}
        />
        {error && <ErrorNote error={error} {...(hasCode(error, 'one-time-code-needed') && { color: 'blue' })} />}
        {code !== undefined && <CodeInput value={code} onChange={setCode} error={error} />}
        <Button type="submit" loading={isPending} mt={4}>
          {t('session.submit')}
        </Button>
      </Stack>
    </form>
  );
}

interface CodeInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: unknown;
}

/** Asked for only where the host does. Takes the focus each time that it is asked for. */
function CodeInput({ value, onChange, error }: CodeInputProps) {
  const { t } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error !== null) input.current?.focus();
  }, [error]);
  return (
    <TextInput
      ref={input}
      label={t('session.oneTimeCode')}
      description={t('session.oneTimeCodeHelp')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={32}
      required
      withAsterisk={false}
    />
  );
}
