import { Button, Stack } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from './error-note.tsx';

/** In place of what could not be loaded: why, and a way to try again. */
export function QueryProblem({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useMessages();
  return (
    <Stack align="flex-start" p="md" maw={640} mx="auto" w="100%">
      <ErrorNote error={error} />
      <Button onClick={retry} variant="default">
        {t('common.retry')}
      </Button>
    </Stack>
  );
}
