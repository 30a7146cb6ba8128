import { Component, type ReactNode } from 'react';
import { Button, Center, Stack } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from './error-note.tsx';

interface CrashGuardProps {
  readonly children: ReactNode;
}
interface CrashGuardState {
  readonly error: unknown;
}

/** A fault in drawing a page shows what to do instead of an empty window. React offers this only to classes. */
export class CrashGuard extends Component<CrashGuardProps, CrashGuardState> {
  override state: CrashGuardState = { error: undefined };

  static getDerivedStateFromError(error: unknown): CrashGuardState {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Crashed error={this.state.error} />;
  }
}

function Crashed({ error }: { readonly error: unknown }) {
  const { t } = useMessages();
  return (
    <Center mih="100vh" p="md">
      <Stack maw={560}>
        <ErrorNote error={error} />
        <Button onClick={() => window.location.reload()}>{t('common.reload')}</Button>
      </Stack>
    </Center>
  );
}
