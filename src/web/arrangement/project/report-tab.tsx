import { useState } from 'react';
import { Button, Group, Paper, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { FormMenu } from '../../forms/form-menu.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { reportQuery } from '../queries.ts';
import { PaperDialog, ResultDialog } from './report-dialogs.tsx';
import { AcceptanceCard, AfterCard, BeforeCard, EffortCard, ErrorsCard } from './report-cards.tsx';
import type { ProjectPart } from './project-part.ts';

/** What the closing report says, what an acceptance asks for, and what was found wrong. */
export function ReportTab({ project, rights }: ProjectPart) {
  const { t } = useArrangementMessages();
  const found = useQuery(reportQuery(useApi(), project.id));
  const [asking, setAsking] = useState<'result' | 'paper'>();
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={400} />;
  const mayWrite = rights.manages && project.state !== 'closed';
  const close = () => setAsking(undefined);
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text fz="sm" c="dimmed">
          {t('report.help')}
        </Text>
        <Group gap="xs">
          {mayWrite && (
            <>
              <Button size="xs" variant="default" onClick={() => setAsking('result')}>
                {t('report.measure')}…
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsking('paper')}>
                {t('report.paper')}…
              </Button>
            </>
          )}
          <FormMenu first="docx" places={[{ subject: 'project', order: { ids: [project.id] } }]} />
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <BeforeCard whole={found.data} />
        <AfterCard whole={found.data} />
        <AcceptanceCard whole={found.data} />
        <ErrorsCard whole={found.data} limit={project.record.errorLimitPercent} />
        <Paper withBorder p="md">
          <EffortCard whole={found.data} />
        </Paper>
      </SimpleGrid>
      {asking === 'result' && <ResultDialog project={project} onClose={close} />}
      {asking === 'paper' && <PaperDialog project={project} onClose={close} />}
    </>
  );
}
