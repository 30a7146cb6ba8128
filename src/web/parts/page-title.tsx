import type { ReactNode } from 'react';
import { Group, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMessages } from '../messages/messages.ts';

export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const { t } = useMessages();
  useDocumentTitle(`${title} · ${t('app.name')}`);
  return (
    <Group justify="space-between" mb="sm" mih={36} gap="sm">
      <Title order={1} fz={22}>
        {title}
      </Title>
      {children && <Group gap="sm">{children}</Group>}
    </Group>
  );
}
