import { Button, Skeleton, Switch, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRegisterMessages } from './messages/register-messages.ts';
import { learnedQuery } from './queries.ts';
import type { LearnedFact } from './register-types.ts';

/** What accepted records taught: each name may be switched off or forgotten. */
export function LearnedTable() {
  const { t } = useRegisterMessages();
  const api = useApi();
  const client = useQueryClient();
  const found = useQuery(learnedQuery(api));
  const change = useMutation({
    mutationFn: ({ id, off }: { readonly id: string; readonly off?: boolean }) =>
      off === undefined
        ? api.call(`/learned/${id}`, { method: 'DELETE' })
        : api.call(`/learned/${id}`, { method: 'PATCH', body: { off } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['learned'] }),
  });
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} />;
  const { items } = found.data;
  return (
    <>
      <Text fz="sm" c="dimmed" mb="xs">
        {t('learned.help')}
      </Text>
      {change.error && <ErrorNote error={change.error} />}
      {items.length === 0 ? (
        <Text p="md">{t('learned.none')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={760} type="native" className="list">
          <Table verticalSpacing={6} fz="sm" aria-label={t('register.tab.learned')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={140}>{t('learned.kind')}</Table.Th>
                <Table.Th>{t('learned.what')}</Table.Th>
                <Table.Th>{t('learned.detail')}</Table.Th>
                <Table.Th w={90}>{t('learned.documents')}</Table.Th>
                <Table.Th w={110}>{t('learned.years')}</Table.Th>
                <Table.Th w={70}>{t('learned.use')}</Table.Th>
                <Table.Th w={80} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((fact) => (
                <FactRow
                  key={fact.id}
                  fact={fact}
                  isPending={change.isPending}
                  onSwitch={(off) => change.mutate({ id: fact.id, off })}
                  onRemove={() => change.mutate({ id: fact.id })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  );
}

interface FactRowProps {
  readonly fact: LearnedFact;
  readonly isPending: boolean;
  readonly onSwitch: (off: boolean) => void;
  readonly onRemove: () => void;
}

function FactRow({ fact, isPending, onSwitch, onRemove }: FactRowProps) {
  const { t } = useRegisterMessages();
  const { kind, name, abbreviation, role, body, documents, firstYear, lastYear, off } = fact;
  const detail = [abbreviation, role, body].filter((part) => part !== undefined && part !== '').join(' · ');
  return (
    <Table.Tr>
      <Table.Td>{t(`learned.kind.${kind}`)}</Table.Td>
      <Table.Td>{name}</Table.Td>
      <Table.Td>{detail}</Table.Td>
      <Table.Td>{documents}</Table.Td>
      <Table.Td>{firstYear === lastYear ? firstYear : `${String(firstYear)}–${String(lastYear)}`}</Table.Td>
      <Table.Td>
        <Switch
          size="xs"
          aria-label={t('learned.useOf', { name })}
          checked={!off}
          disabled={isPending}
          onChange={(event) => onSwitch(!event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={t('learned.removeOf', { name })}
          disabled={isPending}
          onClick={onRemove}
        >
          {t('learned.remove')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
