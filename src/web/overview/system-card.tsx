import type { ReactNode } from 'react';
import { Anchor, Paper, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Status } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { useRight } from '../session/session-context.ts';
import { countAlarms } from './count-alarms.ts';

export function SystemCard({ status }: { readonly status: Status }) {
  const { t } = useMessages();
  const { store } = status;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="system">
      <Title order={2} fz="md" mb={4} id="system">
        {t('overview.system')}
      </Title>
      <Table variant="vertical" withRowBorders={false} verticalSpacing={4} fz="sm" className="facts">
        <Table.Tbody>
          <Fact label={t('overview.engine')} value={status.engine} />
          <Fact
            label={t('overview.store')}
            value={`${store.engine} ${store.version}, ${t(store.durable ? 'overview.durable' : 'overview.notDurable')}`}
            alarming={!store.durable}
          />
          {status.hosts.map((host) => (
            <Fact
              key={host.id}
              label={t('overview.host', { id: host.id })}
              value={`${host.findings.map(({ message }) => message).join(' ') || t('overview.hostFine')} (${t('overview.hostChecked', { seconds: age(host.checkedAt) })})`}
              alarming={host.findings.some(({ severity }) => severity === 'error')}
            />
          ))}
          <Fact label={t('alarms.title')} value={<Alarms count={countAlarms(status.hosts)} />} />
          <Fact label={t('overview.version')} value={status.version} />
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Alarms({ count }: { readonly count: number }) {
  const { t } = useMessages();
  const text = count === 0 ? t('overview.alarmsNone') : t('overview.alarmsCount', { count });
  if (!useRight('see-alarms')) return text;
  return (
    <Anchor component={Link} to="/alarms" fz="sm">
      {text}
    </Anchor>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly alarming?: boolean;
}

function Fact({ label, value, alarming = false }: FactProps) {
  return (
    <Table.Tr>
      <Table.Th w={150}>{label}</Table.Th>
      <Table.Td>
        <Text span fz="sm" {...(alarming && { c: 'red.8', fw: 600 })}>
          {value}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** Seconds since; a clock of the service that runs ahead gives 0. */
function age(checkedAt: string): number {
  return Math.max(0, Math.round((Date.now() - Date.parse(checkedAt)) / 1000));
}
