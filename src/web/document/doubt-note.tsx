import { Text } from '@mantine/core';
import { useMessages, type MessageKey } from '../messages/messages.ts';

/** Says in place that a value looks wrong for its field; nobody is kept from saving it. */
export function DoubtNote({ doubt }: { readonly doubt: MessageKey | undefined }) {
  const { t } = useMessages();
  if (doubt === undefined) return null;
  return (
    <Text span fz="xs" c="orange.9" className="doubt" role="status">
      ⚠ {t(doubt)}
    </Text>
  );
}
