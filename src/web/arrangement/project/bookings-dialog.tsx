import { useState } from 'react';
import { Button, Modal, ScrollArea, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ListEnd } from '../../parts/list-end.tsx';
import { useSession } from '../../session/session-context.ts';
import type { Booking, StepProgress } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { bookingsQuery, itemsOf } from '../queries.ts';
import type { ProjectPart } from './project-part.ts';

interface BookingsDialogProps extends ProjectPart {
  readonly step: StepProgress;
  readonly onClose: () => void;
}

/** Who said when that the step was done; what was taken back stays to be read. */
export function BookingsDialog({ project, rights, step, onClose }: BookingsDialogProps) {
  const { t } = useArrangementMessages();
  const { name } = useSession().account;
  const [undoing, setUndoing] = useState<Booking>();
  const list = useInfiniteQuery(bookingsQuery(useApi(), project.id, { step: step.key }));
  const bookings = itemsOf(list.data);
  const mayUndo = ({ worker }: Booking) => rights.books && (rights.speaksForOthers || worker === name);
  if (undoing)
    return (
      <AskDialog
        title={t('bookings.undo')}
        help={t('bookings.undoHelp', { worker: undoing.worker, date: formatDate(undoing.doneOn) })}
        fields={[{ name: 'reason', label: 'reason', kind: 'area', required: true }]}
        request={(body) => ({
          path: `/arrangement-projects/${project.id}/bookings/undo`,
          body: { ids: [undoing.id], ...body },
        })}
        onClose={() => setUndoing(undefined)}
      />
    );
  return (
    <Modal
      opened
      size={860}
      title={t('bookings.title', { number: step.number, name: step.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
      {...{ onClose }}
    >
      {list.error && <ErrorNote error={list.error} />}
      {list.isPending && <Skeleton h={160} />}
      {list.data && bookings.length === 0 && <Text fz="sm">{t('bookings.none')}</Text>}
      <ScrollArea.Autosize mah="60vh" type="auto">
        <Table fz="sm" verticalSpacing={4}>
          <Table.Tbody>
            {bookings.map((booking) => (
              <BookingRow
                key={booking.id}
                booking={booking}
                {...(mayUndo(booking) && { onUndo: () => setUndoing(booking) })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <ListEnd
        text={t('bookings.count', { count: bookings.length })}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
    </Modal>
  );
}

interface BookingRowProps {
  readonly booking: Booking;
  /** Absent: this account may not take it back. */
  readonly onUndo?: () => void;
}

function BookingRow({ booking: { doneOn, worker, amount, undone, note }, onUndo }: BookingRowProps) {
  const { t } = useArrangementMessages();
  return (
    <Table.Tr c={undone ? 'dimmed' : 'inherit'}>
      <Table.Td w={110}>{formatDate(doneOn)}</Table.Td>
      <Table.Td>{worker}</Table.Td>
      <Table.Td>{amount !== null && t('bookings.amount', { amount })}</Table.Td>
      <Table.Td>{undone ? t('bookings.undone', { by: undone.by, reason: undone.reason }) : note}</Table.Td>
      <Table.Td w={100}>
        {undone === null && onUndo && (
          <Button size="compact-xs" variant="subtle" color="red" onClick={onUndo}>
            {t('bookings.undo')}…
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
