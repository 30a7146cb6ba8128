import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../api/api-context.ts';
import type { Status } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { useRight } from '../session/session-context.ts';
import { stepsOf } from './steps-of.ts';
import { toSeeQuery } from './to-see-query.ts';

export function NextSteps({ status }: { readonly status: Status }) {
  const { t } = useMessages();
  const api = useApi();
  const rights = {
    edit: useRight('edit'),
    failures: useRight('see-failures'),
    alarms: useRight('see-alarms'),
    stamps: useRight('judge-marks'),
    rescans: useRight('list-rescans'),
  };
  const stamps = useQuery({ ...toSeeQuery(api, 'stamps'), enabled: rights.stamps });
  const rescan = useQuery({ ...toSeeQuery(api, 'rescan'), enabled: rights.rescans });
  const steps = stepsOf(status, { stamps: stamps.data, rescan: rescan.data }, rights);
  // What is not known is not done.
  const isKnown = [stamps, rescan].every(({ fetchStatus, data }) => data !== undefined || fetchStatus === 'idle');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="next-steps">
      <Title order={2} fz="md" mb="sm" id="next-steps">
        {t('overview.next')}
      </Title>
      {steps.length === 0 && isKnown && <Text fz="sm">{t('overview.allDone')}</Text>}
      <Stack gap="sm">
        {steps.map((step) => (
          <Group key={step.title} justify="space-between" wrap="nowrap" gap="md" className="next-step">
            <div>
              <Text fw={600}>
                {t(step.title, { count: step.isMore === true ? `${String(step.count)}+` : step.count })}
              </Text>
              <Text fz="sm" c="dimmed">
                {t(step.help)}
              </Text>
            </div>
            {step.action && (
              <Button component={Link} to={step.action.to} size="xs" variant="light" className="keep-width">
                {t(step.action.label)}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
