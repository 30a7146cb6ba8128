import { useState } from 'react';
import { Alert, Anchor, Button, Checkbox, FileButton, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { fondsQuery } from '../queries.ts';
import { useImport, type DifferingRow, type ImportReport } from './use-import.ts';

const XLSX = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Takes dossiers over from a workbook: first what it would bring, row by row; then, when a person has seen it, for good. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { t } = useArchiveMessages();
  const fonds = useQuery(fondsQuery(useApi(), id));
  const { trial, taking } = useImport(id);
  const [chosen, setChosen] = useState<readonly DifferingRow[]>([]);
  const { data } = trial;
  const start = (file: File | null) => {
    if (!file) return;
    setChosen([]);
    taking.reset();
    trial.mutate(file);
  };
  return (
    <div className="page page-narrow">
      <Anchor component={Link} to={`/archive/fonds/${id}`} fz="xs">
        {fonds.data?.name ?? t('fonds.title')}
      </Anchor>
      <PageTitle title={t('import.title')}>
        <FileButton accept={XLSX} onChange={start}>
          {(props) => (
            <Button size="xs" {...props} loading={trial.isPending} variant={data ? 'default' : 'filled'}>
              {t(data ? 'import.other' : 'import.choose')}
            </Button>
          )}
        </FileButton>
      </PageTitle>
      {trial.error && <ErrorNote error={trial.error} />}
      {taking.error && <ErrorNote error={taking.error} />}
      {!data && !trial.isPending && <Text fz="sm">{t('import.help')}</Text>}
      {data && (
        <Stack gap="sm">
          <Text fw={650}>{data.name}</Text>
          {taking.data ? (
            <Alert color="green" title={t('import.done')}>
              <Counts report={taking.data} />
            </Alert>
          ) : (
            <>
              <Counts report={data.report} />
              <Group>
                <Button
                  loading={taking.isPending}
                  disabled={data.report.dossiers.added + data.report.documents.added + chosen.length === 0}
                  onClick={() => taking.mutate({ sha256: data.sha256, rows: chosen })}
                >
                  {t('import.take', { rows: data.report.dossiers.added + chosen.length })}
                </Button>
              </Group>
              <Differing rows={data.report.differing} chosen={chosen} onChoose={setChosen} />
            </>
          )}
          <Remarks report={taking.data ?? data.report} />
        </Stack>
      )}
    </div>
  );
}

function Counts({ report: { dossiers, documents } }: { readonly report: ImportReport }) {
  const { t } = useArchiveMessages();
  return (
    <>
      <Text fz="sm">{t('import.dossiers', { ...dossiers })}</Text>
      {documents.read > 0 && <Text fz="sm">{t('import.documents', { ...documents })}</Text>}
    </>
  );
}

function Remarks({ report: { remarks, remarkCount } }: { readonly report: ImportReport }) {
  const { t } = useArchiveMessages();
  if (remarks.length === 0) return null;
  return (
    <>
      <Text fz="sm">{t('import.remarks', { shown: remarks.length, count: remarkCount })}</Text>
      <Table.ScrollContainer minWidth={640} type="native" className="list">
        <Table fz="sm" verticalSpacing={4} aria-label={t('import.remarksLabel')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>{t('import.place')}</Table.Th>
              <Table.Th w={150}>{t('paste.column')}</Table.Th>
              <Table.Th w={180}>{t('import.value')}</Table.Th>
              <Table.Th>{t('import.remark')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {remarks.map(({ level, sheet, row, column, header, value, message }, index) => (
              <Table.Tr key={`${sheet}.${String(row)}.${String(index)}`} data-refused={level === 'fault' || undefined}>
                <Table.Td>{row === null ? sheet : t('import.row', { sheet, row })}</Table.Td>
                <Table.Td>{header ?? column}</Table.Td>
                <Table.Td className="break-anywhere">{value}</Table.Td>
                <Table.Td>{message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

interface DifferingProps {
  readonly rows: readonly DifferingRow[];
  readonly chosen: readonly DifferingRow[];
  readonly onChoose: (rows: readonly DifferingRow[]) => void;
}

/** Rows of dossiers that are there and say something else: nothing is written over unless a person chooses the row. */
function Differing({ rows, chosen, onChoose }: DifferingProps) {
  const { t } = useArchiveMessages();
  if (rows.length === 0) return null;
  const toggle = (row: DifferingRow) =>
    onChoose(chosen.includes(row) ? chosen.filter((one) => one !== row) : [...chosen, row]);
  return (
    <>
      <Text fz="sm">{t('import.differing', { rows: rows.length })}</Text>
      <Stack gap={6}>
        {rows.map((row) => (
          <Checkbox
            key={`${row.sheet}.${String(row.row)}`}
            checked={chosen.includes(row)}
            onChange={() => toggle(row)}
            label={t('import.row', { sheet: row.sheet, row: row.row })}
            description={row.fields
              .map((field) => `${field.field}: ${textOf(field.stored)} → ${textOf(field.given)}`)
              .join(' · ')}
          />
        ))}
      </Stack>
    </>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
