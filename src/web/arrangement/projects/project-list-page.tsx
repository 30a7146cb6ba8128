import { useState } from 'react';
import { Badge, Button, Paper, Progress, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { isCustodian } from '../../disposal/model/acts-for.ts';
import { formatNumber } from '../../model/format.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRowKeys } from '../../parts/use-row-keys.ts';
import { useSession } from '../../session/session-context.ts';
import type { Project } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { STATE_COLORS } from '../parts/state-colors.ts';
import { OutlookText } from '../parts/outlook-text.tsx';
import { itemsOf, paceQuery, progressQuery, projectsQuery } from '../queries.ts';
import { ProjectDialog } from './project-dialog.tsx';

export function ProjectListPage() {
  const { t } = useArrangementMessages();
  const { role } = useSession().account;
  const [isOpening, setOpening] = useState(false);
  const list = useInfiniteQuery(projectsQuery(useApi()));
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  const projects = itemsOf(list.data);
  return (
    <div className="page page-wide">
      <PageTitle title={t('projects.title')}>
        {isCustodian(role) && (
          <Button size="xs" onClick={() => setOpening(true)}>
            {t('projects.new')}
          </Button>
        )}
      </PageTitle>
      {list.isPending && <Skeleton h={200} />}
      {list.data && projects.length === 0 && (
        <Paper withBorder p="md">
          <Text fw={600}>{t('projects.none')}</Text>
          <Text fz="sm" c="dimmed">
            {t(isCustodian(role) ? 'projects.noneHelp' : 'projects.noneAsk')}
          </Text>
        </Paper>
      )}
      {projects.length > 0 && (
        <>
          <ProjectTable projects={projects} />
          <ListEnd
            text={t('projects.count', { count: projects.length })}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            loadMore={() => void list.fetchNextPage()}
          />
        </>
      )}
      {isOpening && <ProjectDialog onClose={() => setOpening(false)} />}
    </div>
  );
}

function ProjectTable({ projects }: { readonly projects: readonly Project[] }) {
  const { t } = useArrangementMessages();
  const navigate = useNavigate();
  const open = (id: string) => void navigate(`/arrangement/${id}`);
  const keys = useRowKeys(projects.length, (index) => open(projects[index]?.id ?? ''));
  return (
    <Table.ScrollContainer minWidth={900} type="native" className="list" onKeyDown={keys.onKeyDown}>
      <Table highlightOnHover verticalSpacing="xs" aria-label={t('projects.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('projects.name')}</Table.Th>
            <Table.Th w={130}>{t('projects.state')}</Table.Th>
            <Table.Th w={170}>{t('projects.progress')}</Table.Th>
            <Table.Th w={190}>{t('projects.pace')}</Table.Th>
            <Table.Th w={220}>{t('projects.forecast')}</Table.Th>
            <Table.Th w={120}>{t('projects.deadline')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {projects.map((project, index) => (
            <Table.Tr key={project.id} className="list-row" {...keys.row(index)} onClick={() => open(project.id)}>
              <Table.Td>
                <Link className="row-link" to={`/arrangement/${project.id}`} tabIndex={-1}>
                  {project.title}
                </Link>
                <Text fz="xs" c="dimmed">
                  {t('projects.process', { process: project.process })}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge className="keep-width" variant="light" color={STATE_COLORS[project.state]}>
                  {t(`state.${project.state}`)}
                </Badge>
              </Table.Td>
              <Standing project={project} />
              <Table.Td>{formatDate(project.deadline)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Three cells: how far, how fast, until when. */
function Standing({ project: { id, state } }: { readonly project: Project }) {
  const { t, language } = useArrangementMessages();
  const shown = (value: number | null) => (value === null ? '—' : formatNumber(value, language, 2));
  const api = useApi();
  const { data: progress } = useQuery(progressQuery(api, id));
  const { data: pace } = useQuery({ ...paceQuery(api, id), enabled: state === 'running' });
  const bundles = pace?.measures.find(({ measure }) => measure === 'bundles');
  return (
    <>
      <Table.Td>
        {progress && (
          <>
            <Progress value={progress.percent} size="sm" aria-label={t('projects.progress')} />
            <Text fz="xs">{t('percent', { percent: formatNumber(progress.percent, language, 1) })}</Text>
          </>
        )}
      </Table.Td>
      <Table.Td>
        {bundles && t('projects.bundlesADay', { pace: shown(bundles.pace), needed: shown(bundles.needed) })}
      </Table.Td>
      <Table.Td>{pace && <OutlookText pace={pace} />}</Table.Td>
    </>
  );
}
