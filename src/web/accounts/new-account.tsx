import { useState, type SyntheticEvent } from 'react';
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import type { AccountWithSecret, Role } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useCreateAccount } from './use-accounts.ts';
import { useRoleChoices } from './use-role-choices.ts';

/** As the API has it: `AccountName` of schemas/openapi.json. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@ -]*$/u;

interface NewAccountProps {
  readonly onClose: () => void;
  readonly onCreated: (account: AccountWithSecret) => void;
}

export function NewAccount({ onClose, onCreated }: NewAccountProps) {
  const { t } = useMessages();
  const roles = useRoleChoices();
  const create = useCreateAccount();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const [tried, setTried] = useState(false);
  const clean = name.normalize('NFC').trim();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (NAME.test(clean)) create.mutate({ name: clean, role }, { onSuccess: onCreated });
  };
  return (
    <Modal opened onClose={onClose} title={t('accounts.add')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={t('accounts.name')}
            description={t('accounts.nameHelp')}
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried && !NAME.test(clean) ? t('accounts.nameInvalid') : undefined}
          />
          <Select
            label={t('accounts.role')}
            data={roles}
            allowDeselect={false}
            value={role}
            onChange={(value) => value && setRole(value)}
          />
          {create.error && <ErrorNote error={create.error} />}
          <Button type="submit" loading={create.isPending}>
            {t('accounts.addSubmit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
