import { useState, type SyntheticEvent } from 'react';
import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { withQuery } from '../api/client.ts';
import { errorText } from '../parts/error-note.tsx';
import { useAccessMessages } from './messages/access-messages.ts';

interface FindDossierProps {
  /** Empty: numbers, which are names within a fonds only, are not found. */
  readonly fonds: string;
  readonly onFound: (id: string) => void;
}

/** Leads to a dossier that is in none of the lists yet. */
export function FindDossier({ fonds, onFound }: FindDossierProps) {
  const { t } = useAccessMessages();
  const api = useApi();
  const [code, setCode] = useState('');
  const find = useMutation({
    mutationFn: (wanted: string) =>
      api.get<{ readonly dossier: { readonly id: string } }>(withQuery('/dossiers/by-code', { code: wanted, fonds })),
    onSuccess: ({ dossier }) => onFound(dossier.id),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code.trim() !== '') find.mutate(code.trim().normalize('NFC'));
  };
  return (
    <form onSubmit={submit}>
      <Group gap={4} wrap="nowrap" align="flex-start">
        <TextInput
          size="xs"
          w={200}
          aria-label={t('access.find')}
          placeholder={t('access.find')}
          value={code}
          error={find.error ? errorText(find.error, t) : undefined}
          onChange={(event) => {
            find.reset();
            setCode(event.currentTarget.value);
          }}
        />
        <Button size="xs" type="submit" variant="default" loading={find.isPending}>
          {t('access.findButton')}
        </Button>
      </Group>
    </form>
  );
}
