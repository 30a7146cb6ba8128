import { Anchor, Modal, ScrollArea, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { withQuery } from '../../api/client.ts';
import type { components } from '../../generated/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import type { Fonds } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { Findings } from '../parts/findings.tsx';

type Report = components['schemas']['CompletenessReport'];

interface CompletenessDialogProps {
  readonly fonds: Fonds;
  readonly nodeId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}
const MOST_FINDINGS = 200;

/** What is missing in the fonds or under the chosen heading, dossier by dossier. */
export function CompletenessDialog({ fonds, nodeId, onOpen, onClose }: CompletenessDialogProps) {
  const { t } = useArchiveMessages();
  const api = useApi();
  const report = useQuery({
    queryKey: ['completeness', fonds.id, nodeId],
    queryFn: ({ signal }) =>
      api.get<Report>(
        withQuery(`/fonds/${fonds.id}/dossiers/completeness`, { node: nodeId, limit: MOST_FINDINGS }),
        signal,
      ),
  });
  const open = (id: string) => {
    onOpen(id);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('do.completeness')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {report.error && <ErrorNote error={report.error} />}
      {report.isPending && <Skeleton h={160} />}
      {report.data && <ReportView report={report.data} onOpen={open} />}
    </Modal>
  );
}

function ReportView({ report, onOpen }: { readonly report: Report; readonly onOpen: (id: string) => void }) {
  const { t } = useArchiveMessages();
  const { items, dossiers, blocking, warned } = report;
  const summary =
    items.length === 0
      ? t('do.completenessNone', { dossiers })
      : t('do.completenessSummary', { dossiers, blocking, warned });
  return (
    <Stack gap="sm">
      <Text fz="sm">
        {summary}
        {items.length < blocking + warned && ` ${t('do.completenessFirst', { shown: items.length })}`}
      </Text>
      <ScrollArea.Autosize mah="60vh" type="auto">
        <Table fz="sm" verticalSpacing={6}>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Td w={60}>{item.temporaryNumber}</Table.Td>
                <Table.Td w="40%">
                  <Anchor component="button" fz="sm" ta="left" onClick={() => onOpen(item.id)}>
                    {item.title}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Findings findings={item.findings} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Stack>
  );
}
