import { useState } from 'react';
import { Badge, Button, Group, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { fondsQuery } from '../../archive/queries.ts';
import { formatDate } from '../../model/typed-date.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { useRight } from '../../session/session-context.ts';
import type { ProjectState } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { fondsName } from '../parts/fonds-choice.tsx';
import { STATE_COLORS } from '../parts/state-colors.ts';
import { ProjectDialog } from '../projects/project-dialog.tsx';
import type { ProjectPart } from './project-part.ts';

const NEXT: Readonly<Record<ProjectState, readonly ProjectState[]>> = {
  planned: ['running'],
  running: ['closed', 'planned'],
  closed: ['running'],
};

/** What the project is, and what those who manage it can do with it as a whole. */
export function ProjectHead({ project, rights }: ProjectPart) {
  const { t } = useArrangementMessages();
  const seesLedger = useRight('see-ledger');
  const [asking, setAsking] = useState<ProjectState | 'change'>();
  const close = () => setAsking(undefined);
  const { id, title, state, revision } = project;
  return (
    <>
      <PageTitle title={title}>
        <Badge variant="light" size="lg" color={STATE_COLORS[state]}>
          {t(`state.${state}`)}
        </Badge>
        {rights.manages && state !== 'closed' && (
          <Button size="xs" variant="default" onClick={() => setAsking('change')}>
            {t('project.change')}…
          </Button>
        )}
        {rights.manages &&
          NEXT[state].map((to, index) => (
            <Button key={to} size="xs" variant={index === 0 ? 'filled' : 'default'} onClick={() => setAsking(to)}>
              {t(`move.${state}.${to}` as 'move.planned.running')}
            </Button>
          ))}
      </PageTitle>
      <Group gap="md" mb="sm">
        <Link to="/arrangement">{`← ${t('projects.all')}`}</Link>
        <FondsLinks ids={project.fondsIds} />
        <Text fz="sm" c="dimmed">
          {t('projects.process', { process: project.process })}
        </Text>
        <Text fz="sm" c="dimmed">
          {t('project.span', { from: formatDate(project.startsOn), to: formatDate(project.deadline) })}
        </Text>
        <Text fz="sm" c="dimmed">
          {rights.part === undefined ? t('project.noPart') : t('project.part', { role: t(`role.${rights.part}`) })}
        </Text>
        {seesLedger && <Link to={`/ledger?subject=${id}`}>{t('project.history')}</Link>}
      </Group>
      <Parties project={project} />
      {asking === 'change' && <ProjectDialog project={project} onClose={close} />}
      {asking !== undefined && asking !== 'change' && (
        <AskDialog
          title={t(`move.${state}.${asking}` as 'move.planned.running')}
          confirm={t(`move.${state}.${asking}` as 'move.planned.running')}
          help={t(`explain.${asking}`)}
          fields={[]}
          request={() => ({ path: `/arrangement-projects/${id}/move`, body: { revision, to: asking } })}
          onClose={close}
        />
      )}
    </>
  );
}

function FondsLinks({ ids }: { readonly ids: readonly string[] }) {
  const api = useApi();
  const found = useQueries({ queries: ids.map((id) => fondsQuery(api, id)) });
  return found
    .flatMap(({ data }) => data ?? [])
    .map((fonds) => (
      <Link key={fonds.id} to={`/archive/fonds/${fonds.id}`}>
        {fondsName(fonds)}
      </Link>
    ));
}

function Parties({ project: { record, members } }: Pick<ProjectPart, 'project'>) {
  const { t } = useArrangementMessages();
  const parties = record.parties.map(
    ({ role, organisation, person }) =>
      `${t(`party.${role}`)}: ${organisation}${person === undefined ? '' : ` (${person})`}`,
  );
  const { number, date } = record.contract ?? {};
  const contract = [number ?? '', date === undefined ? '' : formatDate(date)].filter((part) => part !== '').join(', ');
  const people = members.map(({ account, role }) => `${account} (${t(`role.${role}`)})`);
  return (
    <Text fz="sm" c="dimmed" mb="sm">
      {[...(contract === '' ? [] : [t('project.contract', { contract })]), ...parties].join(' · ')}
      {people.length > 0 && (
        <>
          {parties.length > 0 && <br />}
          {t('project.people', { people: people.join(', ') })}
        </>
      )}
    </Text>
  );
}
