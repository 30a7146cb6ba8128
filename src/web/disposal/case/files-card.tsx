import { useState } from 'react';
import { Badge, Button, Group, Paper, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import type { DisposalFile, DisposalOverview } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import { SETTLE_FORM } from '../model/act-forms.ts';
import { filesQuery } from '../queries.ts';
import { ActDialog } from './act-dialog.tsx';

const STATES = ['planned', 'witnessed', 'trashed', 'erased', 'kept', 'absent', 'by-hand'] as const;

/** What becomes of each scan in its host; those that cannot be destroyed from here wait for a person. */
export function FilesCard({ overview }: { readonly overview: DisposalOverview }) {
  const { t } = useDisposalMessages();
  const [chosen, setChosen] = useState<DisposalFile>();
  const counted = STATES.filter((state) => overview.files[state] > 0);
  return (
    <Paper withBorder p="md">
      <Text fw={600} mb="xs">
        {t('files.title')}
      </Text>
      {counted.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('files.none')}
        </Text>
      ) : (
        <>
          <Group gap="xs" mb="xs">
            {counted.map((state) => (
              <Badge key={state} variant="light" color={state === 'erased' ? 'gray' : 'blue'}>
                {`${t(`files.${state}`)}: ${String(overview.files[state])}`}
              </Badge>
            ))}
          </Group>
          <FileTable overview={overview} onSettle={setChosen} />
        </>
      )}
      {chosen && (
        <ActDialog
          {...{ overview, title: 'act.settle', form: SETTLE_FORM }}
          first={{ scanFileId: chosen.scanFileId }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Paper>
  );
}

const OPEN: ReadonlySet<DisposalFile['state']> = new Set(['planned', 'witnessed', 'trashed']);

interface FileTableProps {
  readonly overview: DisposalOverview;
  readonly onSettle: (file: DisposalFile) => void;
}

function FileTable({ overview, onSettle }: FileTableProps) {
  const { t } = useDisposalMessages();
  const list = useInfiniteQuery(filesQuery(useApi(), overview.case.id));
  const files = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {files.map((file) => (
            <Table.Tr key={file.scanFileId}>
              <Table.Td>{file.name}</Table.Td>
              <Table.Td>{file.hostId}</Table.Td>
              <Table.Td>{file.stateTitle}</Table.Td>
              <Table.Td c="red">{file.trouble}</Table.Td>
              <Table.Td>
                {file.trouble !== null && OPEN.has(file.state) && (
                  <Button size="compact-xs" variant="default" onClick={() => onSettle(file)}>
                    {t('files.settle')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ListEnd
        text=""
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
    </>
  );
}
