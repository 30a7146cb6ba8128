import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Center, Loader, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { sessionQuery } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { QueryProblem } from '../parts/query-problem.tsx';
import { SessionContext, type Session } from './session-context.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignInPage } from './sign-in-page.tsx';

/** Shows its children to somebody signed in. A session that ends under way is renewed in place, so that nothing typed is lost. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const api = useApi();
  const client = useQueryClient();
  const { data: caller, error, refetch } = useQuery(sessionQuery(api));
  const [lapsed, setLapsed] = useState(false);
  useEffect(() => api.onSignedOut(() => setLapsed(true)), [api]);

  const navigate = useNavigate();
  const signOut = useCallback(async () => {
    await api.call('/session', { method: 'DELETE' });
    const { queryKey } = sessionQuery(api);
    client.setQueryData(queryKey, null);
    // The next to sign in may not be allowed where this one was.
    await navigate('/', { replace: true });
    // Nothing of one person's view is left for the next.
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] });
  }, [api, client, navigate]);
  const account = caller?.account;
  const session = useMemo<Session | undefined>(
    () => account && { account, signOut: () => void signOut() },
    [account, signOut],
  );

  if (error) return <QueryProblem error={error} retry={() => void refetch()} />;
  if (caller === undefined) return <Waiting />;
  if (!session) return <SignInPage />;
  const renewed = () => {
    setLapsed(false);
    void client.invalidateQueries();
  };
  return (
    <SessionContext value={session}>
      {children}
      {lapsed && <RenewSession name={session.account.name} onRenewed={renewed} />}
    </SessionContext>
  );
}

function Waiting() {
  return (
    <Center mih="100vh">
      <Loader />
    </Center>
  );
}

function RenewSession({ name, onRenewed }: { readonly name: string; readonly onRenewed: () => void }) {
  const { t } = useMessages();
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t('session.lapsedTitle')} zIndex={1000}>
      <Stack gap="sm">
        <Text fz="sm">{t('session.lapsed')}</Text>
        <SignInForm name={name} onSignedIn={onRenewed} />
      </Stack>
    </Modal>
  );
}
