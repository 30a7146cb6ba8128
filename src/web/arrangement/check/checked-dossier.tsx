import { Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { DossierDetail } from '../../archive/dossier/dossier-query.ts';
import { periodText } from '../../archive/model/typed-period.ts';
import { Findings } from '../../archive/parts/findings.tsx';
import { DossierStateBadge } from '../../archive/parts/state-badge.tsx';
import { formatDate } from '../../model/typed-date.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';

/** What the slip says, as it is compared with the paper. */
export function CheckedDossier({ detail: { dossier, documents, findings } }: { readonly detail: DossierDetail }) {
  const { t, language } = useArrangementMessages();
  const { description } = dossier;
  if (dossier.masked) return <Text fz="sm">{t('check.masked')}</Text>;
  const { retention, startDate, endDate } = description;
  const facts = [
    [
      t('field.dates'),
      [startDate, endDate].flatMap((date) => (date === undefined ? [] : [formatDate(date)])).join(' – '),
    ],
    [t('field.retention'), retention === undefined ? '' : periodText(retention, language)],
    [t('field.accessConditions'), description.accessConditions],
    [t('field.secrecy'), description.secrecy],
    [t('field.language'), description.language?.join(', ')],
    [t('field.sheetCount'), description.sheetCount],
    [t('field.documents'), t('check.documents', { listed: documents.length, said: description.documentCount ?? '—' })],
    [t('field.physicalCondition'), description.physicalCondition],
    [t('field.keywords'), description.keywords?.join('; ')],
    [t('field.annotation'), description.annotation],
    [t('field.note'), description.note],
    [t('check.editors'), dossier.editors.join(', ')],
    [t('check.checkedBy'), dossier.checkedBy ?? ''],
  ] as const;
  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600} fz="lg">
          {`${String(dossier.temporaryNumber)}. ${description.title}`}
        </Text>
        <DossierStateBadge state={dossier.state} />
      </Group>
      <dl>
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([name, value]) => (
            <Fact key={name} name={name} value={String(value)} />
          ))}
      </dl>
      <Findings findings={findings} />
      <Link to={`/archive/fonds/${dossier.fondsId}?dossier=${dossier.id}`} target="_blank">
        {t('check.open')}
      </Link>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
