import { useState } from 'react';
import { Alert, Badge, Button, Group, List, Progress, Skeleton, Table, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { formatDate } from '../../model/typed-date.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight } from '../../session/session-context.ts';
import type { Project, StepProgress } from '../arrangement-types.ts';
import { useArrangementMessages, type ArrangementTranslate } from '../messages/arrangement-messages.ts';
import { incompleteByState } from '../model/incomplete.ts';
import { blocksOf, isStepDone, standingOf, stateOfStep, type Block, type BlockSources } from '../model/step-blocks.ts';
import { completenessQuery, paceQuery, progressQuery, stepsQuery } from '../queries.ts';
import { BookDialog } from './book-dialog.tsx';
import { BookingsDialog } from './bookings-dialog.tsx';
import { FaultsDialog } from './faults-dialog.tsx';
import type { ProjectPart } from './project-part.ts';

interface Asked {
  readonly what: 'book' | 'bookings' | 'faults';
  readonly step: StepProgress;
}

/** The steps of the circular, each with how far it is, and what is in its way. */
export function StepsTab({ project, rights }: ProjectPart) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const progress = useQuery(progressQuery(api, project.id));
  const pace = useQuery(paceQuery(api, project.id));
  const list = useQuery(stepsQuery(api, project.process));
  const incomplete = useIncomplete(project);
  const [asked, setAsked] = useState<Asked>();
  const error = progress.error ?? list.error;
  if (error) return <QueryProblem error={error} retry={() => void Promise.all([progress.refetch(), list.refetch()])} />;
  if (!progress.data || !list.data) return <Skeleton h={400} />;
  const sources = { state: project.state, steps: list.data.items, progress: progress.data.steps, incomplete };
  const close = () => setAsked(undefined);
  return (
    <>
      {project.state === 'planned' && (
        <Alert color="blue" variant="light" mb="sm">
          {t(rights.manages ? 'steps.start' : 'steps.notStarted')}
        </Alert>
      )}
      <StepTable {...{ sources, project }} books={rights.books} today={pace.data?.today ?? ''} onAsk={setAsked} />
      <Text fz="xs" c="dimmed" mt={4}>
        {t('steps.source', { source: list.data.source })}
      </Text>
      {asked && <AskedDialog {...{ project, rights, asked }} onClose={close} />}
    </>
  );
}

function AskedDialog({ asked, ...rest }: ProjectPart & { readonly asked: Asked; readonly onClose: () => void }) {
  const { step, what } = asked;
  if (what === 'book') return <BookDialog {...rest} step={step} />;
  if (what === 'bookings') return <BookingsDialog {...rest} step={step} />;
  return <FaultsDialog project={rest.project} step={step} onClose={rest.onClose} />;
}

/** Dossiers that a rule holds up, by the state it keeps them from; those who may not ask for it are told without. */
function useIncomplete({ fondsIds, state }: Project): BlockSources['incomplete'] {
  const api = useApi();
  const mayAsk = useRight('see-status') && state === 'running';
  const reports = useQueries({
    queries: fondsIds.map((id) => ({ ...completenessQuery(api, id), enabled: mayAsk, staleTime: 60_000 })),
  });
  const known = reports.flatMap(({ data }) => data ?? []);
  return known.length < fondsIds.length ? undefined : incompleteByState(known);
}

interface StepTableProps {
  readonly sources: BlockSources;
  readonly project: Project;
  readonly books: boolean;
  readonly today: string;
  readonly onAsk: (asked: Asked) => void;
}

const STANDING_COLORS = { done: 'green', late: 'red', begun: 'blue', open: 'gray' } as const;

