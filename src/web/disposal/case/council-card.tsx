import { Badge, List, Paper, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { formatDate } from '../../model/typed-date.ts';
import type { DisposalOverview, DisposalVotes, Member } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import { votesQuery } from '../queries.ts';

/** Who sits in the council, who has voted, and how the votes stand. */
export function CouncilCard({ overview }: { readonly overview: DisposalOverview }) {
  const { t } = useDisposalMessages();
  const { members = [], session } = overview.case.record;
  const votes = useQuery({ ...votesQuery(useApi(), overview.case.id), enabled: members.length > 0 });
  const voted = new Set(votes.data?.votes.map(({ memberId }) => memberId));
  const present = members.filter(({ id }) => session?.present.includes(id)).map(({ name }) => name);
  return (
    <Paper withBorder p="md">
      <Text fw={600} mb="xs">
        {overview.case.councilTitle || t('council.title')}
      </Text>
      {members.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('council.none')}
        </Text>
      )}
      {overview.council.length > 0 && members.length > 0 && (
        <List size="sm" mb="xs">
          {overview.council.map(({ fault, message }) => (
            <List.Item key={fault}>{message}</List.Item>
          ))}
        </List>
      )}
      {members.length > 0 && <Members members={members} voted={voted} />}
      {votes.data && voted.size > 0 && <Counted votes={votes.data} voted={voted.size} members={members.length} />}
      {session && (
        <Text fz="sm" mt="xs">
          {`${t('council.session', { date: formatDate(session.heldOn) })} · ${t('council.present', {
            names: present.join(', '),
          })}`}
        </Text>
      )}
    </Paper>
  );
}

interface CountedProps {
  readonly votes: DisposalVotes;
  readonly voted: number;
  readonly members: number;
}

function Counted({ votes: { tallies }, voted, members }: CountedProps) {
  const { t } = useDisposalMessages();
  const keep = tallies.filter(({ outcome }) => outcome === 'keep').length;
  const counts = { destroy: tallies.length - keep, keep };
  return (
    <Text fz="sm" mt="xs">
      {`${t('council.voted', { voted, members })} · ${t('council.tally', counts)}`}
    </Text>
  );
}

function Members({ members, voted }: { readonly members: readonly Member[]; readonly voted: ReadonlySet<string> }) {
  const { t } = useDisposalMessages();
  return (
    <Table verticalSpacing={4}>
      <Table.Tbody>
        {members.map(({ id, name, position, role, capacity, account }) => (
          <Table.Tr key={id}>
            <Table.Td>
              {name}
              {position !== undefined && `, ${position}`}
            </Table.Td>
            <Table.Td>{t(`role.${role}`)}</Table.Td>
            <Table.Td>{t(`capacity.${capacity}`)}</Table.Td>
            <Table.Td c="dimmed">
              {account === undefined ? t('council.noAccount') : t('council.account', { account })}
            </Table.Td>
            <Table.Td w={30}>
              {voted.has(id) && (
                <Badge size="xs" color="green">
                  ✓
                </Badge>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
