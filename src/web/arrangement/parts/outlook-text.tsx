import { Text } from '@mantine/core';
import { formatDate } from '../../model/typed-date.ts';
import type { Pace } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { outlookOf } from '../model/outlook.ts';

/** When the work ends at this pace, beside the deadline. */
export function OutlookText({ pace }: { readonly pace: Pace }) {
  const { t } = useArrangementMessages();
  const { forecast, late, daysLate, isDone } = outlookOf(pace);
  if (isDone) return <Text fz="sm">{t('outlook.done')}</Text>;
  if (forecast === undefined)
    return (
      <Text fz="sm" c={late ? 'red.8' : 'dimmed'}>
        {t('outlook.unknown')}
      </Text>
    );
  const date = formatDate(forecast);
  return late ? (
    <Text fz="sm" c="red.8" fw={600}>
      {t('outlook.late', { date, days: daysLate ?? 0 })}
    </Text>
  ) : (
    <Text fz="sm" c="green.8">
      {t('outlook.inTime', { date })}
    </Text>
  );
}
