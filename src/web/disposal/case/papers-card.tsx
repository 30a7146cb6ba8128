import { Group, Paper, Table, Text } from '@mantine/core';
import { FormMenu } from '../../forms/form-menu.tsx';
import { formatDate } from '../../model/typed-date.ts';
import type { DisposalOverview } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';

/** The papers of the case: those that are there, those that are missing, and forms to print. */
export function PapersCard({
  overview,
  mayPrint,
}: {
  readonly overview: DisposalOverview;
  readonly mayPrint: boolean;
}) {
  const { t } = useDisposalMessages();
  const { papers = {} } = overview.case.record;
  const there = PAPER_KINDS.filter((kind) => papers[kind] !== undefined);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{t('papers.title')}</Text>
        {mayPrint && <FormMenu first="docx" places={[{ subject: 'case', order: { ids: [overview.case.id] } }]} />}
      </Group>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {there.map((kind) => (
            <PaperRow key={kind} title={t(`paper.${kind}`)} paper={papers[kind]} />
          ))}
          {overview.missingPapers.map(({ kind, title }) => (
            <Table.Tr key={kind}>
              <Table.Td c="dimmed">{title}</Table.Td>
              <Table.Td c="dimmed" colSpan={2}>
                {t('papers.missing')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

const PAPER_KINDS = [
  ...(['submission', 'explanation', 'council-decision', 'council-minutes', 'opinion-request'] as const),
  ...(['opinion', 'decision', 'handover-minutes', 'destruction-minutes'] as const),
];
type Papers = NonNullable<DisposalOverview['case']['record']['papers']>;

function PaperRow({ title, paper }: { readonly title: string; readonly paper: Papers[keyof Papers] }) {
  const { t } = useDisposalMessages();
  if (paper === undefined) return null;
  const { number, date, signer } = paper;
  const day = formatDate(date);
  return (
    <Table.Tr>
      <Table.Td>{title}</Table.Td>
      <Table.Td>
        {number === undefined ? t('papers.unnumbered', { date: day }) : t('papers.dated', { number, date: day })}
      </Table.Td>
      <Table.Td>{signer}</Table.Td>
    </Table.Tr>
  );
}
