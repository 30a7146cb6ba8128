import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { formatDate } from '../model/typed-date.ts';
import { useRight } from '../session/session-context.ts';
import { useRegisterMessages } from './messages/register-messages.ts';
import { rowQuery } from './queries.ts';

/** The row that a value was taken from; for those alone who may see registers: a row may tell of other documents. */
export function RowEvidence({ rowId }: { readonly rowId: string }) {
  return useRight('judge-marks') ? <Row rowId={rowId} /> : null;
}

function Row({ rowId }: { readonly rowId: string }) {
  const { t } = useRegisterMessages();
  const { data, error } = useQuery({ ...rowQuery(useApi(), rowId), retry: false });
  if (error !== null) return <Note text={t('evidence.gone')} />;
  if (!data) return null;
  const { register, row } = data;
  const { number, date, subject } = row.entry;
  const place = { kind: t(`register.kind.${register.kind}`), year: register.year, line: row.line };
  const said = { number: number ?? '—', date: date === null ? '—' : formatDate(date), subject: subject ?? '—' };
  return <Note text={t('evidence.row', place)} title={t('evidence.said', said)} />;
}

function Note({ text, title }: { readonly text: string; readonly title?: string }) {
  return (
    <Text span fz="xs" c="dimmed" {...(title !== undefined && { title })}>
      {text}
    </Text>
  );
}
