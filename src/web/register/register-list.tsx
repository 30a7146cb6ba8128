import { useState } from 'react';
import { Alert, Button, Group, Progress, Skeleton, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { saveFile } from '../forms/save-form.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { useRegisterMessages } from './messages/register-messages.ts';
import { completenessQuery, progressQuery, refreshRegisters, registersQuery } from './queries.ts';
import type { DocumentRegister, RegisterMatchReport } from './register-types.ts';
import { RemoveDialog } from './remove-dialog.tsx';

/** The registers of a fonds, and what is done with all of them. */
export function RegisterListTab({ fonds }: { readonly fonds: string }) {
  const { t } = useRegisterMessages();
  const api = useApi();
  const client = useQueryClient();
  const found = useQuery(registersQuery(api, fonds));
  const [importing, setImporting] = useState(false);
  const [removed, setRemoved] = useState<DocumentRegister>();
  const matching = useMutation({
    mutationFn: () => api.call<RegisterMatchReport>(`/fonds/${fonds}/register-matching`, { method: 'POST', body: {} }),
    onSettled: () => refreshRegisters(client),
  });
  const exporting = useMutation({
    mutationFn: () => saveFile(api, `/fonds/${fonds}/register-report`, { method: 'GET' }),
  });
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} />;
  const { items } = found.data;
  const error = matching.error ?? exporting.error;
  return (
    <>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('list.help')} {t('list.auto')}
      </Text>
      <Actions
        isEmpty={items.length === 0}
        isMatching={matching.isPending}
        isExporting={exporting.isPending}
        onImport={() => setImporting(true)}
        onMatch={() => matching.mutate()}
        onExport={() => exporting.mutate()}
      />
      {error && <ErrorNote error={error} />}
      {matching.isPending && <Running fonds={fonds} />}
      {matching.data && (
        <Alert color="green" variant="light" mb="sm" role="status">
          {t('list.matched', countsOf(matching.data))}
        </Alert>
      )}
      {items.length === 0 ? (
        <Text p="md">{t('list.none')}</Text>
      ) : (
        <RegisterTable items={items} fonds={fonds} onRemove={setRemoved} />
      )}
      {importing && <ImportDialog fonds={fonds} onClose={() => setImporting(false)} />}
      {removed && <RemoveDialog register={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}

interface ActionsProps {
  readonly isEmpty: boolean;
  readonly isMatching: boolean;
  readonly isExporting: boolean;
  readonly onImport: () => void;
  readonly onMatch: () => void;
  readonly onExport: () => void;
}

function Actions({ isEmpty, isMatching, isExporting, ...on }: ActionsProps) {
  const { t } = useRegisterMessages();
  return (
    <Group gap="sm" mb="sm">
      <Button size="xs" variant={isEmpty ? 'filled' : 'default'} onClick={on.onImport}>
        {t('list.import')}
      </Button>
      {!isEmpty && (
        <>
          <Button size="xs" loading={isMatching} onClick={on.onMatch}>
            {t('list.match')}
          </Button>
          <Button size="xs" variant="default" loading={isExporting} onClick={on.onExport}>
            {t('list.export')}
          </Button>
        </>
      )}
    </Group>
  );
}

function countsOf({ documents, rows, paired, doubtful, unmatched, filled }: RegisterMatchReport) {
  return { documents, rows, paired, doubtful, unmatched, filled };
}

function Running({ fonds }: { readonly fonds: string }) {
  const { t } = useRegisterMessages();
  const { data } = useQuery(progressQuery(useApi(), fonds, true));
  const { done = 0, of = 0 } = data ?? {};
  // The last documents of a block are looked at without a word.
  const isLooking = data === undefined || done + 50 < of;
  return (
    <div role="status">
      <Text fz="sm">{isLooking ? t('list.matching', { done, of }) : t('list.writing')}</Text>
      <Progress value={of === 0 ? 0 : (done / of) * 100} mb="sm" mt={4} animated aria-label={t('list.match')} />
    </div>
  );
}

interface RegisterTableProps {
  readonly items: readonly DocumentRegister[];
  readonly fonds: string;
  readonly onRemove: (register: DocumentRegister) => void;
}

function RegisterTable({ items, fonds, onRemove }: RegisterTableProps) {
  const { t } = useRegisterMessages();
  const { data } = useQuery(completenessQuery(useApi(), fonds));
  return (
    <>
      <Table.ScrollContainer minWidth={640} type="native" className="list">
        <Table verticalSpacing={6} fz="sm" aria-label={t('register.tab.registers')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={80}>{t('list.year')}</Table.Th>
              <Table.Th>{t('list.register')}</Table.Th>
              <Table.Th w={110}>{t('list.rows')}</Table.Th>
              <Table.Th w={130}>{t('list.paired')}</Table.Th>
              <Table.Th w={130}>{t('list.without')}</Table.Th>
              <Table.Th w={90} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((register) => (
              <Table.Tr key={register.id}>
                <Table.Td>{register.year}</Table.Td>
                <Table.Td>
                  {t(`register.kind.${register.kind}`)}
                  {register.title !== '' && ` · ${register.title}`}
                </Table.Td>
                <Table.Td>{register.rows}</Table.Td>
                <Table.Td>{register.paired}</Table.Td>
                <Table.Td>{register.rows - register.paired}</Table.Td>
                <Table.Td>
                  <Button size="compact-xs" variant="subtle" color="red" onClick={() => onRemove(register)}>
                    {t('list.remove')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {data && (
        <Text fz="sm" c="dimmed" mt="xs">
          {t('list.sum', {
            ...{ rows: data.rows, paired: data.paired, rowsWithout: data.rowsWithout, documents: data.documents },
            ...{ doubtful: data.doubtful, documentsWithout: data.documentsWithout },
          })}
        </Text>
      )}
    </>
  );
}
