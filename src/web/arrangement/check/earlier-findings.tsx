import { Alert, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { formatTime } from '../../model/format.ts';
import { useRight } from '../../session/session-context.ts';
import { isArrangementKey, useArrangementMessages } from '../messages/arrangement-messages.ts';
import { findingsQuery, itemsOf } from '../queries.ts';

interface EarlierFindingsProps {
  readonly projectId: string;
  readonly dossierId: string;
}

/** What was found wrong of a dossier before: one that went back waits among the others until it is mended. */
export function EarlierFindings({ projectId, dossierId }: EarlierFindingsProps) {
  const { t } = useArrangementMessages();
  const mayAsk = useRight('see-status');
  const list = useInfiniteQuery({ ...findingsQuery(useApi(), projectId, { dossier: dossierId }), enabled: mayAsk });
  const findings = itemsOf(list.data);
  if (findings.length === 0) return null;
  const fieldName = (field: string) => {
    const key = `field.${field}`;
    return isArrangementKey(key) ? t(key) : field;
  };
  return (
    <Alert color="orange" variant="light" my="sm" title={t('check.earlier')}>
      {findings.map(({ id, foundAt, foundBy, field, kind, note }) => (
        <Text key={id} fz="sm">
          {[formatTime(foundAt), foundBy, t(`verdict.${kind}`), fieldName(field), note].filter(Boolean).join(' · ')}
        </Text>
      ))}
    </Alert>
  );
}
