import { Badge, Button, Group, Modal, Skeleton, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { parsePeriodKey } from '../../../domain/retention/retention-period.ts';
import { useApi } from '../../api/api-context.ts';
import type { components } from '../../generated/api.ts';
import { formatTime } from '../../model/format.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ListEnd } from '../../parts/list-end.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { useRight } from '../../session/session-context.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { periodText } from '../model/typed-period.ts';
import { dueQuery, holdsQuery, type DuePage as DueList } from './retention-queries.ts';

type DuePageItem = DueList['items'][number];

/** Dossiers whose period has ended or ends soon, and those that are held whatever their period. */
export function DuePage() {
  const { t } = useArchiveMessages();
  const api = useApi();
  const counts = useQuery({
    queryKey: ['due', 'counts'],
    queryFn: ({ signal }) => api.get<components['schemas']['DueCounts']>('/retention/due/counts', signal),
  });
  return (
    <div className="page page-narrow">
      <PageTitle title={t('due.title')} />
      {counts.data && <Text mb="sm">{t('due.counts', { ...counts.data })}</Text>}
      <DueTable />
      <Title order={2} fz={18} mt="lg" mb="xs">
        {t('holds.title')}
      </Title>
      <HoldTable />
    </div>
  );
}

function DueTable() {
  const { t } = useArchiveMessages();
  const list = useInfiniteQuery(dueQuery(useApi()));
  const mayHold = useRight('judge-marks');
  const [asking, setAsking] = useState<string>();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error) return <ErrorNote error={list.error} />;
  if (list.isPending) return <Skeleton h={120} />;
  if (items.length === 0) return <Text fz="sm">{t('due.none')}</Text>;
  return (
    <>
      <Table.ScrollContainer minWidth={700} type="native" className="list">
        <Table fz="sm" verticalSpacing={6} aria-label={t('due.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={120}>{t('due.on')}</Table.Th>
              <Table.Th>{t('due.dossier')}</Table.Th>
              <Table.Th w={140}>{t('column.retention')}</Table.Th>
              <Table.Th w={200}>{t('change.row')}</Table.Th>
              {mayHold && <Table.Th w={110} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((due) => (
              <DueLine key={due.id} due={due} onHold={mayHold ? () => setAsking(due.id) : undefined} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ListEnd
        text=""
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
      {asking !== undefined && (
        <ReasonDialog
          path="/retention/holds"
          body={{ dossierId: asking }}
          title={t('holds.place')}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

interface DueLineProps {
  readonly due: DuePageItem;
  readonly onHold: (() => void) | undefined;
}

function DueLine({ due, onHold }: DueLineProps) {
  const { t, language } = useArchiveMessages();
  const period = due.period === null ? undefined : parsePeriodKey(due.period);
  return (
    <Table.Tr>
      <Table.Td>
        <Badge variant="light" color={due.state === 'due' ? 'red' : 'orange'}>
          {formatDate(due.expiresOn)}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Link to={`/archive/fonds/${due.fondsId}?dossier=${due.id}`}>{due.title}</Link>
      </Table.Td>
      <Table.Td>{period && periodText(period, language)}</Table.Td>
      <Table.Td className="break-anywhere">{due.item}</Table.Td>
      {onHold && (
        <Table.Td>
          <Button size="compact-xs" variant="default" onClick={onHold}>
            {t('holds.place')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function HoldTable() {
  const { t } = useArchiveMessages();
  const list = useInfiniteQuery(holdsQuery(useApi()));
  const mayHold = useRight('judge-marks');
  const [releasing, setReleasing] = useState<string>();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error) return <ErrorNote error={list.error} />;
  if (list.isPending) return <Skeleton h={80} />;
  if (items.length === 0) return <Text fz="sm">{t('holds.none')}</Text>;
  return (
    <>
      <Stack gap="xs">
        {items.map(({ id, reason, placedBy, placedAt }) => (
          <Group key={id} justify="space-between" wrap="nowrap" className="hold">
            <div>
              <Text fz="sm">{reason}</Text>
              <Text fz="xs" c="dimmed">
                {t('holds.by', { name: placedBy, at: formatTime(placedAt) })}
              </Text>
            </div>
            {mayHold && (
              <Button size="compact-xs" variant="default" onClick={() => setReleasing(id)}>
                {t('holds.release')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <ListEnd
        text=""
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
      {releasing !== undefined && (
        <ReasonDialog
          path={`/retention/holds/${releasing}/release`}
          body={{}}
          title={t('holds.release')}
          onClose={() => setReleasing(undefined)}
        />
      )}
    </>
  );
}

interface ReasonDialogProps {
  readonly path: string;
  readonly body: object;
  readonly title: string;
  readonly onClose: () => void;
}

function ReasonDialog({ path, body, title, onClose }: ReasonDialogProps) {
  const { t } = useArchiveMessages();
  const api = useApi();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () => api.call(path, { method: 'POST', body: { ...body, reason: reason.trim() } }),
    onSuccess: onClose,
    onSettled: () => {
      for (const key of ['due', 'holds']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Stack gap="sm">
        {send.error && <ErrorNote error={send.error} />}
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          label={t('holds.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={reason.trim() === ''} loading={send.isPending} onClick={() => send.mutate()}>
            {title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
