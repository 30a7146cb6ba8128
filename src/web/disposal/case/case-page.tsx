import { Badge, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { isMissing } from '../../api/queries.ts';
import { NotFound } from '../../parts/not-found.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight, useSession } from '../../session/session-context.ts';
import type { DisposalOverview } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import { isCustodian } from '../model/acts-for.ts';
import { overviewQuery } from '../queries.ts';
import { CouncilCard } from './council-card.tsx';
import { FilesCard } from './files-card.tsx';
import { ItemsCard } from './items-card.tsx';
import { NextSteps } from './next-steps.tsx';
import { PapersCard } from './papers-card.tsx';

/** One case of disposal: where it stands, what is missing, and everything that belongs to it. */
export function CasePage() {
  const { id = '' } = useParams();
  const found = useQuery(overviewQuery(useApi(), id));
  if (isMissing(found.error)) return <NotFound />;
  if (isMissing(found.error)) return <NotFound />;
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton m="md" h={300} />;
  return <CaseView overview={found.data} />;
}

function CaseView({ overview }: { readonly overview: DisposalOverview }) {
  const { t } = useDisposalMessages();
  const { case: given } = overview;
  const { role } = useSession().account;
  const seesLedger = useRight('see-ledger');
  return (
    <div className="page page-narrow">
      <PageTitle title={given.record.title}>
        <Badge variant="light" size="lg">
          {given.stateTitle}
        </Badge>
      </PageTitle>
      <Group gap="md" mb="sm">
        <Link to="/disposal">{`← ${t('case.back')}`}</Link>
        <Text fz="sm" c="dimmed">
          {t('case.norms', { norms: given.norms })}
        </Text>
        {given.secret && <Badge color="red">{t('list.secret')}</Badge>}
        {seesLedger && <Link to={`/ledger?subject=${given.id}`}>{t('case.history')}</Link>}
      </Group>
      <Stack gap="md">
        <NextSteps overview={overview} />
        <ItemsCard overview={overview} />
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          <CouncilCard overview={overview} />
          <PapersCard overview={overview} mayPrint={role !== 'reader'} />
        </SimpleGrid>
        {isCustodian(role) && <FilesCard overview={overview} />}
      </Stack>
    </div>
  );
}
