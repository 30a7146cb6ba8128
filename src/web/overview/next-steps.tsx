import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Status } from '../api/types.ts';
import { useMessages, type MessageKey } from '../messages/messages.ts';
import { useRight } from '../session/session-context.ts';
import { countAlarms } from './count-alarms.ts';

interface Step {
  readonly count: number;
  readonly title: MessageKey;
  readonly help: MessageKey;
  readonly action?: { readonly label: MessageKey; readonly to: string };
}

interface Rights {
  readonly edit: boolean;
  readonly failures: boolean;
  readonly alarms: boolean;
}

function stepsOf({ scanFiles, queue, hosts }: Status, rights: Rights): readonly Step[] {
  const steps: readonly Step[] = [
    {
      count: countAlarms(hosts),
      title: 'overview.alarms',
      help: 'overview.alarmsHelp',
      ...(rights.alarms && { action: { label: 'overview.alarmsOpen', to: '/alarms' } }),
    },
    {
      count: scanFiles.withheld,
      title: 'overview.withheld',
      help: 'overview.withheldHelp',
      action: { label: 'overview.withheldOpen', to: '/files?state=withheld' },
    },
    {
      count: scanFiles.review,
      title: 'overview.review',
      help: 'overview.reviewHelp',
      ...(rights.edit && { action: { label: 'overview.reviewStart', to: '/documents/next' } }),
    },
    {
      // A failed file often leaves a dead job too: the larger number is what a person will find listed.
      count: Math.max(scanFiles.failed, queue.dead),
      title: 'overview.failures',
      help: 'overview.failuresHelp',
      ...(rights.failures && { action: { label: 'overview.failuresOpen', to: '/failures' } }),
    },
    { count: scanFiles.received + scanFiles.reading, title: 'overview.waiting', help: 'overview.waitingHelp' },
  ];
  return steps.filter(({ count }) => count > 0);
}

export function NextSteps({ status }: { readonly status: Status }) {
  const { t } = useMessages();
  const steps = stepsOf(status, {
    edit: useRight('edit'),
    failures: useRight('see-failures'),
    alarms: useRight('see-alarms'),
  });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="next-steps">
      <Title order={2} fz="md" mb="sm" id="next-steps">
        {t('overview.next')}
      </Title>
      {steps.length === 0 && <Text fz="sm">{t('overview.allDone')}</Text>}
      <Stack gap="sm">
        {steps.map((step) => (
          <Group key={step.title} justify="space-between" wrap="nowrap" gap="md" className="next-step">
            <div>
              <Text fw={600}>{t(step.title, { count: step.count })}</Text>
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
