import { Alert, Text } from '@mantine/core';
import type { Dossier } from '../../archive/archive-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';

/** Why this account may not judge, and who may. */
export function OwnWork({ dossier: { editors, checkedBy } }: { readonly dossier: Dossier }) {
  const { t } = useArrangementMessages();
  return (
    <Alert color="orange" variant="light" my="sm" title={t('own.title')}>
      <Text fz="sm">{t('own.help')}</Text>
      <Text fz="sm">{t('own.editors', { editors: editors.join(', ') })}</Text>
      {checkedBy !== null && <Text fz="sm">{t('own.checkedBy', { account: checkedBy })}</Text>}
    </Alert>
  );
}
