import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useMessages } from '../messages/messages.ts';

export function EmptySystem() {
  const { t } = useMessages();
  return (
    <Paper withBorder p="xl">
      <Stack gap="sm" align="flex-start" maw={720}>
        <Title order={2} fz="lg">
          {t('overview.emptyTitle')}
        </Title>
        <Text>{t('overview.emptyText')}</Text>
        <Button component={Link} to="/files">
          {t('overview.emptyUpload')}
        </Button>
      </Stack>
    </Paper>
  );
}
