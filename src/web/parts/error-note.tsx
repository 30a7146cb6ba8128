import { Alert, Text } from '@mantine/core';
import { ApiError, ConnectionError } from '../api/errors.ts';
import { useMessages, type Translate } from '../messages/messages.ts';

/** What went wrong in words a person can act on. */
export function errorText(error: unknown, t: Translate): string {
  if (error instanceof ApiError) {
    const fields = error.problem.errors?.map(({ message }) => message) ?? [];
    return [error.problem.detail, ...fields.filter((message) => !error.problem.detail.includes(message))].join(' ');
  }
  return t(error instanceof ConnectionError ? 'common.noConnection' : 'common.unexpected');
}

interface ErrorNoteProps {
  readonly error: unknown;
  readonly title?: string;
  /** Of what is no fault but asks for something more. */
  readonly color?: 'blue';
}

export function ErrorNote({ error, title, color }: ErrorNoteProps) {
  const { t } = useMessages();
  const heading = title ?? (error instanceof ApiError ? error.problem.title : t('common.error'));
  return (
    <Alert color={color ?? 'red'} variant="light" title={heading} role="alert">
      <Text fz="sm">{errorText(error, t)}</Text>
      {error instanceof ApiError && error.problem.status >= 500 && (
        <Text fz="xs" c="dimmed">
          {t('common.request', { id: error.problem.requestId })}
        </Text>
      )}
    </Alert>
  );
}
