import { Alert, Box, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../api/queries.ts';
import { useMessages, type MessageKey } from '../messages/messages.ts';

type Connection = 'ok' | 'notReady' | 'lost';

const COLORS: Readonly<Record<Connection, string>> = { ok: 'green.6', notReady: 'orange.6', lost: 'red.6' };

function useConnection(): Connection {
  const { data, isError } = useQuery(healthQuery());
  if (isError) return 'lost';
  return data === false ? 'notReady' : 'ok';
}

export function ConnectionState() {
  const { t } = useMessages();
  const connection = useConnection();
  const key: MessageKey = `connection.${connection}`;
  return (
    <Group gap={6} wrap="nowrap" role="status" className="connection" data-connection={connection}>
      <Box w={10} h={10} bg={COLORS[connection]} className="connection-dot" />
      <Text fz="xs" c="dimmed" className="connection-text">
        {t(key)}
      </Text>
    </Group>
  );
}

/** A line over the whole page while the service does not answer. */
export function ConnectionBanner() {
  const { t } = useMessages();
  if (useConnection() !== 'lost') return null;
  return (
    <Alert color="red" variant="filled" radius={0} py={6} title={t('connection.lost')}>
      {t('connection.lostHelp')}
    </Alert>
  );
}
