import { useState } from 'react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { ApiContext } from './api/api-context.ts';
import type { ApiClient } from './api/client.ts';
import { ConnectionError } from './api/errors.ts';
import { MessagesProvider } from './messages/messages-provider.tsx';
import { AppRoutes } from './app-routes.tsx';
import { CrashGuard } from './parts/crash-guard.tsx';
import { SessionGate } from './session/session-gate.tsx';
import { theme } from './theme.ts';

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The browser's notion of "online" means the internet; the service stands in the office.
        networkMode: 'always',
        staleTime: 3000,
        retry: (failures, error) => error instanceof ConnectionError && failures < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export function App({ api }: { readonly api: ApiClient }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <MantineProvider theme={theme} defaultColorScheme="light">
      <ApiContext value={api}>
        <QueryClientProvider client={queryClient}>
          <MessagesProvider>
            <BrowserRouter>
              {/* Inside the router: a notification may lead somewhere. */}
              <Notifications position="bottom-left" autoClose={4000} limit={3} />
              <CrashGuard>
                <SessionGate>
                  <AppRoutes />
                </SessionGate>
              </CrashGuard>
            </BrowserRouter>
          </MessagesProvider>
        </QueryClientProvider>
      </ApiContext>
    </MantineProvider>
  );
}
