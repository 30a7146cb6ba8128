import { Skeleton, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { isMissing } from '../../api/queries.ts';
import { NotFound } from '../../parts/not-found.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useSession } from '../../session/session-context.ts';
import type { Project } from '../arrangement-types.ts';
import { CheckTab } from '../check/check-tab.tsx';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { rightsIn } from '../model/project-rights.ts';
import { projectQuery } from '../queries.ts';
import { BundlesTab } from './bundles-tab.tsx';
import { PaceCard } from './pace-card.tsx';
import { ProjectHead } from './project-head.tsx';
import { ReportTab } from './report-tab.tsx';
import { StatisticsTab } from './statistics-tab.tsx';
import { StepsTab } from './steps-tab.tsx';

/** One project: how far each step is and why not further, whose hands hold what, the two checks, and what came of it. */
export function ProjectPage() {
  const { id = '', tab } = useParams();
  const found = useQuery(projectQuery(useApi(), id));
  if (isMissing(found.error) || !isTab(tab)) return <NotFound />;
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton m="md" h={300} />;
  return <ProjectView project={found.data} tab={tab ?? 'steps'} />;
}

const TABS = ['steps', 'bundles', 'check', 'statistics', 'report'] as const;
type Tab = (typeof TABS)[number];

function isTab(tab: string | undefined): tab is Tab | undefined {
  return tab === undefined || TABS.some((one) => one === tab);
}

function ProjectView({ project, tab }: { readonly project: Project; readonly tab: Tab }) {
  const { t } = useArrangementMessages();
  const navigate = useNavigate();
  const { account } = useSession();
  const rights = rightsIn(project, account);
  const part = { project, rights };
  return (
    <div className="page page-wide">
      <ProjectHead {...part} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => void navigate(`/arrangement/${project.id}/${next ?? 'steps'}`, { replace: true })}
      >
        <Tabs.List mb="sm" aria-label={project.title}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="steps">
          <Stack gap="md">
            <PaceCard project={project} />
            <StepsTab {...part} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="bundles">
          <BundlesTab {...part} />
        </Tabs.Panel>
        <Tabs.Panel value="check">
          <CheckTab {...part} />
        </Tabs.Panel>
        <Tabs.Panel value="statistics">
          <StatisticsTab project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="report">
          <ReportTab {...part} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
