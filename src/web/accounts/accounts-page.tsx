import { useState } from 'react';
import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import type { AccountWithSecret } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { AccountRow } from './account-row.tsx';
import { NewAccount } from './new-account.tsx';
import { SecretOnce } from './secret-once.tsx';
import { accountsQuery, useChangeAccount, useResetSecret } from './use-accounts.ts';

export function AccountsPage() {
  const { t } = useMessages();
  const api = useApi();
  const { data: accounts, error, refetch } = useQuery(accountsQuery(api));
  const [adding, setAdding] = useState(false);
  const [issued, setIssued] = useState<AccountWithSecret | undefined>();
  const change = useChangeAccount();
  const reset = useResetSecret();
  if (error && !accounts) return <QueryProblem error={error} retry={() => void refetch()} />;
  const refused = change.error ?? reset.error;
  const created = (account: AccountWithSecret) => {
    setAdding(false);
    setIssued(account);
  };
  return (
    <div className="page page-narrow">
      <PageTitle title={t('accounts.title')}>
        <Button size="xs" onClick={() => setAdding(true)}>
          {t('accounts.add')}
        </Button>
      </PageTitle>
      {refused && <ErrorNote error={refused} />}
      <Table.ScrollContainer type="native" minWidth={800} className="list">
        <Table fz="sm" verticalSpacing="xs" aria-label={t('accounts.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('accounts.name')}</Table.Th>
              <Table.Th w={220}>{t('accounts.role')}</Table.Th>
              <Table.Th w={120}>{t('accounts.state')}</Table.Th>
              <Table.Th w={164}>{t('accounts.created')}</Table.Th>
              <Table.Th w={260} aria-label={t('common.actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts?.map((account) => (
              <AccountRow
                key={account.id}
                account={account}
                onChange={(changes) => change.mutate({ id: account.id, ...changes })}
                onReset={() => reset.mutate(account.id, { onSuccess: setIssued })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {adding && <NewAccount onClose={() => setAdding(false)} onCreated={created} />}
      {issued && <SecretOnce issued={issued} onClose={() => setIssued(undefined)} />}
    </div>
  );
}
