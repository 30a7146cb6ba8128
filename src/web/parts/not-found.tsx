import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useMessages } from '../messages/messages.ts';

export function NotFound() {
  const { t } = useMessages();
  return (
    <Stack p="xl" align="center">
      <Text>{t('app.notFound')}</Text>
      <Anchor component={Link} to="/">
        {t('app.backToStart')}
      </Anchor>
    </Stack>
  );
}
