import { useState } from 'react';
import { Alert, Button, Text } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';

interface StaleNoteProps {
  readonly reload: () => Promise<unknown>;
  readonly onReloaded: () => void;
}

/** Somebody else was faster: the person decides when to look at the new state; what is typed stays. */
export function StaleNote({ reload, onReloaded }: StaleNoteProps) {
  const { t } = useMessages();
  const [loading, setLoading] = useState(false);
  const load = async () => {
    setLoading(true);
    await reload();
    setLoading(false);
    onReloaded();
  };
  return (
    <Alert color="orange" title={t('field.staleTitle')} role="alert" className="stale-note">
      <Text fz="sm" mb="xs">
        {t('field.stale')}
      </Text>
      <Button size="xs" color="orange" loading={loading} onClick={() => void load()}>
        {t('field.staleReload')}
      </Button>
    </Alert>
  );
}
