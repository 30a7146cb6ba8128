import { Modal, ScrollArea, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { Findings } from '../../archive/parts/findings.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import type { Project, StepProgress } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { faultsFor } from '../model/incomplete.ts';
import { stateOfStep } from '../model/step-blocks.ts';
import { completenessQuery } from '../queries.ts';

interface FaultsDialogProps {
  readonly project: Project;
  readonly step: StepProgress;
  readonly onClose: () => void;
}

/** Dossiers that rules of completeness keep from a step, each one click away. */
export function FaultsDialog({ project: { fondsIds }, step, onClose }: FaultsDialogProps) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const reports = useQueries({ queries: fondsIds.map((id) => completenessQuery(api, id)) });
  const state = stateOfStep(step.key) ?? '';
  const found = reports.map(({ data }) => data);
  const rows = found.flatMap((report, index) =>
    report === undefined ? [] : faultsFor(report, state).map((item) => ({ ...item, fondsId: fondsIds[index] ?? '' })),
  );
  const error = reports.find((one) => one.error !== null)?.error;
  const isCut = found.some((report) => report !== undefined && report.items.length < report.blocking + report.warned);
  return (
    <Modal
      opened
      size="xl"
      title={t('faults.title', { number: step.number, name: step.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
      {...{ onClose }}
    >
      <Stack gap="sm">
        {error && <ErrorNote error={error} />}
        {found.includes(undefined) && !error && <Skeleton h={160} />}
        {!found.includes(undefined) && rows.length === 0 && <Text fz="sm">{t('faults.none')}</Text>}
        {isCut && <Text fz="sm">{t('faults.cut')}</Text>}
        <ScrollArea.Autosize mah="60vh" type="auto">
          <Table fz="sm" verticalSpacing={6}>
            <Table.Tbody>
              {rows.map(({ id, fondsId, temporaryNumber, title, findings }) => (
                <Table.Tr key={id}>
                  <Table.Td w={60}>{temporaryNumber}</Table.Td>
                  <Table.Td w="40%">
                    <Link to={`/archive/fonds/${fondsId}?dossier=${id}`}>{title}</Link>
                  </Table.Td>
                  <Table.Td>
                    <Findings findings={findings} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      </Stack>
    </Modal>
  );
}
