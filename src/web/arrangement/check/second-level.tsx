import { useState } from 'react';
import { Alert, Badge, Button, Group, Paper, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { formatTime } from '../../model/format.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import type { Lot } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { openOf } from '../../../domain/arrangement/sampling.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import type { ProjectPart } from '../project/project-part.ts';
import { lotsQuery } from '../queries.ts';
import { LotDesk } from './lot-desk.tsx';

/** Lots of checked dossiers: a sample is drawn by a seed that anybody can draw it with again, looked at, and taken over or not. */
export function SecondLevel({ project, rights }: ProjectPart) {
  const { t } = useArrangementMessages();
  const lots = useQuery(lotsQuery(useApi(), project.id));
  const [isDrawing, setDrawing] = useState(false);
  const [chosen, setChosen] = useState<string>();
  if (lots.error && !lots.data) return <QueryProblem error={lots.error} retry={() => void lots.refetch()} />;
  if (!lots.data) return <Skeleton h={300} />;
  const { items } = lots.data;
  const open = items.find(({ closed }) => closed === null);
  const shown = items.find(({ id }) => id === chosen) ?? open;
  return (
    <>
      {!rights.judges && <WhoJudges {...{ project, rights }} />}
      <Group justify="space-between" mb="xs">
        <Text fz="sm" c="dimmed">
          {t('lots.help')}
        </Text>
        {rights.draws && open === undefined && (
          <Button size="xs" onClick={() => setDrawing(true)}>
            {t('lots.draw')}…
          </Button>
        )}
      </Group>
      {items.length === 0 ? (
        <Paper withBorder p="md">
          <Text fz="sm">{t('lots.none')}</Text>
        </Paper>
      ) : (
        <LotTable lots={items} shown={shown?.id} onShow={setChosen} />
      )}
      {shown && <LotDesk key={shown.id} {...{ project, rights }} lot={shown} />}
      {isDrawing && <DrawDialog {...{ project }} onClose={() => setDrawing(false)} />}
    </>
  );
}

function WhoJudges({ project, rights }: ProjectPart) {
  const { t } = useArrangementMessages();
  if (project.state !== 'running') return null;
  return (
    <Alert color="blue" variant="light" mb="sm">
      {t(rights.manages ? 'lots.becomeController' : 'lots.notController')}
    </Alert>
  );
}

function DrawDialog({ project, onClose }: Pick<ProjectPart, 'project'> & { readonly onClose: () => void }) {
  const { t } = useArrangementMessages();
  const { percent, least } = project.record.sample;
  return (
    <AskDialog
      title={t('lots.draw')}
      confirm={t('lots.draw')}
      help={t('lots.drawHelp', { percent, least })}
      fields={[
        { name: 'percent', label: 'lots.percent', kind: 'decimal', help: 'lots.percentHelp' },
        { name: 'seed', label: 'lots.seed', kind: 'text', help: 'lots.seedHelp' },
      ]}
      request={(body) => ({ path: `/arrangement-projects/${project.id}/lots`, body })}
      onClose={onClose}
    />
  );
}

interface LotTableProps {
  readonly lots: readonly Lot[];
  readonly shown: string | undefined;
  readonly onShow: (id: string) => void;
}

function LotTable({ lots, shown, onShow }: LotTableProps) {
  const { t } = useArrangementMessages();
  return (
    <Table.ScrollContainer minWidth={820} type="native" className="list" mb="sm">
      <Table verticalSpacing={4} fz="sm" aria-label={t('check.second')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={60}>{t('lots.number')}</Table.Th>
            <Table.Th w={140}>{t('lots.drawnAt')}</Table.Th>
            <Table.Th>{t('lots.drawnBy')}</Table.Th>
            <Table.Th>{t('lots.seed')}</Table.Th>
            <Table.Th ta="right">{t('lots.sample')}</Table.Th>
            <Table.Th ta="right">{t('lots.faulty')}</Table.Th>
            <Table.Th w={200}>{t('lots.decision')}</Table.Th>
            <Table.Th w={90} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lots.map((lot) => (
            <Table.Tr key={lot.id} aria-current={lot.id === shown}>
              <Table.Td>{lot.number}</Table.Td>
              <Table.Td>{formatTime(lot.drawnAt)}</Table.Td>
              <Table.Td>{lot.drawnBy}</Table.Td>
              <Table.Td className="arrangement-seed">{lot.seed}</Table.Td>
              <Table.Td ta="right">{`${String(lot.counts.sample)} / ${String(lot.counts.lot)}`}</Table.Td>
              <Table.Td ta="right">{t('percent', { percent: lot.faultyPercent })}</Table.Td>
              <Table.Td>
                <Decision lot={lot} />
              </Table.Td>
              <Table.Td>
                {lot.id !== shown && (
                  <Button size="compact-xs" variant="subtle" onClick={() => onShow(lot.id)}>
                    {t('lots.show')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Decision({ lot: { closed, counts } }: { readonly lot: Lot }) {
  const { t } = useArrangementMessages();
  if (closed === null) return t('lots.open', { count: openOf(counts) });
  return (
    <>
      <Badge className="keep-width" size="sm" variant="light" color={closed.decision === 'accepted' ? 'green' : 'red'}>
        {t(`lots.${closed.decision}`)}
      </Badge>
      <Text fz="xs">{[closed.by, closed.note].filter(Boolean).join(': ')}</Text>
    </>
  );
}
