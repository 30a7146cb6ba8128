import { Paper, Progress as Bar, Text, Title } from '@mantine/core';
import type { Status } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

export function Progress({ status }: { readonly status: Status }) {
  const { t } = useMessages();
  const { scanFiles, queue } = status;
  const open = scanFiles.received + scanFiles.reading;
  const done = scanFiles.review + scanFiles.done + scanFiles.withheld + scanFiles.failed;
  const total = open + done;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="progress">
      <Title order={2} fz="md" mb="sm" id="progress">
        {t('overview.progress')}
      </Title>
      <Bar
        value={total === 0 ? 0 : (done / total) * 100}
        animated={open > 0}
        size="lg"
        mb={6}
        aria-label={t('overview.progress')}
      />
      <Text fz="sm" aria-live="polite">
        {open > 0 ? t('overview.progressText', { done, total }) : t('overview.idle')}
      </Text>
      <Text fz="sm" c="dimmed">
        {t('overview.queue', { ...queue })}
      </Text>
    </Paper>
  );
}
