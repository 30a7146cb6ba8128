import { useState } from 'react';
import { Button, Menu, Text } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';
import { ChangeSecret } from '../session/change-secret.tsx';
import { useSession } from '../session/session-context.ts';

export function AccountMenu() {
  const { t } = useMessages();
  const { account, signOut } = useSession();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-sm"
            color="gray"
            aria-label={t('session.account', { name: account.name })}
          >
            <Text span fz="sm" fw={600} truncate maw={130}>
              {account.name}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t(`role.${account.role}`)}</Menu.Label>
          <Menu.Item onClick={() => setChanging(true)}>{t('session.changeSecret')}</Menu.Item>
          <Menu.Item onClick={signOut}>{t('session.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && <ChangeSecret onClose={() => setChanging(false)} />}
    </>
  );
}
