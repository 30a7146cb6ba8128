import { Alert, Table, Text } from '@mantine/core';
import { ApiError } from '../api/errors.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from './error-note.tsx';

/** Why something was refused; where somebody was faster, with what stands there now beside what was sent. */
export function RefusalNote({ error }: { readonly error: unknown }) {
  const { t } = useMessages();
  const fields = error instanceof ApiError ? (error.problem.conflict?.fields ?? []) : [];
  if (fields.length === 0) return <ErrorNote error={error} />;
  return (
    <Alert color="orange" variant="light" title={t('common.conflict.title')} role="alert">
      <Text fz="sm" mb="xs">
        {t('common.conflict.help')}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('common.conflict.stored')}</Table.Th>
            <Table.Th>{t('common.conflict.given')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map(({ field, stored, given }) => (
            <Table.Tr key={field}>
              <Table.Td className="told-value">{shown(stored)}</Table.Td>
              <Table.Td className="told-value">{shown(given)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Alert>
  );
}

/** Values are texts, or lists and parts of texts. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.map(shown).join('; ');
  if (typeof value === 'object') return Object.values(value).map(shown).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