function StepTable({ sources, project, books, today, onAsk }: StepTableProps) {
  const { t } = useArrangementMessages();
  return (
    <Table.ScrollContainer minWidth={980} type="native" className="list">
      <Table verticalSpacing={6} fz="sm" aria-label={t('tab.steps')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}>{t('steps.number')}</Table.Th>
            <Table.Th>{t('steps.name')}</Table.Th>
            <Table.Th w={110}>{t('steps.days')}</Table.Th>
            <Table.Th w={150}>{t('steps.done')}</Table.Th>
            <Table.Th w={110}>{t('steps.state')}</Table.Th>
            <Table.Th w="32%">{t('steps.blocked')}</Table.Th>
            <Table.Th w={110} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.progress.map((step) => (
            <Table.Tr key={step.key}>
              <Table.Td>{step.number}</Table.Td>
              <Table.Td>{step.name}</Table.Td>
              <Table.Td>
                {formatDate(step.from ?? '')}
                <br />
                {formatDate(step.to ?? '')}
              </Table.Td>
              <Table.Td>
                <Done step={step} />
              </Table.Td>
              <Table.Td>
                <Badge className="keep-width" variant="light" color={STANDING_COLORS[standingOf(step, today)]}>
                  {t(`standing.${standingOf(step, today)}`)}
                </Badge>
              </Table.Td>
              <Table.Td>
                <Blocks step={step} {...{ sources, project, onAsk }} />
              </Table.Td>
              <Table.Td>{step.shownBy === 'booking' && <Acts {...{ step, books, onAsk }} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Done({ step: { done, total, subject } }: { readonly step: StepProgress }) {
  const { t } = useArrangementMessages();
  if (subject === 'project') return t(done > 0 ? 'steps.booked' : 'steps.notBooked');
  return (
    <>
      <Progress value={total === 0 ? 0 : (100 * done) / total} size="sm" />
      {t(`subject.${subject}`, { count: `${String(done)}/${String(total)}` })}
    </>
  );
}

function Acts({ step, books, onAsk }: { readonly step: StepProgress } & Pick<StepTableProps, 'books' | 'onAsk'>) {
  const { t } = useArrangementMessages();
  return (
    <Group gap={4}>
      {books && !isStepDone(step) && (
        <Button size="compact-xs" variant="default" onClick={() => onAsk({ what: 'book', step })}>
          {t('steps.book')}
        </Button>
      )}
      {step.done > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => onAsk({ what: 'bookings', step })}>
          {t('steps.bookings')}
        </Button>
      )}
    </Group>
  );
}

interface BlocksProps extends Pick<StepTableProps, 'sources' | 'project' | 'onAsk'> {
  readonly step: StepProgress;
}

function Blocks({ step, sources, project, onAsk }: BlocksProps) {
  const { t } = useArrangementMessages();
  const blocks = blocksOf(step, sources);
  const waits = step.subject === 'dossier' && step.total > step.done;
  return (
    <>
      {blocks.length > 0 && (
        <List size="sm" spacing={2}>
          {blocks.map((block) => (
            <List.Item key={keyOf(block)}>{textOf(block, t)}</List.Item>
          ))}
        </List>
      )}
      <Group gap="sm">
        {blocks.some(({ kind }) => kind === 'incomplete') && stateOfStep(step.key) !== undefined && (
          <Button size="compact-xs" variant="light" color="red" onClick={() => onAsk({ what: 'faults', step })}>
            {t('steps.faults')}
          </Button>
        )}
        {waits && <WaitingLinks {...{ step, project }} />}
      </Group>
    </>
  );
}

function keyOf(block: Block): string {
  return block.kind === 'needs' ? `needs ${block.step.key}` : block.kind;
}

function textOf(block: Block, t: ArrangementTranslate): string {
  switch (block.kind) {
    case 'needs': {
      const { number, name, subject } = block.step;
      const left = subject === 'project' ? '' : `: ${t(`left.${subject}`, { count: block.left })}`;
      return t('block.needs', { number, name: shortened(name), left });
    }
    case 'nothing':
      return t(`block.nothing.${block.of}`);
    case 'incomplete':
      return t('block.incomplete', { count: block.dossiers });
    case 'not-running':
    case 'lot':
      return t(`block.${block.kind}`);
  }
}

/** Names of steps in the circular are whole sentences; what comes before the colon says which it is. */
function shortened(name: string): string {
  return name.split(/[:;(]/)[0]?.trim() ?? name;
}

/** State in which dossiers wait for a step, where that is one state. */
const WAITING_IN: Readonly<Record<string, string>> = {
  'dossier-described': 'sorting',
  'dossier-checked': 'described',
  'dossier-numbered': 'checked',
  'dossier-boxed': 'numbered',
};

function WaitingLinks({ step, project }: Pick<BlocksProps, 'step' | 'project'>) {
  const { t } = useArrangementMessages();
  const state = WAITING_IN[step.shownBy];
  if (state === undefined) return null;
  return project.fondsIds.map((id) => (
    <Link key={id} to={`/archive/fonds/${id}?state=${state}`}>
      {t('steps.waiting')}
    </Link>
  ));
}
