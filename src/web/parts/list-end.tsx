import { Button, Group, Text } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';

interface ListEndProps {
  readonly text: string;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly loadMore: () => void;
}

/** Below a list: how much is shown, and the way to more. */
export function ListEnd({ text, hasMore, loading, loadMore }: ListEndProps) {
  const { t } = useMessages();
  return (
    <Group justify="space-between" py="xs" mih={52}>
      <Text fz="sm" c="dimmed" aria-live="polite">
        {text}
      </Text>
      {hasMore && (
        <Button variant="default" size="xs" loading={loading} onClick={loadMore}>
          {t('common.loadMore')}
        </Button>
      )}
    </Group>
  );
}
