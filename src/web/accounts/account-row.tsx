import { Badge, Button, Group, Select, Table } from '@mantine/core';
import type { Account, Role } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { formatTime } from '../model/format.ts';
import { useSession } from '../session/session-context.ts';
import { useRoleChoices } from './use-role-choices.ts';

interface AccountRowProps {
  readonly account: Account;
  readonly onChange: (changes: { role?: Role; disabled?: boolean }) => void;
  readonly onReset: () => void;
}

export function AccountRow({ account, onChange, onReset }: AccountRowProps) {
  const { t } = useMessages();
  const roles = useRoleChoices();
  // Nobody takes away their own rights by a slip.
  const isSelf = useSession().account.id === account.id;
  return (
    <Table.Tr>
      <Table.Td>
        {account.name}
        {isSelf && (
          <Badge ml="xs" size="sm" variant="outline" color="gray">
            {t('accounts.self')}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          aria-label={`${t('accounts.role')}: ${account.name}`}
          data={roles}
          allowDeselect={false}
          disabled={isSelf}
          value={account.role}
          onChange={(role) => role && onChange({ role })}
        />
      </Table.Td>
      <Table.Td>
        <Badge color={account.disabled ? 'red' : 'green'} variant="light">
          {t(account.disabled ? 'accounts.disabled' : 'accounts.enabled')}
        </Badge>
      </Table.Td>
      <Table.Td>{formatTime(account.createdAt)}</Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Button size="compact-sm" variant="light" onClick={onReset}>
            {t('accounts.reset')}
          </Button>
          {!isSelf && (
            <Button
              size="compact-sm"
              variant="light"
              color={account.disabled ? 'green' : 'red'}
              onClick={() => onChange({ disabled: !account.disabled })}
            >
              {t(account.disabled ? 'accounts.enable' : 'accounts.disable')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
